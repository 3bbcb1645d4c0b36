"""From what happened to the mailbox and the phone, through the real sweeps and the real sender."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.library import Librarian, Library
from bot.mail.port import Letter, Sending
from bot.measures.looking_after import LookingAfter
from bot.messages.delivery import Sender
from bot.sms.channel import SmsChannel
from bot.sms.port import Accepted, Brought, Outgoing, RefusedMessage
from bot.sms.port import Answer as Answered
from conversations.pushes import betrays
from resources_db.actions import Role
from resources_db.agreements.terms import Answer
from resources_db.directory.loading import load_facts
from resources_db.directory.shelf import Shelf
from resources_db.measures.actions import ChooseStaffChannels, MarkHalfDay
from resources_db.measures.machine import State
from resources_db.measures.telling import TELL_FAMILY, TELL_SCHOOL, Told
from resources_db.measures.terms import Mark
from resources_db.people.tables import ContactRow
from resources_db.sendings.receipts import Noted, note
from resources_db.sendings.terms import Receipt
from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from tests.bot.meetings.test_reminding import Phone
from tests.bot.messages.house import LEASE, FrozenClock
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.meetings.test_appointments import agree
from tests.resources_db.town import AT, BEFORE, build


@dataclass
class Post:
    """A mail server that answers what a test wants."""

    answers: list[Sending] = field(default_factory=list[Sending])
    got: list[Letter] = field(default_factory=list[Letter])

    async def send(self, letter: Letter) -> Sending:
        """Keep the letter."""
        answer = self.answers.pop(0) if self.answers else Sending.SENT
        if answer is Sending.SENT:
            self.got.append(letter)
        return answer


@dataclass
class Morning:
    """What looks after measures, on one database."""

    desk: Desk
    clock: FrozenClock
    phone: Phone
    post: Post
    sender: Sender
    looking: LookingAfter

    async def beat(self, after: timedelta = timedelta()) -> None:
        """Time passes; the sweeps and the sender run."""
        self.clock.forward(after)
        await self.looking.look()
        await self.looking.tell()
        await self.sender.deliver_due()

    def mark(self, how: Mark) -> None:
        """The first half-day of a measure that runs."""
        measure = self.desk.make(making.running)
        half_day = self.desk.make(lambda s, _t: making.first_half_day(s, measure))
        self.desk.ask(MarkHalfDay(self.desk.town.situation, half_day, how), at=self.clock())


@pytest.fixture(scope="module")
def library() -> Library:
    """Every word, and the facts shipped with the assistant."""
    return Library.build(Shelf(1, load_facts()))


@pytest.fixture
def morning(sqlite_url: str, keys: Keys, library: Library) -> Iterator[Morning]:
    """A head with a mailbox, a guardian who agreed to text messages."""
    clock, phone, post = FrozenClock(AT), Phone(), Post()
    with Database.open(sqlite_url, keys) as database:
        desk = Desk(database, database.write_now(build))
        head, guardian = (desk.town.people[r] for r in (Role.SCHOOL_HEAD, Role.GUARDIAN))
        mailbox = ContactRow(
            person_id=head, kind="email", value="direction@college.example",
            value_hash="0" * 64, added=BEFORE,
        )  # fmt: skip
        desk.make(lambda s, _t: s.add(mailbox))
        desk.make(lambda s, t: agree(s, t, (guardian,), "sms", Answer.YES, BEFORE))
        sender = Sender(database, {"sms": phone}, clock, LEASE)
        site = "https://accroche.example"
        looking = LookingAfter(database, Librarian(library), sender, post, clock, site)
        yield Morning(desk, clock, phone, post, sender, looking)


async def test_an_accident_reaches_the_head_and_the_guardian_in_one_beat(morning: Morning) -> None:
    """By mail and by text message; neither says what, about whom, nor where."""
    morning.mark(Mark.ACCIDENT)
    await morning.beat()
    assert [letter.to for letter in morning.post.got] == ["direction@college.example"]
    assert len(morning.phone.got) == 1
    said = [morning.post.got[0].subject, morning.post.got[0].body, morning.phone.got[0][1]]
    assert [betrays(text, ["young_person", "guardian", "club"]) for text in said] == [None] * 3
    assert "https://accroche.example/equipe/" in morning.post.got[0].body
    await morning.beat(timedelta(minutes=1))
    assert (len(morning.post.got), len(morning.phone.got)) == (1, 1), "told once"


async def test_a_head_is_also_told_by_what_they_opted_into(morning: Morning) -> None:
    """A text message besides the mail."""
    choice = ChooseStaffChannels(frozenset({"sms"}))
    morning.desk.ask(choice, Role.SCHOOL_HEAD)
    morning.mark(Mark.INCIDENT)
    await morning.beat()
    assert (len(morning.post.got), len(morning.phone.got)) == (1, 1)


async def test_a_server_that_is_away_is_tried_again(morning: Morning) -> None:
    """The mail leaves at the next beat; the text message is not sent twice."""
    morning.post.answers = [Sending.UNREACHABLE]
    morning.mark(Mark.ABSENT)
    await morning.beat()
    assert morning.post.got == []
    await morning.beat(timedelta(seconds=2))
    assert (len(morning.post.got), len(morning.phone.got)) == (1, 1)


async def test_a_mailbox_that_refuses_makes_a_call(morning: Morning) -> None:
    """Never silence: someone of the service telephones the school."""
    morning.post.answers = [Sending.REFUSED]
    morning.mark(Mark.ABSENT)
    await morning.beat()
    await morning.beat(timedelta(minutes=1))
    assert len(morning.desk.tasks(TELL_SCHOOL)) == 1


async def test_a_school_that_nothing_reaches_makes_a_call(morning: Morning) -> None:
    """Neither mailbox nor channel."""
    wrong = update(ContactRow).where(ContactRow.kind == "email").values(wrong_since=AT)
    morning.desk.make(lambda s, _t: (s.execute(wrong), None)[1])
    morning.mark(Mark.ABSENT)
    await morning.beat()
    assert len(morning.desk.tasks(TELL_SCHOOL)) >= 1
    assert morning.post.got == []


async def test_what_was_signed_begins_at_its_hour(morning: Morning) -> None:
    """Without anybody's tap, through the door."""
    morning.desk.make(making.make_possible)
    evening = AT - timedelta(hours=16)
    measure = morning.desk.make(lambda s, t: making.arranged(s, t, evening))
    morning.desk.make(lambda s, t: making.ask(s, t, making.sheet(s, t, measure), at=evening))
    assert morning.desk.state(measure) is State.SIGNED
    await morning.beat()
    assert morning.desk.state(measure) is State.RUNNING
    assert not morning.desk.told(Told.ENDED)


