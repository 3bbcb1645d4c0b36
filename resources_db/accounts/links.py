"""Single-use links: the first proof of who signs in."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.accounts.tables import SignInLinkRow
from resources_db.storage.types import keyed_hash, keys_of

LIFE = timedelta(minutes=15)
"""How long a link that was asked for works: long enough to open one's mail."""
HANDED_LIFE = timedelta(days=3)
"""How long a link given to a new colleague, or printed for the first administrator, works."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A link that worked, and works no more."""

    account: int | None
    """Whose; None for the link that claims a new installation."""


def new_token() -> str:
    """32 random bytes, as they stand in a link or a cookie."""
    return secrets.token_urlsafe(32)


def make_link(session: Session, account: int | None, at: datetime, life: timedelta = LIFE) -> str:
    """A new link; its token, of which only the hash is kept."""
    token = new_token()
    add_link(session, account, link_hash(session, token), at, at + life)
    return token


def add_link(
    session: Session, account: int | None, token_hash: str, at: datetime, expires: datetime
) -> int:
    """Keep a link by the hash of its token; its number."""
    row = SignInLinkRow(account_id=account, token_hash=token_hash, made=at, expires=expires)
    session.add(row)
    session.flush()
    return row.id


def look_at_link(session: Session, token: str, at: datetime) -> Opened | None:
    """What using a link would give, without using it: machines that read mail open links."""
    row = SignInLinkRow
    found = session.execute(
        select(row.account_id).where(
            row.token_hash == link_hash(session, token), row.used.is_(None), row.expires > at
        )
    ).first()
    return None if found is None else Opened(found.account_id)


def use_link(session: Session, token: str, at: datetime) -> Opened | None:
    """Use up a link. None when it is unknown, late or used: nobody is told which.

    Of two uses at the same instant one wins: the row is changed where it is still unused.
    """
    return use_hashed(session, link_hash(session, token), at)


def use_hashed(session: Session, token_hash: str, at: datetime) -> Opened | None:
    """The same by what is kept of it, for a link of another purpose."""
    row = SignInLinkRow
    used = session.execute(
        update(row)
        .where(row.token_hash == token_hash, row.used.is_(None), row.expires > at)
        .values(used=at)
        .returning(row.account_id)
        .execution_options(synchronize_session=False)
    ).first()
    return None if used is None else Opened(used.account_id)


def link_hash(session: Session, token: str) -> str:
    """What is kept of a link."""
    return keyed_hash(keys_of(session), f"sign-in:{token}")
