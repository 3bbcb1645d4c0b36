"""Words of danger left during a measure: kept, told at once, and to those who may know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.library import Library
from bot.measures.words import Kept, Words, keep_words, worry_in
from conversations.emergency_numbers import CHILDHOOD, SUICIDE
from conversations.understanding.knowledge import Knowledge
from resources_db.actions import Done, Reason, Refused, Role
from resources_db.directory.shelf import Shelf
from resources_db.measures.actions import GiveSchoolWork, WriteAsTutor, WriteInBooklet
from resources_db.measures.danger import WORDS_OF_DANGER, Alarm
from resources_db.measures.tables import BookletRow, NoticeRow
from resources_db.measures.telling import Told
from resources_db.measures.terms import WORDS_LENGTH, Page, Writing
from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from resources_db.tasks.actions import AssignTask
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.town import AT, Town, build

MINUTE = timedelta(minutes=1)
CERTAIN = {
    "fr": "Mon beau-père me frappe quand il a bu.",
    "en": "I want to kill myself",
    "es": "Quiero morir",
    "pt": "O meu padrasto bate-me",
    "ar": "أريد أن أموت",
    "tr": "Babam beni dövüyor",
    "uk": "Я хочу померти",
    "ro": "Vreau să mor",
}
"""In each language of the page."""


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The words that the assistant knows."""
    return Library.build(Shelf(-1, ())).knowledge


@pytest.fixture
def desk(sqlite_url: str, keys: Keys) -> Iterator[Desk]:
    """Where one asks, on SQLite."""
    with Database.open(sqlite_url, keys) as database:
        yield Desk(database, database.write_now(build))


async def keep(desk: Desk, knowledge: Knowledge, words: Words, role: Role) -> Kept:
    """As a page does."""
    return await keep_words(desk.database, knowledge, desk.town.actor(role), words, AT)


def booklet(town: Town, measure: int, words: str) -> WriteInBooklet:
    """Words of the young person."""
    return WriteInBooklet(town.situation, measure, Page.THOUGHT, words)


@pytest.mark.parametrize("lang", sorted(CERTAIN))
def test_danger_is_read_in_every_language(knowledge: Knowledge, lang: str) -> None:
    """Certain: the numbers come first."""
    worry = worry_in(CERTAIN[lang], knowledge)
    assert worry is not None
    assert worry.certain
    assert {SUICIDE, CHILDHOOD} & set(worry.numbers)


