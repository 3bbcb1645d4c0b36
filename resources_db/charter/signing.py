"""The charter as it stands, and who has signed it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from resources_db.agreements.texts import ShownText, read_text
from resources_db.charter.actions import BOUND
from resources_db.charter.tables import CharterSignatureRow
from resources_db.people.standing import holds
from resources_db.people.tables import MembershipRow

_TEXTS = Path(__file__).with_name("texts")


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one professional stands with the charter."""

    person: int
    signed: datetime | None
    """When they signed the version in force; None when they have not."""


@cache
def charter() -> ShownText:
    """The version in force: the newest one. It is in French only: it binds professionals."""
    newest = max(folder.name for folder in _TEXTS.iterdir() if folder.is_dir())
    return read_text(_TEXTS / newest, "fr")


def has_signed(session: Session, person: int) -> bool:
    """Whether someone signed the version in force."""
    signed = exists().where(
        CharterSignatureRow.person_id == person, CharterSignatureRow.version == charter().version
    )
    return bool(session.scalar(select(signed)))


def signatures(session: Session, at: datetime) -> tuple[Signature, ...]:
    """Every professional whom the charter binds now, for the coordinator."""
    rows = session.execute(
        select(MembershipRow.person_id, CharterSignatureRow.at)
        .outerjoin(
            CharterSignatureRow,
            (CharterSignatureRow.person_id == MembershipRow.person_id)
            & (CharterSignatureRow.version == charter().version),
        )
        .where(MembershipRow.role.in_([role.value for role in BOUND]), holds(MembershipRow, at))
        .order_by(MembershipRow.person_id)
        .distinct()
    )
    return tuple(Signature(row.person_id, row.at) for row in rows)
