"""« Mon compte »: by what else than the mailbox one is told at once of what happens."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console.visit import StaffVisit
from conversations.texts import _
from resources_db.accounts.chats import STAFF_BOT, has_staff_chat
from resources_db.actions import Outcome
from resources_db.agreements import asked
from resources_db.measures.actions import ChooseStaffChannels
from resources_db.measures.handing import STAFF_CHANNELS, contact_of
from resources_db.measures.tables import StaffChannelRow
from resources_db.meetings.channels import SMS
from resources_db.people.terms import ContactKind

TITLE = _("Être prévenu tout de suite")
MEANS = _(
    "D'une absence, d'un incident ou d'un accident pendant une mesure. Le message dit seulement "
    "que quelque chose vous attend ici : ni nom, ni raison."
)
BY_MAIL = _("Par courriel : toujours, à l'adresse de votre compte.")
BY_SMS = _("Aussi par SMS")
PHONE = _("Votre numéro de mobile")
BY_CHAT = _("Aussi sur Telegram, par le bot de l'équipe")
CHAT_FIRST = _("Pour l'être aussi sur Telegram, reliez d'abord votre Telegram, plus bas.")
SAVE = _("Enregistrer mon choix")
SAVED = _("Votre choix est enregistré.")


@dataclass(frozen=True, slots=True)
class MyChannels:
    """What may be chosen, and what is."""

    sms: bool | None
    """Whether it is chosen; None where no text message leaves from here."""
    phone: str = field(repr=False)
    chat: bool | None
    """Whether it is chosen; None while no chat of theirs is linked."""
    may_link: bool
    """Whether a chat could be linked."""

    @property
    def offers(self) -> bool:
        """Whether there is anything to choose."""
        return self.sms is not None or self.chat is not None


def my_channels(session: Session, visit: StaffVisit) -> MyChannels | None:
    """None for whoever is never told of measures."""
    if not visit.staff.may(ChooseStaffChannels):
        return None
    person, console = visit.staff.signed.person, visit.console
    theirs = StaffChannelRow.person_id == person
    chosen = set(session.scalars(select(StaffChannelRow.channel).where(theirs)))
    linked = console.staff_bot and has_staff_chat(session, person)
    return MyChannels(
        sms=SMS in chosen if asked.SMS in console.offered else None,
        phone=contact_of(session, person, ContactKind.PHONE) or "",
        chat=STAFF_BOT in chosen if linked else None,
        may_link=console.staff_bot and not linked,
    )


async def choose(visit: StaffVisit) -> Outcome:
    """As the boxes say; a number that is typed takes the place of the one before."""
    chosen = frozenset(channel for channel in STAFF_CHANNELS if visit.said(channel))
    phone = visit.said("phone") if SMS in chosen else ""
    return await visit.ask(ChooseStaffChannels(chosen, phone or None))
