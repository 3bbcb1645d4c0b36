"""A mother whose chat is known, a reminder in it, and an assistant that hears her."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.channels.port import Delivery, Sent
from bot.library import Librarian, Library
from bot.meetings.chat import in_chat
from bot.meetings.reminding import Reminding
from bot.messages.body import Body
from resources_db.actions import Action, Done, Outcome, Role
from resources_db.agreements.terms import Answer as Said
from resources_db.door import perform
from resources_db.meetings.actions import Attendee, BookAppointment, MoveAppointment
from resources_db.meetings.expected import attendee_of
from resources_db.meetings.tables import AttendeeRow
from resources_db.meetings.terms import MeetingKind, Part
from resources_db.messages.inbox import address_for
from resources_db.people.links import link
from resources_db.storage.database import Database
from resources_db.tasks.opening import open_tasks
from resources_db.tasks.tables import TaskRow
from tests.bot.messages.house import CHAT, PARIS, START, Builder, FrozenClock, House
from tests.bot.messages.person import Person
from tests.resources_db.meetings.test_appointments import agree
from tests.resources_db.town import Town, build

STARTS = datetime(2026, 12, 3, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Chat:
    """A channel that keeps what it delivered."""

    got: list[tuple[str, Body]] = field(default_factory=list[tuple[str, Body]])

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:
        """It always arrives."""
        self.got.append((address, body))
        return Sent()


@dataclass
class Home:
    """The town, the hour, the mother's chat."""

    database: Database
    town: Town
    clock: FrozenClock
    house: House
    chat: Chat
    reminding: Reminding
    appointments: list[int] = field(default_factory=list[int])

    @property
    def mother(self) -> int:
        return self.town.people[Role.GUARDIAN]

    def person(self, name: str = "mother") -> Person:
        """Someone who writes to the families' bot."""
        return Person(self.house.desk, name, CHAT)

    def ask(self, action: Action, role: Role = Role.AGENT) -> Outcome:
        """Something asked at the door by the person of this quality."""
        actor = self.town.actor(role)
        return self.database.write_now(lambda s: perform(s, actor, action, self.clock()))

    def book(self, starts: datetime = STARTS, place: str | None = None) -> int:
        """The mother and the other parent are expected."""
        people = (self.mother, self.town.other_parent)
        expected = tuple(Attendee(one, Part.GUARDIAN) for one in people)
        made = self.ask(
            BookAppointment(
                self.town.situation, MeetingKind.FAMILY, starts, starts + HOUR, expected, place
            )
        )
        assert isinstance(made, Done)
        assert made.id is not None
        self.appointments.append(made.id)
        return made.id

    def move(self, starts: datetime) -> None:
        """The last one is moved."""
        moved = self.ask(
            MoveAppointment(self.town.situation, self.appointments[-1], starts, starts + HOUR)
        )
        assert isinstance(moved, Done)

    async def beat(self, after: timedelta = timedelta()) -> list[Body]:
        """Time passes; what arrived in the mother's chat meanwhile."""
        await self.house.sender.deliver_due()
        self.clock.forward(after)
        before = len(self.chat.got)
        await self.reminding.sweep()
        await self.house.sender.deliver_due()
        return [body for address, body in self.chat.got[before:] if address == "mother"]

    def line(self, appointment: int | None = None) -> AttendeeRow:
        """What is noted of the mother."""
        number = appointment or self.appointments[-1]
        row = self.database.read_now(lambda s: attendee_of(s, number, self.mother))
        assert row is not None
        return row

    def tasks(self, kind: str) -> list[TaskRow]:
        """The tasks of a kind that wait."""
        return [task for task in self.database.read_now(open_tasks) if task.kind == kind]

    def closed(self, kind: str) -> int:
        """How many tasks of a kind wait no more."""
        wanted = select(TaskRow).where(TaskRow.kind == kind, TaskRow.closed.is_not(None))
        return len(self.database.read_now(lambda s: s.scalars(wanted).all()))


def settle_in(database: Database, library: Library) -> Home:
    """The town, with the mother's chat and her opt-in."""
    clock, chat, town = FrozenClock(), Chat(), database.write_now(build)
    mother = town.people[Role.GUARDIAN]

    def write(session: Session) -> None:
        agree(session, town, (mother,), "families", Said.YES, START)
        address = address_for(session, CHAT, "mother", "fr", START)
        link(session, address, mother, START, invitation=None)

    database.write_now(write)
    house = Builder(library, clock).house(database, {CHAT: chat})
    reminding = Reminding(
        database, Librarian(library), house.sender, clock, PARIS, {CHAT: in_chat(PARIS)}
    )
    return Home(database, town, clock, house, chat, reminding)


def button(body: Body, label: str) -> str:
    """What a button of a delivered message carries."""
    return next(one.token for one in body.choices if one.label == label)
