"""The sweep of links to tutors: each has the page of their day, and the message names nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from sqlalchemy.orm import Session

from bot.channels.ways import offered_channels
from bot.clock import Clock
from bot.logs import event
from bot.mail.opening import open_mailer
from bot.mail.port import Letter, Mailer, Sending
from bot.mail.signed import signed
from bot.measures import tutor_sentences as sentences
from bot.messages.body import Body
from bot.messages.delivery import ANY_BOT, Sender
from bot.messages.stored_bodies import to_json
from bot.rendering.catalogs import SOURCE
from bot.settings import Settings
from conversations.texts import Text
from resources_db.city.days import day_of
from resources_db.city.reading import setting_on
from resources_db.city.terms import CityField
from resources_db.invitations.tokens import new_token
from resources_db.meetings.channels import SMS
from resources_db.messages import outbox
from resources_db.messages.inbox import address_for
from resources_db.messages.outbox import Message
from resources_db.sendings.sending import plan_apart
from resources_db.storage.database import Database
from resources_db.tutoring.sending import (
    ToSend,
    is_due,
    leave_to_the_staff,
    note_failed,
    note_sent,
    plan_links,
    take_due,
)
from resources_db.tutoring.tables import TutorLinkRow

PATH = "/t/"
"""Where a tutor's link leads, before its secret."""
_AT_ONCE = 20


def open_tutor_letters(
    settings: Settings,
    database: Database,
    sender: Sender,
    clock: Clock,
    say: Callable[[Text], str],
) -> TutorLetters:
    """Of an installation; the service calls where nothing can leave, or no link be made."""
    url = None if settings.public_url is None else settings.public_url.rstrip("/")
    mailer = signed(open_mailer(settings, clock), database, clock)
    texts = SMS in offered_channels(settings)
    return TutorLetters(database, sender, mailer, clock, say, url, texts)


@dataclass(frozen=True, slots=True)
class TutorLetters:
    """Sends the links of the day, a few at a time."""

    database: Database
    sender: Sender
    mailer: Mailer | None
    clock: Clock
    say: Callable[[Text], str]
    """A sentence in French: what tutors read."""
    address: str | None
    """Ours as the Internet sees it, without its last slash; None where nobody said it."""
    texts: bool
    """Whether the city sends text messages."""

    async def sweep(self) -> None:
        """Plan the links of today, draw their secrets, send them, note what came of each."""
        at = self.clock()
        if not await self.database.read(lambda s: is_due(s, at)):
            return
        await self.database.write(lambda s: plan_links(s, at))
        if self.address is None:
            await self.database.write(lambda s: leave_to_the_staff(s, at))
            return
        tokens = [new_token() for _one in range(_AT_ONCE)]
        for one in await self.database.write(lambda s: take_due(s, at, tokens)):
            await self._send(one, f"{self.address}{PATH}{one.token}")

    async def _send(self, one: ToSend, link: str) -> None:
        texted = one.phone is not None and self.texts
        if texted:
            await self.database.write(partial(self._text, one=one, link=link))
            self.sender.wake(ANY_BOT)
        mailed = await self._mail(one, link)
        event("tutor.letter", reason=mailed.value)
        at = self.clock()
        if texted or mailed is Sending.SENT:
            await self.database.write(partial(note_sent, link=one.link, at=at))
            return
        for_good = mailed is not Sending.UNREACHABLE
        failed = partial(note_failed, link=one.link, at=at, for_good=for_good)
        await self.database.write(failed)

    def _text(self, session: Session, *, one: ToSend, link: str) -> None:
        if one.phone is None:
            return
        at = self.clock()
        tutor = session.get_one(TutorLinkRow, one.link).tutor_id
        ref = plan_apart(session, SMS, tutor, at)
        body = to_json(Body(SOURCE, self.say(sentences.text_message(link)), ref=ref))
        to = address_for(session, SMS, one.phone, SOURCE, at)
        outbox.post(session, to, Message(SMS, body, pulled=False, until=one.until), at)

    async def _mail(self, one: ToSend, link: str) -> Sending:
        if one.mailbox is None or self.mailer is None:
            return Sending.REFUSED
        service = await self.database.read(self._service)
        letter = Letter(
            one.mailbox,
            self.say(sentences.subject(service)),
            self.say(sentences.letter(service, link)),
        )
        return await self.mailer.send(letter)

    def _service(self, session: Session) -> str:
        name = setting_on(session, CityField.SERVICE_NAME, day_of(self.clock()))
        return name or self.say(sentences.SERVICE)
