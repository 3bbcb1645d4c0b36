"""What the tests of failures do: book, wait, look whether something is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.health.watching import Watch
from bot.mail.port import Letter, Sending
from resources_db.accounts.actions import OpenAccount
from resources_db.actions import Action, Actor, Done, Role
from resources_db.door import perform
from resources_db.meetings.actions import Attendee, BookAppointment
from resources_db.meetings.terms import MeetingKind, Part
from resources_db.tasks.opening import open_tasks
from tests.bot.meetings.test_reminding import Evening
from tests.bot.messages.house import PARIS

HOUR = timedelta(hours=1)


@dataclass
class Postbox:
    """A mail server that keeps what it was given."""

    letters: list[Letter] = field(default_factory=list[Letter])

    async def send(self, letter: Letter) -> Sending:
        """Kept."""
        self.letters.append(letter)
        return Sending.SENT


def ask(evening: Evening, action: Action, role: Role = Role.AGENT) -> int:
    """Something asked at the door now."""
    actor = evening.town.actor(role)
    done = evening.database.write_now(lambda s: perform(s, actor, action, evening.clock()))
    assert isinstance(done, Done)
    return done.id or 0


def book(evening: Evening, starts: datetime, *people: int) -> int:
    """An appointment of these people."""
    expected = tuple(Attendee(person, Part.GUARDIAN) for person in people)
    here = evening.town.situation
    return ask(evening, BookAppointment(here, MeetingKind.FAMILY, starts, starts + HOUR, expected))


def mother(evening: Evening) -> int:
    """The first guardian."""
    return evening.town.people[Role.GUARDIAN]


def tasks(evening: Evening, kind: str) -> int:
    """Open tasks of a kind."""
    return sum(task.kind == kind for task in evening.database.read_now(open_tasks))


async def until(evening: Evening, moment: datetime, step: timedelta = 4 * HOUR) -> None:
    """Time passes, with a sweep at each step."""
    while evening.clock() + step < moment:
        await evening.beat(step)
    await evening.beat(moment - evening.clock())


def watch(evening: Evening, postbox: Postbox) -> Watch:
    """Who looks whether something is wrong; the administrator has a mailbox."""
    ask_system = OpenAccount(evening.town.people[Role.ADMINISTRATOR], "chef@ville.example")
    evening.database.write_now(lambda s: perform(s, Actor.system(), ask_system, evening.clock()))
    return Watch(
        evening.database,
        evening.sender,
        evening.clock,
        PARIS,
        postbox,
        "https://accroche.ville.example",
        lambda text, _lang: text.msgid,
    )
