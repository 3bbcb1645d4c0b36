"""What choosing a language and erasing a conversation change."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.handling import Handlers
from resources_db.messages.actions import ChooseLanguage, EraseConversation, NoteBlocked
from resources_db.messages.inbox import ASIDE
from resources_db.messages.reaching import gone
from resources_db.messages.tables import AddressRow, InboxRow, NoteRow, OutboxRow, ThreadRow
from resources_db.people.links import unlink

LANGUAGES = frozenset({"fr", "en", "ar", "tr", "pt", "uk", "es", "ro"})
"""Languages the house answers in; a test holds them equal to the catalogs."""


def choose_language(
    session: Session, actor: Actor, action: ChooseLanguage, _at: datetime
) -> Outcome:
    """The address is answered in this language from now on."""
    if action.language not in LANGUAGES:
        return Refused(Reason.UNKNOWN_LANGUAGE, action.rule)
    session.execute(
        update(AddressRow).where(AddressRow.id == actor.address).values(lang=action.language)
    )
    return Done()


def note_blocked(session: Session, actor: Actor, _action: NoteBlocked, at: datetime) -> Outcome:
    """Nothing more is sent to the address, and what waited is dropped."""
    if actor.address is not None:
        gone(session, actor.address, at)
    return Done()


def erase_conversation(
    session: Session, actor: Actor, _action: EraseConversation, at: datetime
) -> Outcome:
    """Everything said with this address goes; what is being written now comes after.

    Also the content of the updates that were set aside: their tasks stay, without it. The
    address is nobody's any more: whoever takes over a telephone begins anew, and the staff
    reaches its former owner otherwise.
    """
    if actor.address is not None:
        unlink(session, actor.address, at)
    for row in (OutboxRow, ThreadRow, NoteRow):
        session.execute(delete(row).where(row.address_id == actor.address))
    aside = (InboxRow.address_id == actor.address) & (InboxRow.state == ASIDE)
    session.execute(update(InboxRow).where(aside).values(raw=None))
    return Done()


HANDLERS: Final[Handlers] = {
    ChooseLanguage: choose_language,
    EraseConversation: erase_conversation,
    NoteBlocked: note_blocked,
}
"""What this module does for the door."""
