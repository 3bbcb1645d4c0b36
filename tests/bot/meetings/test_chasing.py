"""Nobody is left in silence: the next way, one task an hour, a word without any name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.library import Library
from bot.meetings.chasing import LEASE, Chasing
from conversations.pushes import betrays
from resources_db.actions import Done, Role
from resources_db.agreements.terms import Answer as Said
from resources_db.meetings.actions import (
    AnswerAppointment,
    ArrangeInterpreter,
    Attendee,
    ExpectSomeone,
    ReleaseSomeone,
)
from resources_db.meetings.interpreting import INTERPRETER
from resources_db.meetings.planning import TELL_BY_HAND
from resources_db.meetings.silence import NO_NEWS
from resources_db.meetings.tables import ReminderRow, ToldRow
from resources_db.meetings.terms import Answer, Interpreting, Means, Part
from resources_db.messages.inbox import address_for
from resources_db.messages.tables import OutboxRow
from resources_db.people.links import link
from resources_db.storage.database import Database
from resources_db.tasks.actions import EndTask
from resources_db.tasks.terms import TaskOutcome
from tests.bot.meetings.chatting import STARTS, Home, settle_in
from tests.bot.messages.house import PARIS
from tests.resources_db.meetings.test_appointments import agree

DAY = timedelta(days=1)


@pytest.fixture
def home(database: Database, library: Library) -> Home:
    return settle_in(database, library)


@pytest.fixture
def chasing(home: Home, library: Library) -> Chasing:
    """The job, whose agent reads the staff's bot."""

    def write(session: Session) -> None:
        agent = home.town.people[Role.AGENT]
        address = address_for(session, "staff", "agent", "fr", home.clock())
        link(session, address, agent, home.clock(), invitation=None)

    home.database.write_now(write)
    sender = home.house.sender
    say = library.catalogs.sentence
    return Chasing(home.database, sender, home.clock, PARIS, LEASE, say)


def announced(home: Home) -> list[str]:
    """What the staff's bot is to say."""
    rows = home.database.read_now(
        lambda s: s.scalars(select(OutboxRow.body).where(OutboxRow.bot == "staff")).all()
    )
    return [str(row["text"]) for row in rows if isinstance(row, dict)]


async def test_no_answer_becomes_one_task_before_the_day(home: Home, chasing: Chasing) -> None:
    """Both parents of one family: one task, one announcement, and nobody named."""
    home.book()
    await home.beat()
    await chasing.look()
    assert not home.tasks(NO_NEWS)
    home.clock.at = STARTS - timedelta(hours=23)
    await chasing.look()
    await chasing.look()
    [task] = home.tasks(NO_NEWS)
    assert task.due == STARTS
    [text] = announced(home)
    assert text.startswith("Pas de nouvelles de 1 famille pour jeudi 3 décembre 2026")
    assert betrays(text, ["guardian", "other parent", "school"]) is None


async def test_the_next_way_is_tried_first(home: Home, chasing: Chasing) -> None:
    """Whoever agreed to text messages too is written to there, then has some hours."""
    home.database.write_now(
        lambda s: agree(s, home.town, (home.mother,), "sms", Said.YES, home.clock())
    )
    home.book()
    await home.beat()
    home.clock.at = STARTS - timedelta(hours=22)
    await chasing.look()
    rows = home.database.read_now(
        lambda s: s.scalars(
            select(ReminderRow).where(
                ReminderRow.person_id == home.mother, ReminderRow.state == "waiting"
            )
        ).all()
    )
    again = [row for row in rows if row.tried == "families"]
    assert len(again) == 1


async def test_an_answer_settles_the_task(home: Home, chasing: Chasing) -> None:
    """Once everybody has said something, nobody has to call."""
    number = home.book()
    home.clock.at = STARTS - timedelta(hours=5)
    await chasing.look()
    assert len(home.tasks(NO_NEWS)) == 1
    done = home.ask(AnswerAppointment(number, Answer.NOT_COMING), Role.GUARDIAN)
    assert isinstance(done, Done)
    home.ask(ReleaseSomeone(home.town.situation, number, home.town.other_parent))
    await chasing.look()
    assert not home.tasks(NO_NEWS)


async def test_a_machine_that_slept_does_what_is_still_useful(home: Home, chasing: Chasing) -> None:
    """After the hour has come there is nothing to do, and nothing is left over."""
    home.book()
    home.clock.at = STARTS - timedelta(hours=1)
    await chasing.look()
    assert len(home.tasks(NO_NEWS)) == 1
    home.clock.at = STARTS + timedelta(hours=1)
    await chasing.look()
    assert not home.tasks(NO_NEWS)
    assert len(announced(home)) == 1


async def test_an_interpreter_not_confirmed_the_day_before_is_a_task(
    home: Home, chasing: Chasing
) -> None:
    """From the morning of the day before; confirming settles it."""
    number = home.book()
    expected = Attendee(home.mother, Part.GUARDIAN, interpreter="ar")
    assert isinstance(home.ask(ExpectSomeone(home.town.situation, number, expected)), Done)
    home.clock.at = STARTS - 2 * DAY
    await chasing.look()
    assert not home.tasks(INTERPRETER)
    home.clock.at = STARTS - timedelta(hours=30)
    await chasing.look()
    await chasing.look()
    assert len(home.tasks(INTERPRETER)) == 1
    confirmed = ArrangeInterpreter(
        home.town.situation,
        number,
        home.mother,
        Interpreting.CONFIRMED,
        "ar",
        Means.TELEPHONE,
        "Service d'interprètes",
    )
    assert isinstance(home.ask(confirmed), Done)
    assert not home.tasks(INTERPRETER)


async def test_what_was_told_by_telephone_is_not_written_again(home: Home) -> None:
    """The father has no way open: once called, the plan knows, and nothing else is asked."""
    home.book()
    father = home.town.other_parent
    [task] = [one for one in home.tasks(TELL_BY_HAND) if one.person == father]
    assert isinstance(home.ask(EndTask(task.id, TaskOutcome.REACHED)), Done)
    told = home.database.read_now(
        lambda s: s.scalars(select(ToldRow).where(ToldRow.person_id == father)).all()
    )
    assert [row.reminder_id for row in told] == [None]
    home.database.write_now(lambda s: agree(s, home.town, (father,), "sms", Said.YES, home.clock()))
    home.move(STARTS + DAY)
    kinds = home.database.read_now(
        lambda s: s.scalars(select(ReminderRow.kind).where(ReminderRow.person_id == father)).all()
    )
    assert "announced" not in kinds
    assert "moved" in kinds


async def test_an_answering_machine_tells_nobody(home: Home) -> None:
    """The person still has to be told: the task comes back."""
    home.book()
    father = home.town.other_parent
    [task] = [one for one in home.tasks(TELL_BY_HAND) if one.person == father]
    assert isinstance(home.ask(EndTask(task.id, TaskOutcome.VOICEMAIL)), Done)
    assert [one for one in home.tasks(TELL_BY_HAND) if one.person == father]
