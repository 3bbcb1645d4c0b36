"""The watch: each minute, is something wrong? Whoever can act is told, by what still works."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.health.letters import letter
from bot.logs import event
from bot.mail.port import Mailer, Sending
from bot.messages.body import Body
from bot.messages.delivery import Sender
from bot.messages.stored_bodies import to_json
from conversations.texts import Text, _
from resources_db.accounts.chats import STAFF_BOT
from resources_db.health import waking
from resources_db.health.faults import Fault, Kind, News, faults, news, not_told
from resources_db.meetings import handing
from resources_db.messages import outbox
from resources_db.messages.outbox import Message
from resources_db.storage.database import Database

WAKE = _(
    "Un canal d'envoi ne répond plus : des familles ne reçoivent pas leurs messages. La page "
    "« État du service » de la console dit lequel, et la page « Tâches » qui appeler."
)


@dataclass(frozen=True, slots=True)
class Watch:
    """Looks, and tells."""

    database: Database
    sender: Sender
    clock: Clock
    zone: tzinfo
    mailer: Mailer | None
    """None where no mail server is given: the console and the staff's bot tell."""
    public_url: str | None
    say: Callable[[Text, str], str]

    async def look(self) -> None:
        """One look. What is told is written down before it is sent: never twice a day."""
        at = self.clock()
        told, mailboxes = await self.database.write(lambda s: self._found(s, at))
        if told:
            self.sender.wake(STAFF_BOT)
        for one in told:
            event("health.news", reason=one.kind.value)
            await self._write(one, mailboxes, at)

    def _found(self, session: Session, at: datetime) -> tuple[Sequence[News], Sequence[str]]:
        told = news(session, faults(session, at), at)
        for one in told:
            if not isinstance(one, Fault):
                waking.end_task_of_channel(session, one, at)
            elif waking.task_of_channel(session, one, at):
                self._wake_staff(session, one, at)
        waking.tell_missed(session, at)
        handing.take_up_lost(session, at)
        return told, waking.administrators(session, at) if told else ()

    def _wake_staff(self, session: Session, fault: Fault, at: datetime) -> None:
        """By their bot, unless it is the one that is down, and without any name."""
        if fault.kind is not Kind.CHANNEL_DOWN or fault.about == STAFF_BOT:
            return
        for address, lang in waking.staff_chats(session, at):
            body = to_json(Body(lang, self.say(WAKE, lang)))
            outbox.post(session, address, Message(STAFF_BOT, body, pulled=False), at)

    async def _write(self, one: News, mailboxes: Sequence[str], at: datetime) -> None:
        if self.mailer is None:
            return
        went = [
            await self.mailer.send(letter(one, to, self.zone, at, self.public_url))
            for to in mailboxes
        ]
        if isinstance(one, Fault) and went and Sending.SENT not in went:
            await self.database.write(lambda s: not_told(s, one))