@dataclass
class Gateway:
    """A provider of text messages that answers what a test wants."""

    answer: Answered = field(default_factory=Accepted)
    got: list[Outgoing] = field(default_factory=list[Outgoing])
    secret_header: str = "X-None"

    async def send(self, message: Outgoing) -> Answered:
        """Keep the message."""
        self.got.append(message)
        return self.answer

    def read(self, raw: bytes) -> tuple[Brought, ...] | None:
        """Nothing is brought."""
        return None


def through(morning: Morning, gateway: Gateway) -> None:
    """The real channel of text messages stands between us and the telephone."""
    channel = SmsChannel(gateway, morning.desk.database, morning.clock, replies=False)
    morning.sender = Sender(morning.desk.database, {"sms": channel}, morning.clock, LEASE)
    morning.looking = replace(morning.looking, sender=morning.sender)


def calls(morning: Morning) -> int:
    """How many tasks ask to telephone the guardian; the other parent has no channel at all."""
    guardian = morning.desk.town.people[Role.GUARDIAN]
    return sum(task.person == guardian for task in morning.desk.tasks(TELL_FAMILY))


async def test_a_text_message_goes_through_the_real_channel(morning: Morning) -> None:
    """On record like a reminder: it leaves once, and says whom to call without Internet."""
    gateway = Gateway()
    through(morning, gateway)
    morning.mark(Mark.ABSENT)
    await morning.beat()
    await morning.beat(timedelta(minutes=1))
    [text] = [message.text for message in gateway.got]
    assert "sur votre page" in text
    assert betrays(text, ["young_person", "guardian", "club"]) is None
    assert not calls(morning)


async def test_a_text_message_that_is_refused_makes_a_call(morning: Morning) -> None:
    """Never silence: someone of the service telephones the family."""
    through(morning, Gateway(RefusedMessage("blocked")))
    morning.mark(Mark.ABSENT)
    await morning.beat()
    assert calls(morning) == 1


async def test_a_text_message_that_never_arrives_makes_a_call(morning: Morning) -> None:
    """The provider took it, and says an hour later that the telephone did not."""
    gateway = Gateway()
    through(morning, gateway)
    morning.mark(Mark.ABSENT)
    await morning.beat()
    lost = Receipt(gateway.got[0].ref, delivered=False, why="absent")
    at = morning.clock()
    assert morning.desk.make(lambda s, _t: note(s, lost, at)) is Noted.DONE
    assert calls(morning) == 1
