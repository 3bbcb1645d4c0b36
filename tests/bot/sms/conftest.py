"""A town whose families agreed to text messages and e-mail, with a provider on loopback."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.channels.ways import Ways
from bot.library import Librarian, Library
from bot.mail.channel import MailChannel
from bot.mail.port import Letter, Sending
from bot.meetings.reminding import Reminding
from bot.meetings.ways import MailWords, SmsWords
from bot.messages.delivery import Sender
from bot.sms.channel import SmsChannel
from bot.sms.hearing import Hearing
from bot.sms.smsfactor import SmsFactor
from resources_db.actions import Done, Role
from resources_db.agreements.terms import Answer as Said
from resources_db.city.tables import CitySettingRow
from resources_db.city.terms import CityField
from resources_db.directory.loading import load_facts
from resources_db.directory.shelf import Shelf
from resources_db.door import perform
from resources_db.meetings.actions import (
    Attendee,
    BookAppointment,
    CancelAppointment,
    ChooseReminders,
)
from resources_db.meetings.terms import MeetingKind, Part, Wish
from resources_db.people.tables import ContactRow, PersonRow
from resources_db.sendings import arrivals
from resources_db.sendings.tables import SendingRow
from resources_db.storage.database import Database
from resources_db.storage.types import keyed_hash, keys_of
from resources_db.tasks.opening import open_tasks
from tests.bot.messages.house import LEASE, PARIS, START, FrozenClock
from tests.bot.sms.gateway import Gateway, running
from tests.resources_db.meetings.test_appointments import agree
from tests.resources_db.town import Town, build

STARTS = datetime(2026, 12, 3, 8, tzinfo=UTC)
TOWN_HALL = "mission-locale-rouen"


@dataclass
class Mailbox:
    """A mail server that keeps what it was given, and says what a test wants."""

    answers: list[Sending] = field(default_factory=list[Sending])
    letters: list[Letter] = field(default_factory=list[Letter])

    async def send(self, letter: Letter) -> Sending:
        """Keep the letter."""
        sent = self.answers.pop(0) if self.answers else Sending.SENT
        if sent is Sending.SENT:
            self.letters.append(letter)
        return sent


@dataclass
class Evening:
    """The parts that remind, with real channels, on one database."""

    database: Database
    town: Town
    clock: FrozenClock
    gateway: Gateway
    mailbox: Mailbox
    sender: Sender
    reminding: Reminding
    hearing: Hearing
    appointment: int = 0

    @property
    def mother(self) -> int:
        return self.town.people[Role.GUARDIAN]

    @property
    def number(self) -> str:
        """Hers, as a provider writes it."""
        return f"3363998{self.mother:04d}"

    async def beat(self, after: timedelta = timedelta(), times: int = 1) -> None:
        """Time passes; what came is read, what is due is handed over and sent."""
        for _ in range(times):
            self.clock.forward(after)
            await self.hearing.sweep()
            await self.reminding.sweep()
            await self.sender.deliver_due()

    def book(self, *people: int, place: str | None = None, starts: datetime = STARTS) -> None:
        """An appointment of these people."""
        expected = tuple(Attendee(one, Part.GUARDIAN) for one in people or (self.mother,))
        here, hour = self.town.situation, timedelta(hours=1)
        action = BookAppointment(here, MeetingKind.FAMILY, starts, starts + hour, expected, place)
        self.appointment = self.ask(action)

    def cancel(self) -> None:
        """It is called off."""
        self.ask(CancelAppointment(self.town.situation, self.appointment))

    def ask(self, action: BookAppointment | CancelAppointment) -> int:
        """The agent asks for it."""
        actor = self.town.actor(Role.AGENT)
        done = self.database.write_now(lambda s: perform(s, actor, action, self.clock()))
        assert isinstance(done, Done)
        return done.id or 0

    def decide(self, **fields: str) -> None:
        """The city decides, since long ago."""

        def work(session: Session) -> None:
            session.add_all(
                CitySettingRow(
                    field=CityField[name.upper()].value,
                    value=value,
                    since=date(2026, 1, 1),
                    set_at=START,
                )
                for name, value in fields.items()
            )

        self.database.write_now(work)

    def opt_in(self, channel: str, said: Said = Said.YES, *people: int) -> None:
        """What they answered about a channel."""
        who = people or (self.mother,)
        self.database.write_now(lambda s: agree(s, self.town, who, channel, said, self.clock()))

    def mailbox_of(self, person: int, address: str) -> None:
        """They have a mailbox."""

        def work(session: Session) -> None:
            seal = keyed_hash(keys_of(session), f"email:{address}")
            session.add(
                ContactRow(
                    person_id=person, kind="email", value=address, value_hash=seal, added=START
                )
            )

        self.database.write_now(work)

    def wish_email_first(self, person: int) -> None:
        """They choose e-mail before text messages."""
        action = ChooseReminders(person, Wish.USUAL, ("email", "sms"))
        actor = self.town.actor(Role.GUARDIAN)
        done = self.database.write_now(lambda s: perform(s, actor, action, self.clock()))
        assert isinstance(done, Done)

    def share_number(self, other: int) -> None:
        """Somebody else has the mother's telephone too."""

        def work(session: Session) -> None:
            hers = select(ContactRow).where(ContactRow.person_id == self.mother)
            row = session.scalars(hers).one()
            session.add(
                ContactRow(
                    person_id=other, kind="phone", value=row.value, value_hash=row.value_hash,
                    added=START,
                )
            )  # fmt: skip

        self.database.write_now(work)

    def brought(self, **fields: object) -> None:
        """The provider brings something."""
        raw = json.dumps(fields).encode()
        self.database.write_now(lambda s: arrivals.store(s, raw, self.clock()))

    def texts(self) -> list[str]:
        """What the provider was given."""
        return [asked["sms"]["message"]["text"] for asked in self.gateway.asked]

    def sendings(self) -> list[tuple[str, str]]:
        """Every message and what became of it."""
        rows = select(SendingRow).order_by(SendingRow.id)
        return self.database.read_now(lambda s: [(r.channel, r.state) for r in s.scalars(rows)])

    def ref(self) -> str:
        """Our name of the last message."""
        last = select(SendingRow.ref).order_by(SendingRow.id.desc()).limit(1)
        return self.database.read_now(lambda s: s.scalars(last).one())

    def tasks(self) -> list[str]:
        """What waits for the staff, by kind."""
        return [task.kind for task in self.database.read_now(open_tasks)]

    def speak(self, person: int, lang: str) -> None:
        """They read another language."""
        row = update(PersonRow).where(PersonRow.id == person).values(lang=lang)
        self.database.write_now(lambda s: (s.execute(row), None)[1])


