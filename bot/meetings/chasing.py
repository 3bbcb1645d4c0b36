"""The look at who has not answered: their next way, one task an hour, a word to the staff's bot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta, tzinfo

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.logs import event
from bot.messages.body import Body
from bot.messages.delivery import Sender
from bot.messages.stored_bodies import to_json
from conversations.pushes import no_news
from conversations.texts import Text
from resources_db.accounts.chats import STAFF_BOT
from resources_db.health.waking import staff_chats
from resources_db.meetings import silence
from resources_db.meetings.silence import NoNews
from resources_db.messages import outbox
from resources_db.messages.outbox import Message
from resources_db.storage import leases
from resources_db.storage.database import Database

_NAME = "silence"
LEASE = timedelta(minutes=2)
"""A little longer than the time between two looks."""


@dataclass(frozen=True, slots=True)
class Chasing:
    """Looks, one process at a time."""

    database: Database
    sender: Sender
    clock: Clock
    zone: tzinfo
    lease: timedelta
    say: Callable[[Text, str], str]

    async def look(self) -> None:
        """What is found, and what is said of it, are written in one transaction."""
        told = await self.database.write(self._look)
        if told:
            event("reminder.no_news")
            self.sender.wake(STAFF_BOT)

    def _look(self, session: Session) -> int:
        at = self.clock()
        if not leases.take(session, _NAME, self.sender.owner, at, self.lease):
            return 0
        found = silence.look(session, at)
        for one in found:
            self._tell(session, one)
        return len(found)

    def _tell(self, session: Session, one: NoNews) -> None:
        """To everyone of the service who reads that bot: a count and an hour."""
        at, here = self.clock(), one.starts.astimezone(self.zone)
        text = no_news(one.families, here.date(), here.time())
        for address, lang in staff_chats(session, at):
            body = to_json(Body(lang, self.say(text, lang)))
            outbox.post(session, address, Message(STAFF_BOT, body, pulled=False), at)
