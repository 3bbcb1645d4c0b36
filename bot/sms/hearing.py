"""Reading what providers brought: receipts settle messages, answers are heard and acted upon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.logs import event, failure
from bot.sms.port import Brought, Provider, Reply
from conversations.texting import Heard, Said, read_answer
from resources_db.actions import Actor, Done
from resources_db.agreements.actions import StopChannel
from resources_db.agreements.terms import Means
from resources_db.door import perform
from resources_db.meetings.actions import AnswerAppointment
from resources_db.meetings.channels import SMS
from resources_db.meetings.terms import Answer
from resources_db.people.standing import actor_of
from resources_db.sendings import arrivals, receipts
from resources_db.sendings.answering import About, about, keep_words
from resources_db.sendings.receipts import Noted
from resources_db.sendings.tables import ArrivalRow
from resources_db.sendings.terms import Receipt
from resources_db.storage.database import Database


@dataclass(frozen=True, slots=True)
class Hearing:
    """Reads what waits, a little at a time."""

    database: Database
    provider: Provider
    clock: Clock

    async def sweep(self) -> None:
        """Read everything that waits; one that fails is set aside and never stops the others."""
        for number, raw in await self.database.write(_waiting):
            await self._read(number, raw)

    async def _read(self, number: int, raw: bytes) -> None:
        try:
            await self.database.write(lambda s: self._take_in(s, number, raw))
        except Exception as error:  # noqa: BLE001 -- told here, counted, tried again
            failure("sms.arrival_failed", error, update=number)
            at = self.clock()
            await self.database.write(lambda s: arrivals.failed(s, number, at))

    def _take_in(self, session: Session, number: int, raw: bytes) -> None:
        row = session.get_one(ArrivalRow, number)
        if row.state != arrivals.WAITING:
            return
        brought, at = self.provider.read(raw), self.clock()
        if brought is None:
            event("sms.arrival_unreadable", update=number)
        early = [self._hear(session, one, row.seal, at) for one in brought or ()]
        if not any(early):
            arrivals.handled(row)

    def _hear(self, session: Session, brought: Brought, seal: str, at: datetime) -> bool:
        """Act upon one thing; True when it comes too early, and has to be read again."""
        match brought:
            case Receipt():
                return receipts.note(session, brought, at) is Noted.TOO_EARLY
            case Reply():
                _answer(session, brought, seal, at)
                return False
            case _:
                assert_never(brought)


def _waiting(session: Session) -> Sequence[tuple[int, bytes]]:
    return [(row.id, row.raw or b"") for row in arrivals.waiting(session)]


def _answer(session: Session, reply: Reply, seal: str, at: datetime) -> None:
    """« STOP » for everyone who has this number; yes and no for whom the last message was for."""
    who, said = about(session, reply.number, reply.ref), read_answer(reply.text)
    key = f"sms:{seal[:20]}"
    if said.heard is Heard.STOP:
        for person in who.people:
            stop = StopChannel(person, SMS, Means.CHAT)
            perform(session, Actor.system(), stop, at, key=f"{key}:{person}")
        event("sms.stopped", count=len(who.people))
    stopped = said.heard is Heard.STOP and bool(who.people)
    answered = stopped or _answered(session, who, said, key, at)
    if said.more or not answered:
        keep_words(session, who, reply.number, reply.text, at)


def _answered(session: Session, who: About, said: Said, key: str, at: datetime) -> bool:
    """Whether yes or no went to the appointment it answers."""
    if who.person is None or who.appointment is None:
        return False
    coming = {Heard.COMES: Answer.COMING, Heard.DOES_NOT_COME: Answer.NOT_COMING}
    answer = coming.get(said.heard)
    if answer is None:
        return False
    actor = actor_of(session, who.person, at)
    outcome = perform(session, actor, AnswerAppointment(who.appointment, answer), at, key=key)
    return isinstance(outcome, Done)
