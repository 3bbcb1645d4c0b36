"""Which account an OpenID provider vouches for."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.accounts.finding import open_account_of_email, subject_hash
from resources_db.accounts.tables import AccountRow


def account_vouched_for(
    session: Session, issuer: str, subject: str, email: str | None
) -> AccountRow | None:
    """The account tied to this subject, else the one of its mailbox, tied to it from now on.

    A mailbox only ties an account once: afterwards the provider's own identifier decides, so that
    a mailbox given to someone else does not give them the account with it.
    """
    hashed = subject_hash(session, issuer, subject)
    known = session.scalars(
        select(AccountRow).where(AccountRow.subject_hash == hashed)
    ).one_or_none()
    if known is not None:
        return known if known.closed is None else None
    row = open_account_of_email(session, email) if email is not None else None
    if row is None or row.subject_hash is not None:
        return None
    row.subject_hash = hashed
    session.flush()
    return row
