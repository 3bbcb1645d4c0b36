"""The receipt of an answer that is kept here, ready to be printed for its author."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.paper.receipt import Receipt
from resources_db.agreements.receipts import receipt
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Answer, Means
from resources_db.people.tables import PersonRow
from resources_db.situations.views import full_name


def kept_receipt(session: Session, person: int, number: int, call: str) -> Receipt | None:
    """The receipt of this person's answer; None for anybody else's. ``call``: whom to call."""
    told = receipt(session, person, number)
    if told is None:
        return None
    row = session.get_one(AgreementRow, number)
    actor = told["named_actor"]
    return Receipt(
        number=number,
        who=full_name(session.get_one(PersonRow, person)),
        given_at=row.at,
        title=str(told["title"]),
        actor=None if actor is None else str(actor),
        answer=Answer(row.answer),
        holds_until=row.until,
        text_version=row.text_version,
        text_hash=row.text_hash,
        text_lang=row.lang,
        means=Means(row.means),
        by_staff=row.entered_by is not None,
        call=call,
    )
