"""Which chats with the staff's bot are whose: linked by a code of « Mon compte », undone there.

What is announced there names nobody. A code for a chat signs nobody in, nor the other way round:
their hashes have different purposes.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.accounts.actions import (
    CHAT_PREFIX,
    LINKED,
    InviteStaffChat,
    LeaveStaffChats,
    OpenStaffChat,
)
from resources_db.accounts.finding import account_of_person
from resources_db.accounts.links import LIFE, add_link, new_token, use_hashed
from resources_db.accounts.tables import AccountRow, SignInLinkRow
from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.handling import Handlers
from resources_db.messages.tables import AddressRow
from resources_db.people.links import link
from resources_db.people.standing import person_at, roles_of
from resources_db.people.tables import AddressPersonRow
from resources_db.storage.types import keyed_hash, keys_of

STAFF_BOT: Final = "staff"


def new_code() -> str:
    """32 random bytes behind their prefix; short enough for Telegram's ``/start`` (64 signs)."""
    return f"{CHAT_PREFIX}{new_token()}"


def invite_staff_chat(
    session: Session, actor: Actor, action: InviteStaffChat, at: datetime
) -> Outcome:
    """For oneself only, and for a quarter of an hour; only the hash of the code is kept."""
    account = None if actor.person is None else account_of_person(session, actor.person)
    if account is None or account.closed is not None:
        return Refused(Reason.NO_SUCH_ACCOUNT, action.rule)
    sealed = _seal(session, action.token)
    return Done(add_link(session, account.id, sealed, at, at + LIFE))


def open_staff_chat(session: Session, actor: Actor, action: OpenStaffChat, at: datetime) -> Outcome:
    """Forged, used, late, of a closed account or in another bot: nobody is told which."""
    unknown = Refused(Reason.INVITATION_UNKNOWN, action.rule)
    chat = None if actor.address is None else session.get(AddressRow, actor.address)
    if chat is None or chat.bot != STAFF_BOT:
        return unknown
    sealed = _seal(session, action.token)
    person = _whose(session, sealed, at)
    if person is None:
        return unknown
    owner = person_at(session, chat.id)
    if owner == person:
        return Done(chat.id)
    if use_hashed(session, sealed, at) is None:
        return unknown
    if owner is not None:
        _revoke(session, [chat.id], at)
    link(session, chat.id, person, at, invitation=None)
    return Done(chat.id)


def leave_staff_chats(
    session: Session, actor: Actor, _action: LeaveStaffChats, at: datetime
) -> Outcome:
    """Undone twice is undone."""
    if actor.person is not None:
        _revoke(session, _chats_of(session, actor.person), at)
    return Done()


def has_staff_chat(session: Session, person: int) -> bool:
    """Whether alerts come to a chat of theirs."""
    return bool(_chats_of(session, person))


def _whose(session: Session, sealed: str, at: datetime) -> int | None:
    """Who made the code, if they may still have what comes to such a chat."""
    wanted = select(AccountRow.person).join(
        SignInLinkRow, SignInLinkRow.account_id == AccountRow.id
    )
    person = session.scalar(
        wanted.where(SignInLinkRow.token_hash == sealed, AccountRow.closed.is_(None))
    )
    return person if person is not None and roles_of(session, person, at) & LINKED else None


def _chats_of(session: Session, person: int) -> list[int]:
    mine = select(AddressPersonRow.address_id).join(
        AddressRow, AddressRow.id == AddressPersonRow.address_id
    )
    found = session.scalars(
        mine.where(
            AddressPersonRow.person_id == person,
            AddressPersonRow.revoked.is_(None),
            AddressRow.bot == STAFF_BOT,
        )
    )
    return list(found)


def _revoke(session: Session, chats: list[int], at: datetime) -> None:
    """No task follows, unlike in a family's chat: a colleague is still told on their page."""
    held = AddressPersonRow.address_id.in_(chats) & AddressPersonRow.revoked.is_(None)
    session.execute(update(AddressPersonRow).where(held).values(revoked=at))


def _seal(session: Session, token: str) -> str:
    return keyed_hash(keys_of(session), f"staff-chat:{token}")


HANDLERS: Final[Handlers] = {
    InviteStaffChat: invite_staff_chat,
    OpenStaffChat: open_staff_chat,
    LeaveStaffChats: leave_staff_chats,
}
"""What this module does for the door."""