def test_danger_is_found_in_the_middle_of_a_full_page(knowledge: Knowledge) -> None:
    """A chat message is cut; a page of the booklet is read to its last sign."""
    quiet = "Ce matin on a rangé les livres avec Paul. On a mangé à la cantine. "
    half = (WORDS_LENGTH // 2 - 60) // len(quiet)
    assert worry_in(quiet * half * 2, knowledge) is None
    worry = worry_in(quiet * half + CERTAIN["fr"] + " " + quiet * half, knowledge)
    assert worry is not None
    assert worry.certain
    without_a_stop = "encore des mots " * 60 + "je veux mourir " + "encore des mots " * 60
    assert worry_in(without_a_stop, knowledge) is not None


async def test_the_words_are_kept_and_the_service_has_a_task(
    desk: Desk, knowledge: Knowledge
) -> None:
    """At once, in the same transaction; the task holds codes, never the words."""
    measure = desk.make(making.running)
    kept = await keep(
        desk, knowledge, booklet(desk.town, measure, CERTAIN["fr"]), Role.YOUNG_PERSON
    )
    assert isinstance(kept.outcome, Done)
    assert kept.worry is not None
    [line] = desk.database.read_now(lambda s: s.scalars(select(BookletRow)).all())
    assert line.words == CERTAIN["fr"]
    [task] = desk.tasks(WORDS_OF_DANGER)
    assert Alarm.of(task.detail) == Alarm(True, "child_abuse", Writing.BOOKLET, measure)
    assert (task.due, task.situation) == (AT, desk.town.situation)
    assert task.person == desk.town.people[Role.YOUNG_PERSON]


async def test_a_doubt_is_a_task_too(desk: Desk, knowledge: Knowledge) -> None:
    """Someone reads it; the writer is shown one line that listens."""
    measure = desk.make(making.running)
    words = WriteAsTutor(desk.town.situation, measure, "Il dit qu'il a peur de rentrer chez lui.")
    kept = await keep(desk, knowledge, words, Role.MISSION_TUTOR)
    assert isinstance(kept.outcome, Done), kept
    assert kept.worry is not None
    assert not kept.worry.certain
    assert len(kept.worry.numbers) == 1
    [task] = desk.tasks(WORDS_OF_DANGER)
    alarm = Alarm.of(task.detail)
    assert alarm is not None
    assert (alarm.certain, alarm.writing) == (False, Writing.TUTOR)


async def test_ordinary_words_open_nothing(desk: Desk, knowledge: Knowledge) -> None:
    """What a school hands over."""
    measure = desk.make(making.running)
    work = GiveSchoolWork(desk.town.situation, measure, "Mme Ba", "Exercices 3 et 4, page 52.")
    kept = await keep(desk, knowledge, work, Role.CPE)
    assert kept == Kept(kept.outcome)
    assert not desk.tasks(WORDS_OF_DANGER)


async def test_someone_of_the_service_is_told_and_another_one_after_fifteen_minutes(
    desk: Desk, knowledge: Knowledge
) -> None:
    """Unless the task was taken; never the school, which does not read the booklet."""
    measure = desk.make(making.running)
    words = booklet(desk.town, measure, CERTAIN["fr"])
    await keep(desk, knowledge, words, Role.YOUNG_PERSON)
    [first] = told(desk)
    desk.sweep(AT + 14 * MINUTE)
    assert told(desk) == [first]
    desk.sweep(AT + 15 * MINUTE)
    desk.sweep(AT + 60 * MINUTE)
    people = desk.town.people
    assert len(told(desk)) == 2
    assert set(told(desk)) <= {
        people[Role.AGENT], people[Role.COORDINATOR], people[Role.REFERENT_DE_PARCOURS],
    }  # fmt: skip


async def test_a_task_that_is_taken_is_enough(desk: Desk, knowledge: Knowledge) -> None:
    """Nobody else is told; the same words again wait for nobody, new ones are a new task."""
    measure = desk.make(making.running)
    words = booklet(desk.town, measure, CERTAIN["fr"])
    await keep(desk, knowledge, words, Role.YOUNG_PERSON)
    await keep(desk, knowledge, words, Role.YOUNG_PERSON)
    [task] = desk.tasks(WORDS_OF_DANGER)
    desk.ask(AssignTask(task.id, desk.town.people[Role.AGENT]))
    desk.sweep(AT + 20 * MINUTE)
    assert len(told(desk)) == 1
    await keep(desk, knowledge, words, Role.YOUNG_PERSON)
    assert len(desk.tasks(WORDS_OF_DANGER)) == 2


async def test_words_that_cannot_be_kept_are_heard_all_the_same(
    desk: Desk, knowledge: Knowledge
) -> None:
    """Too long for a page: refused, and the service knows. A stranger alarms nobody."""
    measure = desk.make(making.running)
    long = booklet(desk.town, measure, CERTAIN["fr"] + "a" * WORDS_LENGTH)
    kept = await keep(desk, knowledge, long, Role.YOUNG_PERSON)
    assert kept.outcome == Refused(Reason.WORDS_TOO_LONG, "R5")
    assert len(desk.tasks(WORDS_OF_DANGER)) == 1
    strange = booklet(desk.town, measure, CERTAIN["en"])
    kept = await keep(desk, knowledge, strange, Role.EDITOR)
    assert isinstance(kept.outcome, Refused)
    assert len(desk.tasks(WORDS_OF_DANGER)) == 1


def told(desk: Desk) -> list[int | None]:
    """Who was asked to take it in hand."""
    wanted = select(NoticeRow.person_id).where(NoticeRow.kind == Told.ALARM.value)
    return list(desk.database.read_now(lambda s: s.scalars(wanted.order_by(NoticeRow.id)).all()))