@pytest.fixture(scope="session")
def library() -> Library:
    """Every word, and the facts shipped with the assistant."""
    return Library.build(Shelf(1, load_facts()))


def ways_of(
    database: Database,
    clock: FrozenClock,
    gateway: Gateway,
    mailbox: Mailbox,
    librarian: Librarian,
    *,
    replies: bool,
) -> Ways:
    """Both channels in front of these."""
    provider = SmsFactor("jeton", gateway.url)
    return Ways(
        {
            "sms": SmsChannel(provider, database, clock, replies),
            "email": MailChannel(mailbox, database, clock),
        },
        {
            "sms": SmsWords(clock, PARIS, replies),
            "email": MailWords(clock, PARIS, "accroche.example", "https://accroche.example"),
        },
        Hearing(database, provider, clock, librarian),
    )


@pytest.fixture(params=[True], ids=["replies"])
def replies(request: pytest.FixtureRequest) -> bool:
    """Whether answers come back."""
    return bool(request.param)


@pytest.fixture
async def evening(
    database: Database,
    library: Library,
    replies: bool,
) -> AsyncGenerator[Evening]:
    """A mother who agreed to text messages."""
    clock, mailbox, town = FrozenClock(), Mailbox(), database.write_now(build)
    async with running() as gateway:
        librarian = Librarian(library)
        ways = ways_of(database, clock, gateway, mailbox, librarian, replies=replies)
        sender = Sender(database, ways.channels, clock, LEASE)
        reminding = Reminding(database, librarian, sender, clock, PARIS, ways.words)
        assert ways.hearing is not None
        made = Evening(database, town, clock, gateway, mailbox, sender, reminding, ways.hearing)
        made.opt_in("sms")
        made.decide(name="Rouen", service_phone="02 35 00 00 00")
        yield made


def kinds(tasks: Sequence[str], kind: str) -> int:
    """How many tasks of a kind."""
    return sum(one == kind for one in tasks)
