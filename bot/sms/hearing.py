"""Reading what providers brought: receipts settle messages, answers are heard and acted upon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.library import Librarian
from bot.logs import event, failure
from bot.sms.port import Brought, Provider, Reply
from conversations.texting import Said, read_answer, stops
from conversations.understanding.read import read
from resources_db.actions import Actor, Done
from resources_db.agreements.actions import StopChannel
from resources_db.agreements.terms import Means
from resources_db.door import perform
from resources_db.meetings.actions import AnswerAppointment
from resources_db.meetings.channels import SMS
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
    librarian: Librarian

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
                self._answer(session, brought, seal, at)
                return False
            case _:
                assert_never(brought)

    def _answer(self, session: Session, reply: Reply, seal: str, at: datetime) -> None:
        """« STOP » for everyone who has the number; the rest for whom the last message was for."""
        who, key = about(session, reply.number, reply.ref), f"sms:{seal[:20]}"
        if stops(reply.text) and who.people:
            for person in who.people:
                stop = StopChannel(person, SMS, Means.CHAT)
                perform(session, Actor.system(), stop, at, key=f"{key}:{person}")
            event("sms.stopped", count=len(who.people))
            return
        knowledge = self.librarian.library(session).knowledge
        if not _answered(session, who, read_answer(read(reply.text, knowledge)), key, at):
            keep_words(session, who, reply.number, reply.text, at)


def _waiting(session: Session) -> Sequence[tuple[int, bytes]]:
    return [(row.id, row.raw or b"") for row in arrivals.waiting(session)]


def _answered(session: Session, who: About, said: Said | None, key: str, at: datetime) -> bool:
    """Whether it went to the appointment that it answers; its words go with it."""
    if said is None or who.person is None or who.appointment is None:
        return False
    action = AnswerAppointment(who.appointment, said.answer, words=said.words)
    outcome = perform(session, actor_of(session, who.person, at), action, at, key=key)
    return isinstance(outcome, Done)
