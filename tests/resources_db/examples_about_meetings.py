"""Actions about appointments, allowed and forbidden, for the tests of the one door."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from resources_db.actions import Action, Reason, Role
from resources_db.meetings.actions import (
    AnswerAppointment,
    Attendee,
    BookAppointment,
    CancelAppointment,
    ChooseReminders,
    ExpectSomeone,
    MoveAppointment,
    ReleaseSomeone,
)
from resources_db.meetings.tables import AppointmentRow, AttendeeRow
from resources_db.meetings.terms import Answer, MeetingKind, Part, Wish
from tests.resources_db.town import AT
from tests.resources_db.worlds import World

Example = Callable[[World], Action]
HOUR = timedelta(hours=1)
NEXT_WEEK = AT + timedelta(days=8)
NOBODY = 999_999


def arranged(world: World, starts: datetime = NEXT_WEEK) -> int:
    """An appointment at which one person in each quality is expected."""

    def write(session: Session) -> int:
        row = AppointmentRow(
            code=secrets.token_urlsafe(8),
            kind=MeetingKind.FAMILY.value,
            situation_id=world.town.situation,
            starts=starts,
            ends=starts + HOUR,
            organiser=world.town.people[Role.AGENT],
            booked=AT,
        )
        session.add(row)
        session.flush()
        for person in world.town.people.values():
            session.add(
                AttendeeRow(
                    appointment_id=row.id, person_id=person, part=Part.SERVICE.value, since=AT
                )
            )
        return row.id

    return world.database.write_now(write)


def guardian(world: World) -> Attendee:
    """The guardian, as someone to expect."""
    return Attendee(world.town.people[Role.GUARDIAN], Part.GUARDIAN)


def committee(*people: int, organiser: int | None = None) -> BookAppointment:
    """These people are expected at a meeting of no situation."""
    expected = tuple(Attendee(one, Part.PARTNER) for one in people)
    kind, ends = MeetingKind.COMMITTEE, NEXT_WEEK + HOUR
    return BookAppointment(None, kind, NEXT_WEEK, ends, expected, organiser=organiser)


def booking(world: World, starts: datetime = NEXT_WEEK) -> BookAppointment:
    """The guardian is expected for an hour."""
    return BookAppointment(
        world.town.situation, MeetingKind.FAMILY, starts, starts + HOUR, (guardian(world),)
    )


MEETING_EXAMPLES: dict[type[Action], Example] = {
    BookAppointment: booking,
    MoveAppointment: lambda world: MoveAppointment(
        world.town.situation, arranged(world), NEXT_WEEK + HOUR, NEXT_WEEK + 2 * HOUR
    ),
    CancelAppointment: lambda world: CancelAppointment(world.town.situation, arranged(world)),
    ExpectSomeone: lambda world: ExpectSomeone(
        world.town.situation,
        arranged(world),
        Attendee(world.town.other_parent, Part.GUARDIAN, interpreter="ar"),
    ),
    ReleaseSomeone: lambda world: ReleaseSomeone(
        world.town.situation, arranged(world), world.town.people[Role.GUARDIAN]
    ),
    AnswerAppointment: lambda world: AnswerAppointment(arranged(world), Answer.COMING),
    ChooseReminders: lambda world: ChooseReminders(world.town.people[Role.GUARDIAN], Wish.LATER),
}
"""For each action, one that the rules allow."""

MEETING_REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "an appointment in the past": (
        lambda world: booking(world, AT - HOUR),
        Role.AGENT,
        Reason.BAD_MOMENT,
    ),
    "a family at a committee": (
        lambda world: committee(world.town.people[Role.GUARDIAN]),
        Role.COORDINATOR,
        Reason.PART_DOES_NOT_FIT,
    ),
    "a committee arranged in the name of a partner": (
        lambda world: committee(
            world.town.people[Role.SCHOOL_HEAD],
            organiser=world.town.people[Role.PARTNER],
        ),
        Role.COORDINATOR,
        Reason.PART_DOES_NOT_FIT,
    ),
    "the family of another situation": (
        lambda world: ExpectSomeone(
            world.town.situation,
            arranged(world),
            Attendee(world.town.strangers["guardian"], Part.GUARDIAN),
        ),
        Role.AGENT,
        Reason.PART_DOES_NOT_FIT,
    ),
    "an appointment that never was": (
        lambda world: CancelAppointment(world.town.situation, NOBODY),
        Role.AGENT,
        Reason.NO_SUCH_APPOINTMENT,
    ),
    "an answer once it has begun": (
        lambda world: AnswerAppointment(arranged(world, AT - HOUR), Answer.COMING),
        Role.GUARDIAN,
        Reason.TOO_LATE,
    ),
}
