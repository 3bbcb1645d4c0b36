"""Reminders from the appointment to the phone, through the real sweep and the real sender."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.channels.port import Delivery, Gone, Rejected, RetryLater, Sent, Unsure
from bot.library import Librarian, Library
from bot.meetings.reminding import Reminding, push_text
from bot.messages.body import Body
from bot.messages.delivery import Sender
from resources_db.actions import Done, Role
from resources_db.agreements.terms import Answer as Said
from resources_db.door import perform
from resources_db.meetings.actions import Attendee, BookAppointment
from resources_db.meetings.handing import Told
from resources_db.meetings.planning import TELL_BY_HAND
from resources_db.meetings.terms import Kind, MeetingKind, Part
from resources_db.people.tables import PersonRow
from resources_db.storage.database import Database
from resources_db.tasks.opening import open_tasks
from tests.bot.messages.house import LEASE, PARIS, START, FrozenClock
from tests.resources_db.meetings.test_appointments import agree
from tests.resources_db.town import Town, build

STARTS = datetime(2026, 12, 3, 8, tzinfo=UTC)


@dataclass
class Phone:
    """A channel that keeps what it was given, and answers what a test wants."""

    answers: list[Delivery] = field(default_factory=list[Delivery])
    got: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:
        """Keep the text."""
        answer = self.answers.pop(0) if self.answers else Sent()
        if isinstance(answer, Sent):
            self.got.append((address, body.text))
        return answer


@dataclass
class Evening:
    """The parts that remind, on one database."""

    database: Database
    town: Town
    clock: FrozenClock
    phone: Phone
    sender: Sender
    reminding: Reminding

    async def beat(self, after: timedelta = timedelta()) -> None:
        """Time passes, the sweep and the sender run."""
        self.clock.forward(after)
        await self.reminding.sweep()
        await self.sender.deliver_due()

    def book(self, *people: int) -> None:
        """An appointment of these people next week."""
        expected = tuple(Attendee(person, Part.GUARDIAN) for person in people)
        action = BookAppointment(
            self.town.situation,
            MeetingKind.FAMILY,
            STARTS,
            STARTS + timedelta(hours=1),
            expected,
        )
        actor = self.town.actor(Role.AGENT)
        booked = self.database.write_now(lambda s: perform(s, actor, action, self.clock()))
        assert isinstance(booked, Done)

    def by_hand(self) -> int:
        """How many people the staff has to tell."""
        tasks = self.database.read_now(open_tasks)
        return sum(task.kind == TELL_BY_HAND for task in tasks)


@pytest.fixture
def evening(database: Database, library: Library) -> Evening:
    """A town whose families agreed to text messages."""
    clock, phone, town = FrozenClock(), Phone(), database.write_now(build)
    sender = Sender(database, {"sms": phone}, clock, LEASE)
    librarian = Librarian(library)
    opted_in = town.people[Role.GUARDIAN], town.other_parent
    database.write_now(lambda s: agree(s, town, opted_in, "sms", Said.YES, START))
    reminding = Reminding(database, librarian, sender, clock, PARIS)
    return Evening(database, town, clock, phone, sender, reminding)


async def test_it_arrives_in_words(evening: Evening) -> None:
    """Day and hour on the wall of the city, in the reader's language, and nothing else."""
    mother, father = evening.town.people[Role.GUARDIAN], evening.town.other_parent
    evening.database.write_now(
        lambda s: s.execute(update(PersonRow).where(PersonRow.id == father).values(lang="en"))
    )
    evening.book(mother, father)
    await evening.beat()
    texts = [text for _number, text in evening.phone.got]
    assert texts[0] == "Vous avez un rendez-vous : jeudi 3 décembre 2026, à 9\u00a0h."
    assert "Thursday" in texts[1] or "jeudi" in texts[1]


@pytest.mark.parametrize("answer", [Unsure(), RetryLater(timedelta(seconds=5))])
async def test_a_channel_that_stumbles_is_tried_again(evening: Evening, answer: Delivery) -> None:
    """Neither lost nor given to the staff."""
    evening.phone.answers = [answer]
    evening.book(evening.town.people[Role.GUARDIAN])
    await evening.beat()
    await evening.beat(timedelta(minutes=1))
    assert len(evening.phone.got) == 1
    assert evening.by_hand() == 0


@pytest.mark.parametrize("answer", [Gone(), Rejected("landline")])
async def test_a_channel_that_refuses_leaves_it_to_the_staff(
    evening: Evening, answer: Delivery
) -> None:
    """No other channel: a task, and never silence. The other parent gets theirs."""
    evening.phone.answers = [answer]
    evening.book(evening.town.people[Role.GUARDIAN], evening.town.other_parent)
    await evening.beat()
    await evening.beat(timedelta(minutes=1))
    assert len(evening.phone.got) == 1
    assert evening.by_hand() == 1


def told(place: str | None, lang: str = "fr") -> Told:
    """A message about a place."""
    return Told(Kind.LAST, STARTS, place, lang, "sms", 1, 1)


def test_a_place_that_would_betray_is_not_named(library: Library) -> None:
    """A school, a court, a health centre stay on the personal page; a town's office is named."""
    named = {record.kind: push_text(told(record.id), library, PARIS) for record in library.shelf}
    assert any("Lieu" in text for kind, text in named.items() if kind == "mission_locale")
    for kind in ("pjj", "cmpp_cmp", "crip_ase", "prevention_specialisee"):
        assert "Lieu" not in named.get(kind, "")  # type: ignore[call-overload]
