"""Sending by text message: counted under the city's ceiling, then given to the provider."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import assert_never

from sqlalchemy.orm import Session

from bot.channels.pauses import Growing
from bot.channels.port import Delivery, Rejected, RetryLater, Sent, Unsure
from bot.clock import Clock
from bot.logs import event
from bot.messages.body import Body
from bot.sms.parts import lighter, size
from bot.sms.port import (
    Accepted,
    Answer,
    BadAccount,
    NotNow,
    Outgoing,
    Provider,
    RefusedMessage,
    Unknown,
)
from resources_db.sendings import sending
from resources_db.sendings.budget import custom_at
from resources_db.sendings.terms import Hold, Weight
from resources_db.storage.database import Database
from resources_db.tasks.opening import SMS_ACCOUNT, open_task_about

_NUMBER = re.compile(r"\+[1-9][0-9]{7,14}")
_ACCOUNT_PAUSE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A message that was counted and may go."""

    outgoing: Outgoing
    weight: Weight


@dataclass(slots=True)
class SmsChannel:
    """One provider's messages."""

    provider: Provider
    database: Database
    clock: Clock
    replies: bool
    """Whether answers come back: the sender is then a number of the provider's."""
    _unreached: Growing = field(default_factory=Growing)

    async def deliver(self, address: str, body: Body, *, again: bool) -> Delivery:  # noqa: ARG002 -- what was begun is on record
        """Send one message; never one that the provider has already, never past the ceiling."""
        if body.ref is None or not _NUMBER.fullmatch(address):
            return Rejected("not_a_text_message")
        at, ref = self.clock(), body.ref
        ready = await self.database.write(lambda s: self._begin(s, address, ref, body.text, at))
        if isinstance(ready, Hold):
            return _held(ready)
        answer = await self.provider.send(ready.outgoing)
        ended = self.clock()
        await self.database.write(lambda s: _note(s, ready, answer, ended))
        return self._delivery(answer)

    def _begin(
        self, session: Session, number: str, ref: str, text: str, at: datetime
    ) -> _Ready | Hold:
        custom, light = custom_at(session, at), lighter(text)
        measured = size(light)
        weight = custom.weight(measured.parts)
        hold = sending.begin(session, ref, weight, custom.budget, at)
        if hold is not None:
            return hold
        sender = None if self.replies else custom.sender
        unicode = measured.alphabet == "ucs-2"
        return _Ready(Outgoing(ref, number, light, sender, unicode), weight)

    def _delivery(self, answer: Answer) -> Delivery:
        match answer:
            case Accepted():
                self._unreached.reset()
                return Sent()
            case RefusedMessage(why):
                return Rejected(why)
            case NotNow(why, after):
                event("sms.not_now", logging.WARNING, reason=why)
                pause = after or timedelta(seconds=self._unreached.next())
                return RetryLater(pause, whole_bot=True)
            case BadAccount(why):
                event("sms.bad_account", logging.ERROR, reason=why)
                return RetryLater(_ACCOUNT_PAUSE, whole_bot=True)
            case Unknown(why):
                event("sms.unknown", logging.WARNING, reason=why)
                return Unsure()
            case _:
                assert_never(answer)


def _held(hold: Hold) -> Delivery:
    """What the outbox learns of a message that was not given to the provider."""
    return Sent() if hold is Hold.DONE else Rejected(hold.value)


def _note(session: Session, ready: _Ready, answer: Answer, at: datetime) -> None:
    """Write down what became of it; an account that is refused wakes somebody, once a day."""
    ref = ready.outgoing.ref
    match answer:
        case Accepted():
            sending.taken(session, ref, at)
        case RefusedMessage(why, wrong):
            sending.refused(session, ref, ready.weight, why, at, wrong=wrong)
        case BadAccount():
            sending.put_off(session, ref, ready.weight)
            open_task_about(session, SMS_ACCOUNT, at, detail=f"{at:%Y-%m-%d}")
        case NotNow():
            sending.put_off(session, ref, ready.weight)
        case Unknown():
            pass  # counted, and begun: it may have gone out
        case _:
            assert_never(answer)
