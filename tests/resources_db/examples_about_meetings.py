"""Actions about appointments, allowed and forbidden, for the tests of the one door."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from resources_db.actions import Action, Actor, Done, Reason, Role
from resources_db.invitations.actions import (
    GivePageSecret,
    OpenMyPage,
    OpenPageLink,
    ReportWrongSecret,
)
from resources_db.invitations.page_links import give_page_secret, open_my_page, token_of
from resources_db.meetings.actions import (
    AnswerAppointment,
    AnswerHere,
    ArrangeInterpreter,
    Attendee,
    BookAppointment,
    CancelAppointment,
    ChooseReminders,
    ChooseSign,
    ExpectSomeone,
    MoveAppointment,
    ReleaseSomeone,
)
from resources_db.meetings.tables import AppointmentRow, AttendeeRow, ChildSignRow
from resources_db.meetings.terms import (
    Answer,
    Interpreting,
    Means,
    MeetingKind,
    Part,
    Sign,
    Wish,
)
from resources_db.people.links import link
from resources_db.tasks.actions import Moment
from tests.resources_db.town import AT
from tests.resources_db.worlds import World, changed

Example = Callable[[World], Action]
HOUR = timedelta(hours=1)
NEXT_WEEK = AT + timedelta(days=8)
NOBODY = 999_999
CODE = "042017"


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


def at_home(world: World) -> None:
    """The address is the guardian's from now on."""
    person = world.town.people[Role.GUARDIAN]
    changed(world, lambda s: link(s, world.address, person, AT, invitation=None))


def answering_here(world: World, starts: datetime = NEXT_WEEK) -> AnswerHere:
    """The guardian answers in their chat."""
    at_home(world)
    return AnswerHere(arranged(world, starts), starts, Answer.NOT_COMING, Moment.EVENING)


def interpreting(world: World, **changes: Any) -> ArrangeInterpreter:
    """Someone from outside comes to interpret."""
    action = ArrangeInterpreter(
        world.town.situation,
        arranged(world),
        world.town.people[Role.GUARDIAN],
        Interpreting.BOOKED,
        "ar",
        Means.PERSON,
        "Samia Haddad",
        adult=True,
    )
    return replace(action, **changes)


def choosing(world: World, sign: Sign | None = Sign.MOON) -> ChooseSign:
    """The guardian chooses a sign for their child."""
    return ChooseSign(world.town.people[Role.GUARDIAN], world.town.people[Role.YOUNG_PERSON], sign)


def taken(world: World) -> ChooseSign:
    """The sign is another child's already."""
    row = ChildSignRow(
        person_id=world.town.people[Role.GUARDIAN],
        child_id=world.town.strangers["young"],
        sign=Sign.MOON.value,
    )
    changed(world, lambda s: s.add(row))
    return choosing(world)


def my_page(world: World) -> OpenMyPage:
    """The guardian asks for their page in their chat."""
    at_home(world)
    return OpenMyPage()


def page_link(world: World, secret: str | None = CODE) -> OpenPageLink:
    """A link made a moment ago, and a secret given before."""
    made = my_page(world)
    person, agent = world.town.people[Role.GUARDIAN], world.town.actor(Role.AGENT)

    def work(session: Session) -> str:
        give_page_secret(session, agent, GivePageSecret(person, CODE), AT)
        done = open_my_page(session, Actor.visitor(world.address), made, AT)
        assert isinstance(done, Done)
        assert done.id is not None
        return token_of(session, done.id) or ""

    return OpenPageLink(world.database.write_now(work), secret)


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
    AnswerHere: answering_here,
    ArrangeInterpreter: interpreting,
    ChooseSign: choosing,
    OpenMyPage: my_page,
    OpenPageLink: page_link,
    ReportWrongSecret: lambda world: ReportWrongSecret(page_link(world).token),
    GivePageSecret: lambda world: GivePageSecret(world.town.people[Role.GUARDIAN], CODE),
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
    "an answer in a chat that is nobody's": (
        lambda world: AnswerHere(arranged(world), NEXT_WEEK, Answer.COMING),
        Role.VISITOR,
        Reason.PERSON_UNKNOWN_HERE,
    ),
    "an answer to another hour": (
        lambda world: replace(answering_here(world), starts=NEXT_WEEK + HOUR),
        Role.VISITOR,
        Reason.APPOINTMENT_MOVED,
    ),
    "the child as the interpreter": (
        lambda world: interpreting(world, name="young_person"),
        Role.AGENT,
        Reason.INTERPRETER_IS_FAMILY,
    ),
    "an interpreter whom nobody knows to be an adult": (
        lambda world: interpreting(world, adult=False),
        Role.AGENT,
        Reason.INTERPRETER_IS_FAMILY,
    ),
    "an interpreter without a name": (
        lambda world: interpreting(world, name=None),
        Role.AGENT,
        Reason.INTERPRETER_IS_FAMILY,
    ),
    "an interpreter booked by nobody knows what means": (
        lambda world: interpreting(world, means=None),
        Role.AGENT,
        Reason.BAD_VALUE,
    ),
    "a sign for somebody else's child": (
        lambda world: replace(choosing(world), child=world.town.strangers["young"]),
        Role.GUARDIAN,
        Reason.PART_DOES_NOT_FIT,
    ),
    "one sign for two children": (taken, Role.GUARDIAN, Reason.SIGN_TAKEN),
    "a link to the page of nobody": (
        lambda _world: OpenMyPage(),
        Role.VISITOR,
        Reason.PERSON_UNKNOWN_HERE,
    ),
    "a link that nobody made": (
        lambda _world: OpenPageLink("C" * 43, CODE),
        Role.VISITOR,
        Reason.INVITATION_UNKNOWN,
    ),
    "a new device without the second secret": (
        lambda world: page_link(world, None),
        Role.VISITOR,
        Reason.CODE_NEEDED,
    ),
    "a wrong second secret": (
        lambda world: page_link(world, "111111"),
        Role.VISITOR,
        Reason.CODE_WRONG,
    ),
}
