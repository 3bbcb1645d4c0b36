"""The sweeps of measures: what is due is asked, what is signed begins, what happened is told.

What happened reaches the outbox and the mail within a few beats of the metronome. A mail server
that does not answer is tried at the next one; one that refuses makes a call for the service.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.library import Librarian
from bot.logs import event
from bot.mail.port import Letter, Mailer, Sending
from bot.measures.news_words import NewsWords
from bot.messages.delivery import ANY_BOT, Sender
from bot.messages.stored_bodies import to_json
from conversations.pushes import News, news_sentence, news_subject
from resources_db.actions import Actor, Refused
from resources_db.door import perform
from resources_db.measures import handing, sweeping
from resources_db.measures.actions import StartMeasure
from resources_db.measures.handing import Notice, ToMail
from resources_db.measures.tables import MeasureRow
from resources_db.measures.telling import Told
from resources_db.storage.database import Database

_URGENT = handing.AT_ONCE | {Told.CALLED_OFF, Told.ALARM}
_CONSOLE = "/equipe/"


@dataclass(frozen=True, slots=True)
class LookingAfter:
    """Looks at every measure, and tells what happened."""

    database: Database
    librarian: Librarian
    sender: Sender
    mailer: Mailer | None
    """None where no mail server is given: what had to be mailed is telephoned."""
    clock: Clock
    public_url: str | None

    async def look(self) -> None:
        """Every minute: ask for what is due, begin what is ready."""
        at = self.clock()
        for measure in await self.database.write(lambda session: sweeping.sweep(session, at)):
            await self.database.write(partial(self._begin, measure=measure))

    async def tell(self) -> None:
        """Every beat: hand over what happened since."""
        if await self.database.read(handing.waits):
            await self.database.write(self._hand_over)
            self.sender.wake(ANY_BOT)
        for letter in await self.database.read(handing.to_mail):
            await self._mail(letter)

    def _begin(self, session: Session, *, measure: int) -> None:
        row = session.get_one(MeasureRow, measure)
        asked = StartMeasure(row.situation_id, measure)
        outcome = perform(session, Actor.system(), asked, self.clock())
        if isinstance(outcome, Refused):
            event("measure.not_begun", reason=outcome.reason.value)

    def _hand_over(self, session: Session) -> int:
        library = self.librarian.library(session)
        at, url = self.clock(), None if self.public_url is None else self.public_url.rstrip("/")
        words = NewsWords(session, library, url, at)
        return handing.hand_over(
            session, at, lambda notice: to_json(words.body(notice, news_of(notice)))
        )

    async def _mail(self, letter: ToMail) -> None:
        news = news_of(letter.notice)
        library = await self.database.read(self.librarian.library)
        body = library.catalogs.sentence(news_sentence(news), letter.notice.lang)
        if self.public_url is not None:
            body = f"{body}\n\n{self.public_url.rstrip('/')}{_CONSOLE}\n"
        subject = library.catalogs.sentence(news_subject(news), letter.notice.lang)
        sent = Sending.REFUSED
        if self.mailer is not None:
            sent = await self.mailer.send(Letter(letter.to, subject, body))
        if sent is not Sending.UNREACHABLE:
            left, at = sent is Sending.SENT, self.clock()
            await self.database.write(lambda s: handing.note_mailed(s, letter, at, left=left))


def news_of(notice: Notice) -> News:
    """How much of a hurry there is: nothing else of it is said."""
    return News(notice.kind in _URGENT, notice.asks)
