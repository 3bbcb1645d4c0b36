"""The receipt of an answer: what its author keeps.

Modelled on consent receipts (Kantara, ISO/IEC TS 27560): what was asked, in which words, what was
answered, when and how, how long it holds, and how it is taken back.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act
from resources_db.agreements.texts import text_of
from resources_db.people.tables import OrganisationRow
from resources_db.storage.types import Json

SCHEMA = "accroche-receipt-1"


def receipt(session: Session, person: int, row: int) -> dict[str, Json] | None:
    """The receipt of one's own answer; None for anybody else's, as for one that never was."""
    answer = session.scalar(
        select(AgreementRow).where(AgreementRow.id == row, AgreementRow.person_id == person)
    )
    if answer is None:
        return None
    text = text_of(Act(answer.act), answer.lang, answer.text_version)
    return {
        "schema": SCHEMA,
        "receipt": answer.id,
        "given_at": _instant(answer.at),
        "act": answer.act,
        "title": text.title,
        "named_actor": _named(session, answer.organisation_id),
        "channel": answer.channel,
        "answer": answer.answer,
        "holds_until": None if answer.until is None else answer.until.isoformat(),
        "text": {
            "version": answer.text_version,
            "language": answer.lang,
            "sha256": answer.text_hash,
        },
        "taken_back_by": ["page", "chat", "phone", "desk"],
        "collected": {"by": answer.means, "entered_by_staff": answer.entered_by is not None},
    }


def _named(session: Session, organisation: int | None) -> str | None:
    row = None if organisation is None else session.get(OrganisationRow, organisation)
    return None if row is None else row.name


def _instant(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
