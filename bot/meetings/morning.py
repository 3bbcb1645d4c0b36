"""The letter of the morning: what the day holds, in counts, with a link to the console."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, tzinfo

from bot.clock import Clock
from bot.logs import event
from bot.mail.port import Letter, Mailer, Sending
from conversations.pushes import betrays
from conversations.texts import Text, _, plural
from resources_db.meetings.digests import Digest, digests, note_written
from resources_db.storage.database import Database

TOO_LATE = time(17)
"""From this hour of the city's wall clock the day is nearly over: no letter is made up for."""
SUBJECT = _("Votre journée")
GREETING = _("Bonjour,")
DETAIL = _("Le détail est sur la console, après connexion :")
CONSOLE = _("Le détail est sur la console, après connexion.")
NO_NAMES = _("Ce courriel ne contient aucun nom, exprès.")


@dataclass(frozen=True, slots=True)
class Morning:
    """Writes the letters of the day."""

    database: Database
    mailer: Mailer | None
    """None where no mail server is given: the console tells."""
    clock: Clock
    zone: tzinfo
    public_url: str | None
    say: Callable[[Text], str]

    async def write(self) -> None:
        """Each letter that did not go yet; one that the server refuses stops no other."""
        at = self.clock()
        if self.mailer is None or at.astimezone(self.zone).time() >= TOO_LATE:
            return
        for one in await self.database.read(lambda s: digests(s, self.zone, at)):
            sending = await self.mailer.send(letter(one, self.say, self.public_url))
            if sending in {Sending.UNREACHABLE, Sending.LATER}:
                raise ServerAway
            if sending is Sending.SENT:
                await self._note(one, at)

    async def _note(self, one: Digest, at: datetime) -> None:
        await self.database.write(lambda session: note_written(session, one, at))


class ServerAway(ConnectionError):
    """The mail server does not answer: what is left goes with the next try."""


def letter(digest: Digest, say: Callable[[Text], str], public_url: str | None) -> Letter:
    """Counts and a link. Whoever reads it over a shoulder learns nothing about anyone."""
    lines = [say(text) for text in _counts(digest)]
    where = [say(CONSOLE)] if public_url is None else [say(DETAIL), f"{public_url}/equipe/"]
    body = "\n".join((say(GREETING), "", *lines, "", *where, "", say(NO_NAMES), ""))
    if betrays("\n".join(lines)) is not None:
        event("digest.counts_left_out")
        body = "\n".join((say(GREETING), "", *where, ""))
    return Letter(digest.mailbox, say(SUBJECT), body)


def _counts(digest: Digest) -> Iterator[Text]:
    if digest.appointments:
        yield plural(
            "{count} rendez-vous aujourd'hui.",
            "{count} rendez-vous aujourd'hui.",
            digest.appointments,
        )
        yield plural("{count} personne vient.", "{count} personnes viennent.", digest.coming)
    if digest.silent:
        yield plural(
            "{count} personne n'a pas répondu.",
            "{count} personnes n'ont pas répondu.",
            digest.silent,
        )
    if digest.tasks:
        yield plural(
            "{count} tâche attend quelqu'un du service.",
            "{count} tâches attendent quelqu'un du service.",
            digest.tasks,
        )
