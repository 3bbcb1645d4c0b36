"""What signing the charter and informing a board change. Called by the one door only."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.charter.actions import RecordBoardInformed, SignCharter
from resources_db.charter.signing import charter
from resources_db.charter.tables import CharterSignatureRow
from resources_db.handling import Handlers
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import OrganisationKind
from resources_db.storage.upsert import insert_new


def sign_charter(session: Session, actor: Actor, action: SignCharter, at: datetime) -> Outcome:
    """Twice is once. Refused when the text has changed since it was shown."""
    text = charter()
    if (action.version, action.text_hash) != (text.version, text.hash):
        return Refused(Reason.TEXT_CHANGED, action.rule)
    if actor.person is None:
        return Refused(Reason.PERSON_UNKNOWN_HERE, action.rule)
    made = insert_new(
        session,
        CharterSignatureRow,
        person_id=actor.person,
        version=text.version,
        text_hash=text.hash,
        at=at,
    )
    return Done(made if made is not None else _already(session, actor.person, text.version))


def record_board_informed(
    session: Session, _actor: Actor, action: RecordBoardInformed, at: datetime
) -> Outcome:
    """Refused for a day to come, and for what is no school."""
    if action.day > at.date():
        return Refused(Reason.DAY_TO_COME, action.rule)
    told = session.scalar(
        update(OrganisationRow)
        .where(
            OrganisationRow.id == action.school,
            OrganisationRow.kind == OrganisationKind.SCHOOL,
        )
        .values(board_informed=action.day)
        .returning(OrganisationRow.id)
    )
    return Refused(Reason.NO_SUCH_ORGANISATION, action.rule) if told is None else Done(told)


def _already(session: Session, person: int, version: str) -> int:
    return session.scalars(
        select(CharterSignatureRow.id).where(
            CharterSignatureRow.person_id == person, CharterSignatureRow.version == version
        )
    ).one()


HANDLERS: Final[Handlers] = {
    SignCharter: sign_charter,
    RecordBoardInformed: record_board_informed,
}
"""What this module does for the door."""
