"""Short-lived links to one's own page, and the second secret that a new device gives.

The link comes by the chat and the secret by hand: whoever finds a telephone unlocked, or reads
over a shoulder, has one of the two.
"""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.handling import Handlers
from resources_db.invitations import devices, sessions
from resources_db.invitations.actions import (
    GivePageSecret,
    OpenMyPage,
    OpenPageLink,
    ReportWrongSecret,
)
from resources_db.invitations.tables import PageLinkRow, PageSecretRow
from resources_db.invitations.tokens import new_token, seal
from resources_db.people.standing import person_at
from resources_db.tasks.opening import open_task

LIFETIME = timedelta(hours=1)
"""A link is made when it is wanted, and read at once."""
MOST_FAILURES = 5
"""Wrong secrets after which a new one is given by the desk: one in 200,000 guesses right."""
CODE_LOCKED: Final = "page_code_locked"
"""Task: someone's second secret was tried too often; the desk gives another."""
_KEPT = timedelta(days=1)


def open_my_page(session: Session, actor: Actor, action: OpenMyPage, at: datetime) -> Outcome:
    """A new link for whoever's chat it is; the one before opens no more."""
    person = None if actor.address is None else person_at(session, actor.address)
    if person is None:
        return Refused(Reason.PERSON_UNKNOWN_HERE, action.rule)
    _take_back(session, person, at)
    session.execute(delete(PageLinkRow).where(PageLinkRow.expires <= at - _KEPT))
    token = new_token()
    row = PageLinkRow(
        person_id=person,
        token=token,
        token_hash=seal(session, "page-link", token),
        made=at,
        expires=at + LIFETIME,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def open_page_link(session: Session, _actor: Actor, action: OpenPageLink, at: datetime) -> Outcome:
    """The number of the link. A device that is known needs no secret."""
    row = find(session, action.token)
    if row is None or row.revoked is not None:
        return Refused(Reason.INVITATION_UNKNOWN, action.rule)
    if row.expires <= at:
        return Refused(Reason.INVITATION_LATE, action.rule)
    device = action.device
    if device is not None and devices.is_known(session, row.person_id, device, at):
        return Done(row.id)
    if action.secret is None:
        return Refused(Reason.CODE_NEEDED, action.rule)
    if not _is_right(session, row.person_id, action.secret):
        return Refused(Reason.CODE_WRONG, action.rule)
    return Done(row.id)


def report_wrong_secret(
    session: Session, _actor: Actor, action: ReportWrongSecret, at: datetime
) -> Outcome:
    """A few are forgiven; then nobody guesses further, and the desk gives another secret."""
    row = find(session, action.token)
    secret = None if row is None else _secret_of(session, row.person_id)
    if secret is None:
        return Done()
    secret.failures += 1
    if secret.failures >= MOST_FAILURES:
        secret.revoked = at
        open_task(session, CODE_LOCKED, at, person=secret.person_id)
    return Done(secret.id)


def give_page_secret(
    session: Session, actor: Actor, action: GivePageSecret, at: datetime
) -> Outcome:
    """Whatever went before (a lost telephone, a former partner's) opens nothing any more."""
    before = (PageSecretRow.person_id == action.person) & PageSecretRow.revoked.is_(None)
    session.execute(update(PageSecretRow).where(before).values(revoked=at))
    _take_back(session, action.person, at)
    devices.forget(session, action.person)
    sessions.end_all(session, action.person)
    row = PageSecretRow(
        person_id=action.person,
        secret_hash=_seal(session, action.person, action.secret),
        given=at,
        given_by=actor.person,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def find(session: Session, token: str) -> PageLinkRow | None:
    """The link of this secret."""
    sealed = seal(session, "page-link", token)
    return session.scalar(select(PageLinkRow).where(PageLinkRow.token_hash == sealed))


def token_of(session: Session, number: int) -> str | None:
    """The secret of a link, to be written once in the chat that asked for it."""
    row = session.get(PageLinkRow, number)
    return None if row is None else row.token


def _take_back(session: Session, person: int, at: datetime) -> None:
    mine = (PageLinkRow.person_id == person) & PageLinkRow.revoked.is_(None)
    session.execute(update(PageLinkRow).where(mine).values(revoked=at))


def _is_right(session: Session, person: int, secret: str) -> bool:
    row = _secret_of(session, person)
    given = _seal(session, person, secret)
    return row is not None and hmac.compare_digest(given, row.secret_hash)


def _secret_of(session: Session, person: int) -> PageSecretRow | None:
    wanted = select(PageSecretRow).where(
        PageSecretRow.person_id == person, PageSecretRow.revoked.is_(None)
    )
    return session.scalars(wanted.order_by(PageSecretRow.id.desc())).first()


def _seal(session: Session, person: int, secret: str) -> str:
    digits = "".join(sign for sign in secret if sign.isdecimal() and sign.isascii())
    return seal(session, "page-secret", f"{person}:{digits}")


HANDLERS: Final[Handlers] = {
    OpenMyPage: open_my_page,
    OpenPageLink: open_page_link,
    ReportWrongSecret: report_wrong_secret,
    GivePageSecret: give_page_secret,
}
"""What this module does for the door."""
