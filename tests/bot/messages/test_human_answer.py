"""A person of the staff answers in the conversation where they were asked for."""

from __future__ import annotations

import pytest

from bot.library import Library
from bot.messages.human_answer import answer_person
from resources_db.actions import Done, Outcome, Reason, Refused
from resources_db.messages.notes import words_of
from resources_db.tasks.opening import HUMAN_ASKED, open_tasks
from resources_db.tasks.tables import TaskRow
from tests.bot.messages.house import PARIS, START, House
from tests.bot.messages.person import Person


async def ask(anna: Person) -> Person:
    """Ask for an answer here, in the evening, about something."""
    await anna.say("parler à quelqu'un")
    await anna.press("Oui, répondez-moi ici")
    await anna.press("Le soir")
    return await anna.say("mon fils et la cantine")


def tasks(house: House) -> list[TaskRow]:
    """What waits for the staff."""
    return list(house.database.read_now(open_tasks))


def answered(house: House, library: Library, task: int, words: str) -> Outcome:
    """Answer as the staff does."""
    return house.database.write_now(
        lambda session: answer_person(session, task, words, library=library, zone=PARIS, at=START)
    )


async def test_the_answer_comes_back_in_the_conversation(
    house: House, anna: Person, library: Library
) -> None:
    """What the staff writes is read where it was asked for, and the task is settled."""
    await ask(anna)
    (task,) = tasks(house)
    assert (task.kind, task.detail) == (HUMAN_ASKED, "evening")
    outcome = answered(house, library, task.id, "Bonjour, appelez la cantine au collège.")
    assert outcome == Done(task.id)
    log = await anna.log()
    assert log[-1] == (
        "assistant",
        "Réponse d'une personne de l'équipe : Bonjour, appelez la cantine au collège.",
    )
    assert tasks(house) == []


async def test_the_staff_reads_the_words_that_were_left(house: House, anna: Person) -> None:
    """The few words about the subject reach the staff, and nothing else of the conversation."""
    await ask(anna)
    (task,) = tasks(house)
    words = house.database.read_now(lambda session: words_of(session, [task.note]))
    assert list(words.values()) == ["mon fils et la cantine"]


async def test_a_task_is_answered_once(house: House, anna: Person, library: Library) -> None:
    """Two members of the staff cannot both answer: the second is told so."""
    await ask(anna)
    (task,) = tasks(house)
    answered(house, library, task.id, "Oui.")
    again = answered(house, library, task.id, "Non.")
    assert again == Refused(Reason.NO_SUCH_TASK, "R24")
    assert "Non." not in str(await anna.log())


@pytest.mark.parametrize("task", [0, 999, -1])
async def test_an_unknown_task_is_refused(house: House, library: Library, task: int) -> None:
    """A mistyped number writes to nobody."""
    outcome = answered(house, library, task, "Bonjour")
    assert isinstance(outcome, Refused)
