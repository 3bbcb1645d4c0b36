"""Tasks are taken, noted, ended and handed over, by those who may see them."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.orm import Session

from resources_db.actions import Action, Actor, Done, Outcome, Reason, Refused, Role
from resources_db.door import perform
from resources_db.people.tables import ContactRow
from resources_db.storage.database import Database
from resources_db.tasks.actions import AssignTask, EndTask, HandOver, NoteCall
from resources_db.tasks.opening import CONTACT_WRONG, HUMAN_ASKED, TALK_ASKED, open_task, open_tasks
from resources_db.tasks.tables import TaskRow
from resources_db.tasks.terms import TaskOutcome
from resources_db.tasks.work import COMES_BACK, hands, notes_of
from tests.resources_db.town import AT, Town

WEEK = timedelta(days=7)


def ask(database: Database, actor: Actor, action: Action) -> Outcome:
    """Through the door."""
    return database.write_now(lambda s: perform(s, actor, action, AT))


def about_the_family(database: Database, town: Town) -> int:
    """A guardian would like to talk."""
    guardian = town.people[Role.GUARDIAN]
    return database.write_now(
        lambda s: open_task(s, TALK_ASKED, AT, person=guardian, situation=town.situation)
    )


def waiting(database: Database) -> list[TaskRow]:
    """What nobody has ended."""
    return list(database.read_now(open_tasks))


def test_a_task_is_taken_noted_and_ended_by_its_outcome(database: Database, town: Town) -> None:
    """Who ended it, how and when stand beside it; the note is dated and encrypted."""
    task, agent = about_the_family(database, town), town.actor(Role.AGENT)
    person = town.people[Role.AGENT]
    assert ask(database, agent, AssignTask(task, person)) == Done(task)
    assert isinstance(ask(database, agent, NoteCall(task, " rappeler jeudi ")), Done)
    assert ask(database, agent, EndTask(task, TaskOutcome.REACHED)) == Done(task)
    row = database.read_now(lambda s: s.get(TaskRow, task))
    assert row is not None
    assert (row.assigned, row.closed_by, row.outcome, row.closed) == (person, person, "reached", AT)
    [note] = database.read_now(lambda s: notes_of(s, task))
    assert (note.words, note.by, note.at) == ("rappeler jeudi", person, AT)


def test_an_answering_machine_brings_the_task_back_tomorrow(database: Database, town: Town) -> None:
    """To the same person, so that nobody is forgotten."""
    task = about_the_family(database, town)
    ask(database, town.actor(Role.AGENT), EndTask(task, TaskOutcome.VOICEMAIL))
    [again] = waiting(database)
    assert again.id != task
    assert (again.kind, again.situation, again.due) == (TALK_ASKED, town.situation, AT + COMES_BACK)


def test_a_wrong_number_is_silenced_at_once(database: Database, town: Town) -> None:
    """And someone looks for the right one."""
    task, guardian = about_the_family(database, town), town.people[Role.GUARDIAN]
    contact = town.contacts[guardian]
    ask(database, town.actor(Role.AGENT), EndTask(task, TaskOutcome.WRONG_NUMBER, contact))
    row = database.read_now(lambda s: s.get(ContactRow, contact))
    assert row is not None
    assert row.wrong_since == AT
    assert [(one.kind, one.person) for one in waiting(database)] == [(CONTACT_WRONG, guardian)]


def test_a_task_of_elsewhere_is_as_none(database: Database, town: Town) -> None:
    """A référent of another situation neither ends it, nor notes, nor gets it."""
    task, stranger = about_the_family(database, town), town.stranger("referent")
    gone = Refused(Reason.NO_SUCH_TASK, "R14")
    assert ask(database, stranger, EndTask(task, TaskOutcome.DONE)) == gone
    assert ask(database, stranger, NoteCall(task, "bonjour")) == Refused(Reason.NO_SUCH_TASK, "R15")
    given = AssignTask(task, town.strangers["referent"])
    assert isinstance(ask(database, town.actor(Role.AGENT), given), Refused)
    assert [one.id for one in waiting(database)] == [task]


def test_while_someone_is_away_their_replacement_has_their_tasks(
    database: Database, town: Town
) -> None:
    """From the first instant to the last, and in turn."""
    agent, lead, other = (
        town.people[role] for role in (Role.AGENT, Role.COORDINATOR, Role.REFERENT_DE_PARCOURS)
    )
    ask(database, town.actor(Role.AGENT), HandOver(lead, AT, AT + WEEK))
    ask(database, town.actor(Role.COORDINATOR), HandOver(other, AT, AT + WEEK))

    def check(session: Session) -> None:
        assert hands(session, agent, AT - AT.resolution) == agent
        assert hands(session, agent, AT) == other
        assert hands(session, agent, AT + WEEK) == agent

    database.read_now(check)


def test_a_ring_of_absences_ends(database: Database, town: Town) -> None:
    """Two who replace each other: someone has the task all the same."""
    agent, lead = town.people[Role.AGENT], town.people[Role.COORDINATOR]
    ask(database, town.actor(Role.AGENT), HandOver(lead, AT, AT + WEEK))
    ask(database, town.actor(Role.COORDINATOR), HandOver(agent, AT, AT + WEEK))
    assert database.read_now(lambda s: hands(s, agent, AT)) in {agent, lead}


def test_a_request_from_the_chat_is_for_the_whole_desk(database: Database, town: Town) -> None:
    """It names no situation: any agent ends it, once."""
    task = database.write_now(lambda s: open_task(s, HUMAN_ASKED, AT, address=None))
    agent = town.actor(Role.AGENT)
    assert ask(database, agent, EndTask(task, TaskOutcome.CALLED_BACK)) == Done(task)
    assert ask(database, agent, EndTask(task, TaskOutcome.DONE)) == Refused(
        Reason.NO_SUCH_TASK, "R14"
    )
