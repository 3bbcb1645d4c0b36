"""Sessions of the console: a random secret in a cookie, its hash here.

A session ends after a while without a page, after a day's work in any case, when its owner or an
administrator says so, and when its account is closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from resources_db.accounts.links import new_token
from resources_db.accounts.tables import (
    AccountRow,
    PauseRow,
    SignInLinkRow,
    StaffSessionRow,
)
from resources_db.storage.types import keyed_hash, keys_of

_TOUCH = timedelta(minutes=1)
"""A page that follows another within this time writes nothing."""
_KEPT = timedelta(days=30)
DEVICE_LONGEST = 200
"""Signs kept of what a browser says it is."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a session lives."""

    idle: timedelta
    """Without a page."""
    whole: timedelta
    """In any case."""


@dataclass(frozen=True, slots=True)
class FirstProof:
    """By what someone came in."""

    via: Literal["link", "oidc"]
    device: str
    """What the browser says it is."""
    id_token: str | None = field(default=None, repr=False)
    """What the OpenID provider vouched with."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Whose session a request belongs to."""

    session: int
    account: int
    person: int
    whole: bool
    """Whether both proofs were given: without the second one, nothing is shown."""
    has_codes: bool
    """Whether one-time codes are set up."""
    stale: bool
    """Whether its last page is to be written down again."""


def begin_session(
    session: Session,
    account: int,
    at: datetime,
    limits: Limits,
    proof: FirstProof,
    *,
    whole: bool,
) -> str:
    """Open a session; its secret."""
    token = new_token()
    session.add(
        StaffSessionRow(
            account_id=account,
            token_hash=_hash(session, token),
            whole=whole,
            via=proof.via,
            device=proof.device[:DEVICE_LONGEST],
            began=at,
            seen=at,
            ends=at + limits.whole,
            id_token=proof.id_token,
        )
    )
    session.flush()
    return token


def find_session(session: Session, token: str, at: datetime, limits: Limits) -> SignedIn | None:
    """The session of a secret; None when it never was, has ended, or slept too long."""
    found = session.execute(
        select(StaffSessionRow, AccountRow)
        .join(AccountRow, AccountRow.id == StaffSessionRow.account_id)
        .where(
            StaffSessionRow.token_hash == _hash(session, token),
            *_alive(at, limits),
            AccountRow.closed.is_(None),
        )
    ).first()
    if found is None:
        return None
    row, account = found
    return SignedIn(
        session=row.id,
        account=account.id,
        person=account.person,
        whole=row.whole,
        has_codes=account.code_secret is not None,
        stale=row.seen <= at - _TOUCH,
    )


def touch(session: Session, number: int, at: datetime) -> None:
    """Write down that a page was asked for."""
    _change(session, StaffSessionRow.id == number, seen=at)


def renew(session: Session, number: int, *, whole: bool) -> str:
    """Give the session another secret, as its rights grow: one seen before is worth nothing."""
    token = new_token()
    _change(
        session,
        StaffSessionRow.id == number,
        token_hash=_hash(session, token),
        whole=whole,
        new_secret=None,
    )
    return token


def set_new_secret(session: Session, number: int, secret: str) -> None:
    """Remember the secret of the codes being set up in this session."""
    _change(session, StaffSessionRow.id == number, new_secret=secret)


def new_secret_of(session: Session, number: int) -> str | None:
    """The secret of the codes being set up, if they are."""
    return session.scalar(select(StaffSessionRow.new_secret).where(StaffSessionRow.id == number))


def id_token_of(session: Session, number: int) -> str | None:
    """The identity token that the provider vouched with, if it did."""
    return session.scalar(select(StaffSessionRow.id_token).where(StaffSessionRow.id == number))


def end_session(session: Session, number: int, account: int, at: datetime) -> None:
    """End one session of an account."""
    _change(
        session,
        StaffSessionRow.id == number,
        StaffSessionRow.account_id == account,
        StaffSessionRow.ended.is_(None),
        ended=at,
    )


def end_sessions(session: Session, account: int, at: datetime) -> None:
    """End every session of an account: « me déconnecter partout »."""
    _change(
        session, StaffSessionRow.account_id == account, StaffSessionRow.ended.is_(None), ended=at
    )


def sessions_of(
    session: Session, account: int, at: datetime, limits: Limits
) -> Sequence[StaffSessionRow]:
    """The sessions of an account that are alive, the newest first."""
    alive = (
        select(StaffSessionRow)
        .where(StaffSessionRow.account_id == account, *_alive(at, limits))
        .order_by(StaffSessionRow.id.desc())
    )
    return session.scalars(alive).all()


def forget_sign_ins(session: Session, at: datetime) -> None:
    """Erase what no longer serves: old sessions, links and pauses."""
    before = at - _KEPT
    row = StaffSessionRow
    for gone in (
        delete(row).where(or_(row.ends < before, row.ended < before)),
        delete(SignInLinkRow).where(SignInLinkRow.expires < before),
        delete(PauseRow).where(PauseRow.last < at - timedelta(days=1), PauseRow.until < at),
    ):
        session.execute(gone.execution_options(synchronize_session=False))


def _alive(at: datetime, limits: Limits) -> tuple[ColumnElement[bool], ...]:
    row = StaffSessionRow
    return row.ended.is_(None), row.ends > at, row.seen > at - limits.idle


def _change(session: Session, *where: ColumnElement[bool], **values: object) -> None:
    changed = update(StaffSessionRow).where(*where).values(**values)
    session.execute(changed.execution_options(synchronize_session=False))


def _hash(session: Session, token: str) -> str:
    return keyed_hash(keys_of(session), f"staff-session:{token}")
