"""Actions about the charter, conventions and tasks, allowed and forbidden, for the one door."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from resources_db.actions import Action, Done, Reason, Role
from resources_db.charter.actions import RecordBoardInformed, SignCharter
from resources_db.charter.signing import charter
from resources_db.charter.tables import CharterSignatureRow
from resources_db.conventions.actions import LeaveConvention, RecordConvention, RecordReview
from resources_db.conventions.terms import Convention, ConventionKind
from resources_db.door import perform
from resources_db.health.actions import RetryReminder
from resources_db.meetings.planning import FAILED
from resources_db.meetings.tables import AppointmentRow, ReminderRow
from resources_db.meetings.terms import Kind
from resources_db.situations.actions import (
    CloseSituation,
)
from resources_db.tasks.actions import AssignTask, EndTask, HandOver, NoteCall
from resources_db.tasks.opening import TALK_ASKED, open_task
from resources_db.tasks.tables import TaskRow
from resources_db.tasks.terms import NOTE_LENGTH, TaskOutcome
from tests.resources_db.examples_about_people import PEOPLE_EXAMPLES
from tests.resources_db.town import AT
from tests.resources_db.worlds import (
    NOBODY,
    YESTERDAY,
    Example,
    Peopled,
    World,
    changed,
    school,
)

ROUEN = Convention(date(2025, 9, 1), 3, True, 6, False, 12)


def recorded(world: World, terms: Convention) -> RecordConvention:
    """A convention with the association."""
    return RecordConvention(world.town.organisations["club"], ConventionKind.HOST, terms)


def convention(world: World) -> int:
    """The row of one that is in force."""
    coordinator = world.town.actor(Role.COORDINATOR)
    done = world.database.write_now(
        lambda s: perform(s, coordinator, recorded(world, ROUEN), AT, key="convention")
    )
    assert isinstance(done, Done)
    return done.id or 0


def task(world: World) -> int:
    """A task about the situation."""
    return world.database.write_now(
        lambda s: open_task(s, TALK_ASKED, AT, situation=world.town.situation)
    )


def failed_reminder(world: Peopled, *, ahead: bool) -> int:
    """A reminder that no channel took, of an appointment ahead or past."""
    starts = AT + timedelta(days=1 if ahead else -1)

    def work(session: Session) -> int:
        appointment = AppointmentRow(
            code="retried",
            kind="family",
            situation_id=world.town.situation,
            starts=starts,
            ends=starts + timedelta(hours=1),
            organiser=world.town.people[Role.AGENT],
            booked=AT - timedelta(days=2),
        )
        session.add(appointment)
        session.flush()
        reminder = ReminderRow(
            appointment_id=appointment.id,
            person_id=world.town.people[Role.GUARDIAN],
            kind=Kind.LAST.value,
            fingerprint="0" * 32,
            not_before=AT - timedelta(days=1),
            useful_until=starts,
            state=FAILED,
            tried="sms",
            settled=AT,
            why="no_channel",
        )
        session.add(reminder)
        session.flush()
        return reminder.id

    return world.database.write_now(work)


def closed_task(world: World) -> Action:
    """A task that someone has ended."""
    number = task(world)
    changed(world, lambda s: s.execute(update(TaskRow).values(closed=AT)))
    return EndTask(number, TaskOutcome.DONE)


def replacement(world: World) -> int:
    """Someone else of the desk."""
    return world.town.strangers["referent"]


def unsigned(world: World) -> Action:
    """Someone who has not read the charter in force."""
    changed(world, lambda s: s.execute(delete(CharterSignatureRow)))
    return PEOPLE_EXAMPLES[CloseSituation](world)


WORK_EXAMPLES: dict[type[Action], Example] = {
    SignCharter: lambda _world: SignCharter(charter().version, charter().hash),
    RecordBoardInformed: lambda world: RecordBoardInformed(school(world), YESTERDAY),
    RecordConvention: lambda world: recorded(world, ROUEN),
    RecordReview: lambda world: RecordReview(convention(world), YESTERDAY),
    LeaveConvention: lambda world: LeaveConvention(convention(world), YESTERDAY),
    AssignTask: lambda world: AssignTask(task(world), world.town.people[Role.AGENT]),
    EndTask: lambda world: EndTask(world.task, TaskOutcome.REACHED),
    NoteCall: lambda world: NoteCall(task(world), "rappeler jeudi"),
    HandOver: lambda world: HandOver(replacement(world), AT, AT + timedelta(days=7)),
    RetryReminder: lambda world: RetryReminder(failed_reminder(world, ahead=True)),
}
"""For each action, one that the rules allow."""

WORK_REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "a convention signed tomorrow": (
        lambda world: recorded(world, replace(ROUEN, signed=date(2027, 1, 1))),
        Role.COORDINATOR,
        Reason.DAY_TO_COME,
    ),
    "a convention for ever": (
        lambda world: recorded(world, replace(ROUEN, years=100)),
        Role.COORDINATOR,
        Reason.BAD_TERMS,
    ),
    "anything before the charter is signed": (unsigned, Role.AGENT, Reason.CHARTER_NOT_SIGNED),
    "a charter that has changed": (
        lambda _world: SignCharter("2020-01-01", charter().hash),
        Role.CPE,
        Reason.TEXT_CHANGED,
    ),
    "a board informed tomorrow": (
        lambda world: RecordBoardInformed(school(world), date(2027, 1, 1)),
        Role.SCHOOL_HEAD,
        Reason.DAY_TO_COME,
    ),
    "a review before the signature": (
        lambda world: RecordReview(convention(world), date(2020, 1, 1)),
        Role.COORDINATOR,
        Reason.NO_SUCH_CONVENTION,
    ),
    "a notice on nothing": (
        lambda _world: LeaveConvention(NOBODY, YESTERDAY),
        Role.COORDINATOR,
        Reason.NO_SUCH_CONVENTION,
    ),
    "a reminder of an appointment that is past": (
        lambda world: RetryReminder(failed_reminder(world, ahead=False)),
        Role.AGENT,
        Reason.TOO_LATE,
    ),
    "a task ended twice": (closed_task, Role.AGENT, Reason.NO_SUCH_TASK),
    "a task for someone who may not see it": (
        lambda world: AssignTask(task(world), world.town.strangers["referent"]),
        Role.AGENT,
        Reason.ROLE_DOES_NOT_FIT,
    ),
    "a note that is an account": (
        lambda world: NoteCall(task(world), "a" * (NOTE_LENGTH + 1)),
        Role.AGENT,
        Reason.NOTE_TOO_LONG,
    ),
    "an absence that ends before it begins": (
        lambda world: HandOver(replacement(world), AT, AT - timedelta(days=1)),
        Role.AGENT,
        Reason.BAD_DAYS,
    ),
    "tasks handed to someone of a school": (
        lambda world: HandOver(world.town.people[Role.CPE], AT, AT + timedelta(days=1)),
        Role.AGENT,
        Reason.ROLE_DOES_NOT_FIT,
    ),
    "a colleague's tasks handed over by an agent": (
        lambda world: HandOver(
            replacement(world), AT, AT + timedelta(days=1), world.town.people[Role.COORDINATOR]
        ),
        Role.AGENT,
        Reason.NOT_ALLOWED,
    ),
}
"""What the rules forbid to someone who may ask."""
