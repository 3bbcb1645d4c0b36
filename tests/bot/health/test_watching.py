"""Whoever can act is told what is wrong: once a day, and once when it is mended."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select

from bot.console.health_sentences import NAMED_JOBS
from bot.doctor_health import examine_health
from bot.health.letters import CHANNELS, JOBS, letter, mend
from bot.health.watching import Watch
from bot.mail.port import Letter, Sending
from bot.messages.delivery import Sender
from bot.metronome import WATCH
from resources_db.accounts.actions import OpenAccount
from resources_db.actions import Actor, Role
from resources_db.door import perform
from resources_db.health import beats
from resources_db.health.beats import Every
from resources_db.health.faults import Fault, Kind, Mended
from resources_db.messages.inbox import address_for
from resources_db.messages.outbox import Message, post
from resources_db.messages.tables import OutboxRow
from resources_db.people.tables import AddressPersonRow
from resources_db.storage.database import Database
from resources_db.tasks.opening import UPDATE_SET_ASIDE, open_task
from tests.bot.messages.house import LEASE, PARIS, START, FrozenClock
from tests.resources_db.town import Town, build

MINUTE = timedelta(minutes=1)
BOT = Path(__file__).parents[3] / "bot"


@dataclass
class Post:
    """A mail server that may be down."""

    answer: Sending = Sending.SENT
    letters: list[Letter] = field(default_factory=list[Letter])

    async def send(self, letter: Letter) -> Sending:
        """Kept when it is up."""
        if self.answer is Sending.SENT:
            self.letters.append(letter)
        return self.answer


@dataclass
class Tower:
    """The watch on one town."""

    database: Database
    town: Town
    clock: FrozenClock
    post: Post
    watch: Watch

    async def look(self, after: timedelta = timedelta()) -> list[str]:
        """The subjects of what was written so far."""
        self.clock.forward(after)
        await self.watch.look()
        return [letter.subject for letter in self.post.letters]


@pytest.fixture
def tower(database: Database) -> Tower:
    """A town with one administrator who has a mailbox."""
    clock, town, post = FrozenClock(), database.write_now(build), Post()
    account = OpenAccount(town.people[Role.ADMINISTRATOR], "chef@ville.example")
    database.write_now(lambda s: perform(s, Actor.system(), account, START))
    sender = Sender(database, {}, clock, LEASE)
    watch = Watch(
        database, sender, clock, PARIS, post, "https://a.example", lambda text, _lang: text.msgid
    )
    return Tower(database, town, clock, post, watch)


async def test_a_job_that_stops(tower: Tower) -> None:
    """Nothing while it beats; a letter once it is late, one more the next day, one at the end."""
    note = tower.database.write_now

    def beat() -> None:
        note(lambda s: beats.note(s, "remind", Every(MINUTE), tower.clock()))

    beat()
    assert await tower.look(MINUTE) == []
    late = "Accroche : le travail « envoyer les rappels » n'a pas tourné à l'heure"
    assert await tower.look(10 * MINUTE) == [late]
    assert await tower.look(timedelta(hours=12)) == [late]
    assert await tower.look(timedelta(hours=12)) == [late, late]
    beat()
    assert (await tower.look())[2:] == [f"Accroche : réparé, {late.partition(': ')[2]}"]
    assert len(await tower.look(MINUTE)) == 3


async def test_a_letter_that_could_not_go_is_written_again(tower: Tower) -> None:
    """The mail server is down as well: at the next look."""
    tower.database.write_now(lambda s: open_task(s, UPDATE_SET_ASIDE, START))
    tower.post.answer = Sending.UNREACHABLE
    assert await tower.look() == []
    tower.post.answer = Sending.SENT
    assert len(await tower.look(MINUTE)) == 1


async def test_the_staff_is_woken_by_their_bot(tower: Tower) -> None:
    """A channel is down: those of the desk read it, without any name; others do not."""

    def arrange(session: object) -> None:
        from sqlalchemy.orm import Session

        assert isinstance(session, Session)
        for number, who in ((1, Role.AGENT), (2, Role.CPE)):
            row = address_for(session, "staff", str(number), "fr", START)
            session.execute(
                insert(AddressPersonRow).values(
                    address_id=row, person_id=tower.town.people[who], since=START
                )
            )
        family = address_for(session, "sms", "+33639980000", "fr", START)
        post(session, family, Message("sms", {"lang": "fr", "text": "x"}, pulled=False), START)

    tower.database.write_now(arrange)
    await tower.look(10 * MINUTE)
    woken = select(OutboxRow.body).where(OutboxRow.bot == "staff")
    bodies = tower.database.read_now(lambda s: s.scalars(woken).all())
    assert len(bodies) == 1
    assert "ne répond plus" in str(bodies[0])
    tower.database.write_now(lambda s: s.execute(delete(OutboxRow)))


@pytest.mark.parametrize("kind", Kind)
def test_letters_say_what_to_do(kind: Kind) -> None:
    """What, since when, what to do, where to look: and nobody's name."""
    about = {Kind.CHANNEL_DOWN: "sms", Kind.SET_ASIDE: ""}.get(kind, "remind")
    fault = Fault(kind, about, START, 3)
    written = letter(fault, "a@b.example", PARIS, START, "https://a.example")
    assert "23/11/2026 à 10:00" in written.body
    assert mend(fault) in written.body
    assert "https://a.example/equipe/etat" in written.body
    over = letter(Mended(kind, about, START), "a@b.example", PARIS, START, None)
    assert "réparé" in over.subject
    assert "rien à faire" in over.body


def test_everything_has_its_words() -> None:
    """Every job that the source names, in the mail and on the page; and every channel."""
    source = "".join((BOT / name).read_text("utf-8") for name in ("regular.py", "metronome.py"))
    jobs = {WATCH, *re.findall(r'Job\(\s*"(\w+)"', source)}
    assert {"sweep", "remind", "watch", "forget"} <= jobs
    assert jobs <= set(JOBS)
    assert set(JOBS) == set(NAMED_JOBS)
    assert {"families", "sms", "email", "staff"} <= set(CHANNELS)


async def test_the_doctor_says_the_same(tower: Tower) -> None:
    """When each job ran, and what fails."""
    tower.database.write_now(lambda s: beats.note(s, "remind", Every(MINUTE), START))
    tower.database.write_now(lambda s: beats.end(s, "remind", START, "OSError"))
    (found,) = tower.database.read_now(lambda s: list(examine_health(s, START, PARIS)))
    assert "échoue (OSError), dernier début le 23/11/2026 à 10:00" in str(found)
    assert found.mend is not None
