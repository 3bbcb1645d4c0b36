"""The real assistant on a test's database: no web server, and a clock that only tests move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.channels.port import Channel
from bot.clock import Clock
from bot.library import Librarian, Library
from bot.meetings.chat import Desk as Appointments
from bot.messages.decoding import decode_page
from bot.messages.delivery import Sender
from bot.messages.desk import MessageDesk
from bot.messages.draining import Drains
from bot.messages.turns import Bot, Turns
from bot.metronome import Metronome
from resources_db.actions import Actor, Done
from resources_db.directory.actions import PublishEdition
from resources_db.directory.staging import stage
from resources_db.directory.terms import Resource
from resources_db.door import perform
from resources_db.storage.database import Database

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")
LEASE = timedelta(seconds=30)
TRACE_DAYS = 30
PAGE, CHAT = "web", "families"
"""A page that reads its own log, and a bot whose messages are pushed."""
BOTS = {PAGE: Bot(decode_page, pulled=True), CHAT: Bot(decode_page, pulled=False)}


@dataclass
class FrozenClock:
    """Tells the same instant until a test moves it."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def forward(self, by: timedelta) -> None:
        """Let this much time pass."""
        self.at += by


@dataclass(frozen=True)
class House:
    """What ``bot.wiring`` makes, without its pages."""

    database: Database
    desk: MessageDesk
    drains: Drains
    sender: Sender
    metronome: Metronome


@dataclass(frozen=True)
class Builder:
    """Builds houses that share a library and a clock."""

    library: Library
    clock: Clock
    lease: timedelta = LEASE
    bots: Mapping[str, Bot] = field(default_factory=lambda: BOTS)

    def house(self, database: Database, channels: Mapping[str, Channel] | None = None) -> House:
        """One process's assistant; two on a database are two processes."""
        clock, lease = self.clock, self.lease
        turns = Turns(Librarian(self.library), self.bots, PARIS, Appointments(PARIS))
        sender = Sender(database, channels or {}, clock, lease)
        drains = Drains(database, turns, clock, lease, sender.wake)
        desk = MessageDesk(database, drains, self.library.catalogs.languages)
        metronome = Metronome(database, drains, sender, clock, PARIS, TRACE_DAYS, lease)
        return House(database, desk, drains, sender, metronome)


def publish(session: Session, resources: list[Resource], at: datetime) -> None:
    """Show these resources as the directory."""
    edition = stage(session, resources, "test", at)
    outcome = perform(session, Actor.system(), PublishEdition(edition), at)
    assert isinstance(outcome, Done)
