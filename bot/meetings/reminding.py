"""The sweep of reminders: what is due is worded, discreetly, and handed to the outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.library import Librarian, Library
from bot.logs import event
from bot.meetings.discretion import is_public
from bot.messages.body import Body
from bot.messages.delivery import ANY_BOT, Sender
from bot.messages.stored_bodies import to_json
from bot.rendering.replies import Wording
from conversations.pushes import Push, betrays, sentence
from resources_db.directory.terms import ResourceId
from resources_db.meetings import handing
from resources_db.meetings.handing import ROOM, Told
from resources_db.meetings.terms import Sign
from resources_db.messages import outbox
from resources_db.storage.database import Database
from resources_db.storage.types import Json

Words = Callable[[Session, Told, Library], Body]
"""Words a reminder for one channel."""


@dataclass(frozen=True, slots=True)
class Reminding:
    """Hands over what is due, a little at a time."""

    database: Database
    librarian: Librarian
    sender: Sender
    clock: Clock
    zone: tzinfo
    ways: Mapping[str, Words] = field(default_factory=dict[str, Words])
    """How the channels that are not a chat word it."""

    async def sweep(self) -> None:
        """Hand over what can be sent until the next beat or two, and wake the sender."""
        if await self.database.write(self._hand_over):
            self.sender.wake(ANY_BOT)

    def _hand_over(self, session: Session) -> int:
        at = self.clock()
        library = self.librarian.library(session)
        handing.call_back_late(session, at)
        room = ROOM - outbox.reminders_waiting(session, self.sender.channels.keys(), at)
        if room <= 0:
            return 0
        return handing.hand_over(
            session,
            at,
            lambda told: self._worded(session, told, library),
            room,
            self.sender.channels.keys(),
        )

    def _worded(self, session: Session, told: Told, library: Library) -> Json:
        words = self.ways.get(told.channel)
        if words is not None:
            return to_json(words(session, told, library))
        return to_json(Body(told.lang, push_text(told, library, self.zone)))


def push_text(told: Told, library: Library, zone: tzinfo) -> str:
    """What the person reads. A place whose name would betray is left to the personal page."""
    here = told.starts.astimezone(zone)
    wording = Wording(library, told.lang, zone, here.date())

    def worded(place: str | None) -> str:
        named = None if place is None else ResourceId(place)
        sign = None if told.sign is None else Sign(told.sign)
        return wording.say(sentence(Push(told.kind, here.date(), here.time(), named, sign)))

    record = None if told.place is None else library.record(told.place)
    if not is_public(record):
        return worded(None)
    text = worded(told.place)
    if betrays(text) is None:
        return text
    event("reminder.place_left_out")
    return worded(None)
