"""The sweep of letters to schools: a short-lived link to their official mailbox, and no name.

The letter says that something waits and where to answer; the page says what, once opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from bot.clock import Clock
from bot.logs import event
from bot.mail.opening import open_mailer
from bot.mail.port import Letter, Mailer, Sending
from bot.mail.signed import signed
from bot.schools import sentences
from bot.settings import Settings
from conversations.texts import Text
from resources_db.city.days import day_of
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField
from resources_db.invitations.tokens import new_token
from resources_db.school_requests.sending import (
    Due,
    leave_to_the_staff,
    note_failed,
    note_sent,
    take_due,
)
from resources_db.storage.database import Database

_AT_ONCE = 20


def open_letters(
    settings: Settings, database: Database, clock: Clock, say: Callable[[Text], str]
) -> SchoolLetters | NoLetters:
    """The letters of an installation; the staff calls where none can leave, or no link be made."""
    mailer = signed(open_mailer(settings, clock), database, clock)
    if mailer is None or settings.public_url is None:
        return NoLetters(database, clock)
    return SchoolLetters(database, clock, mailer, say, settings.public_url.rstrip("/"))


@dataclass(frozen=True, slots=True)
class NoLetters:
    """Asks no school by its mailbox: what was meant for it is a task at once."""

    database: Database
    clock: Clock

    async def sweep(self) -> None:
        """Nothing waits in silence for a setting."""
        at = self.clock()
        await self.database.write(lambda s: leave_to_the_staff(s, at))


@dataclass(frozen=True, slots=True)
class SchoolLetters:
    """Sends what is due, a few letters at a time."""

    database: Database
    clock: Clock
    mailer: Mailer
    say: Callable[[Text], str]
    """A sentence in French: what schools read."""
    address: str
    """Ours as the Internet sees it, without its last slash."""

    async def sweep(self) -> None:
        """Draw the links of what is due, send the letters, note what came of each."""
        tokens = [new_token() for _one in range(_AT_ONCE)]
        at = self.clock()
        due = await self.database.write(lambda s: take_due(s, at, tokens))
        for one in due:
            await self._send(one)

    async def _send(self, due: Due) -> None:
        signed = await self.database.read(
            lambda s: settings_on(s, day_of(self.clock()), (CityField.SERVICE_NAME,))
        )
        service = signed.get(CityField.SERVICE_NAME) or self.say(sentences.SERVICE)
        link = f"{self.address}/e/{due.token}"
        letter = Letter(
            due.mailbox,
            self.say(sentences.subject(service, due.kind)),
            self.say(sentences.letter(service, link)),
        )
        sent = await self.mailer.send(letter)
        event("school.letter", reason=sent.value)
        at = self.clock()
        if sent is Sending.SENT:
            await self.database.write(partial(note_sent, request=due.request, at=at))
            return
        for_good = sent is not Sending.UNREACHABLE
        failed = partial(note_failed, request=due.request, at=at, for_good=for_good)
        await self.database.write(failed)
