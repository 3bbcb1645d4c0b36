"""The one sheet, signed by all on the first morning: seen, noted, and the measure begins (R2)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from resources_db.measures.actions import RecordSheet
from resources_db.measures.finding import terms_hash
from resources_db.measures.machine import State
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Signer
from resources_db.situations.terms import Authority, Part


def show(session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """While someone has not signed; from the first day on, also what begins it by hand.

    Before the last signature, pressing that says who is missing.
    """
    view = opened.view
    if not view.roles & RecordSheet.allowed or view.state not in {State.PLANNED, State.SIGNED}:
        return None
    missing = opened.standing.missing
    has_come = bool(view.half_days) and view.half_days[0].day <= opened.today
    if not missing and not has_come:
        return None
    values: dict[str, object] = {
        "signers": [one for one in Signer if one in missing],
        "holders": holders(opened) if Signer.HOLDER in missing else (),
        "has_come": has_come,
        "terms": terms_hash(session, session.get_one(MeasureRow, view.id)),
    }
    return Shown("_sheet.html", values)


def holders(opened: Opened) -> tuple[tuple[int, str], ...]:
    """Who may have signed as a holder of parental authority."""
    return tuple(
        (one.person, one.name or "–")
        for one in opened.about.parts
        if one.part is Part.GUARDIAN
        and one.person is not None
        and one.authority is not Authority.NONE
    )
