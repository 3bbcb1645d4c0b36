"""Finding accounts."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from resources_db.accounts.emails import canonical_email
from resources_db.accounts.tables import AccountRow
from resources_db.storage.types import keyed_hash, keys_of


def email_hash(session: Session, email: str) -> str:
    """The keyed hash of a mailbox in its canonical form."""
    return keyed_hash(keys_of(session), f"email:{email}")


def subject_hash(session: Session, issuer: str, subject: str) -> str:
    """The keyed hash of whom an OpenID provider says it is."""
    return keyed_hash(keys_of(session), f"oidc:{issuer}\n{subject}")


def account_of_person(session: Session, person: int) -> AccountRow | None:
    """The account of a person, closed or not."""
    return session.scalars(select(AccountRow).where(AccountRow.person == person)).one_or_none()


def open_account_of_email(session: Session, written: str) -> AccountRow | None:
    """The account that may sign in by this mailbox, as a person typed it."""
    email = canonical_email(written)
    if email is None:
        return None
    row = AccountRow
    found = select(row).where(row.email_hash == email_hash(session, email), row.closed.is_(None))
    return session.scalars(found).one_or_none()


def any_account(session: Session) -> bool:
    """Whether this installation was claimed."""
    return bool(session.scalar(select(func.count()).select_from(AccountRow)))


def accounts(session: Session) -> Sequence[AccountRow]:
    """Every account, the oldest first."""
    return session.scalars(select(AccountRow).order_by(AccountRow.id)).all()
