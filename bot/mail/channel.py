"""Sending reminders by e-mail: from the city, once, with what mail servers say as outcomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.channels.pauses import Growing
from bot.channels.port import Delivery, Rejected, RetryLater, Sent
from bot.clock import Clock
from bot.mail.port import Letter, Mailer, Sending
from bot.messages.body import Body
from resources_db.sendings import sending
from resources_db.sendings.budget import custom_at
from resources_db.sendings.terms import Hold, Weight
from resources_db.storage.database import Database

_FREE = Weight(parts=0, cents=0)
_GREYLISTED = timedelta(minutes=5)
"""What most servers that say « not now » want a sender to wait."""


@dataclass(slots=True)
class MailChannel:
    """One mail server's letters."""

    mailer: Mailer
    database: Database
    clock: Clock
    _unreached: Growing = field(default_factory=Growing)

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:  # noqa: ARG002 -- what was begun is on record
        """Send one letter; never one that the server has taken already."""
        if body.ref is None or body.subject is None:
            return Rejected("not_a_letter")
        at, ref = self.clock(), body.ref
        begun = await self.database.write(lambda s: _begin(s, ref, at))
        if isinstance(begun, Hold):
            return Sent() if begun is Hold.DONE else Rejected(begun.value)
        sent = await self.mailer.send(_letter(address, body, begun.city))
        ended = self.clock()
        await self.database.write(lambda s: _note(s, ref, sent, ended))
        return self._delivery(sent)

    def _delivery(self, sent: Sending) -> Delivery:
        match sent:
            case Sending.SENT:
                self._unreached.reset()
                return Sent()
            case Sending.NO_MAILBOX | Sending.REFUSED:
                return Rejected(sent.value)
            case Sending.LATER:
                return RetryLater(_GREYLISTED)
            case Sending.UNREACHABLE:
                pause = timedelta(seconds=self._unreached.next())
                return RetryLater(pause, whole_bot=True)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A letter that may go."""

    city: str | None


def _begin(session: Session, ref: str, at: datetime) -> _Begun | Hold:
    custom = custom_at(session, at)
    hold = sending.begin(session, ref, _FREE, custom.budget, at)
    return _Begun(custom.city) if hold is None else hold


def _letter(address: str, body: Body, city: str | None) -> Letter:
    return Letter(
        address,
        body.subject or "",
        body.text,
        sender_name=city,
        attached=body.file,
        stop=body.stop,
        ref=body.ref,
    )


def _note(session: Session, ref: str, sent: Sending, at: datetime) -> None:
    match sent:
        case Sending.SENT:
            sending.taken(session, ref, at)
        case Sending.NO_MAILBOX | Sending.REFUSED:
            wrong = sent is Sending.NO_MAILBOX
            sending.refused(session, ref, _FREE, sent.value, at, wrong=wrong)
        case Sending.LATER | Sending.UNREACHABLE:
            sending.put_off(session, ref, _FREE)
