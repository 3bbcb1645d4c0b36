"""A word to whoever sent a fiche: the service has answered. It names nobody, and leads there."""

from __future__ import annotations

from sqlalchemy import select

from bot.console.fiches import sentences
from bot.console.front import HOME, origin_of
from bot.console.visit import StaffVisit
from bot.mail.port import Letter, Sending
from resources_db.accounts.tables import AccountRow
from resources_db.fiches.reading import FicheView


async def tell_sender(visit: StaffVisit, fiche: FicheView) -> bool:
    """Whether a letter left; when none did, the service telephones."""
    console = visit.console
    owner = AccountRow.person == fiche.sender
    wanted = select(AccountRow.email).where(owner, AccountRow.closed.is_(None))
    mailbox = await visit.read(lambda s: s.scalar(wanted))
    if console.mailer is None or mailbox is None:
        return False
    base = console.public_url or origin_of(visit.request, trust_proxy=console.trust_proxy)
    link = f"{base}{HOME}/fiches/{fiche.code}"
    subject, body = console.say(sentences.SUBJECT), console.say(sentences.letter(link))
    return await console.mailer.send(Letter(mailbox, subject, body)) is Sending.SENT
