"""What noting a visa and destroying under it change. Called by the one door only."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.archives.actions import DestroyUnderVisa, RecordVisa
from resources_db.archives.erasing import erase
from resources_db.archives.tables import ArchiveVisaRow
from resources_db.handling import Handlers
from resources_db.people.spelling import clean_name
from resources_db.situations.tables import SituationRow


def record_visa(session: Session, actor: Actor, action: RecordVisa, at: datetime) -> Outcome:
    """Refused for a day to come: a visa covers what is over, not what will be."""
    reference = clean_name(action.reference)
    if reference is None or len(reference) > 200:
        return Refused(Reason.BAD_NAME, action.rule)
    if max(action.given, action.covers) > at.date():
        return Refused(Reason.DAY_TO_COME, action.rule)
    row = ArchiveVisaRow(
        reference=reference,
        given=action.given,
        covers=action.covers,
        recorded=at,
        recorded_by=actor.person,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def destroy(session: Session, actor: Actor, action: DestroyUnderVisa, at: datetime) -> Outcome:
    """Once; by someone else than who noted the visa."""
    row = session.get(ArchiveVisaRow, action.visa, with_for_update=True)
    if row is None or row.destroyed is not None:
        return Refused(Reason.NOTHING_TO_SIGN, action.rule)
    if row.recorded_by is not None and row.recorded_by == actor.person:
        return Refused(Reason.SECOND_PERSON_NEEDED, action.rule)
    gone = erase(session, covered(session, row.covers, at))
    row.destroyed, row.destroyed_by = at, actor.person
    row.situations, row.people = gone.situations, gone.people
    session.flush()
    return Done(row.id)


def covered(session: Session, covers: date, at: datetime) -> list[int]:
    """The situations past their last day that a visa covers, by number."""
    over = select(SituationRow.id).where(
        SituationRow.delete_after < at.date(), SituationRow.delete_after <= covers
    )
    return list(session.scalars(over.order_by(SituationRow.id)))


HANDLERS: Final[Handlers] = {
    RecordVisa: record_visa,
    DestroyUnderVisa: destroy,
}
"""What this module does for the door."""
