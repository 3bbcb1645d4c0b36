"""Closing: does the accompaniment go on, and until when is what is known here kept (R46)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from resources_db.city.reading import setting_on
from resources_db.city.terms import CityField
from resources_db.measures.actions import CloseMeasure
from resources_db.measures.machine import State, Step, after
from resources_db.situations.retention import last_day_of_situation
from resources_db.situations.tables import SituationRow


def show(session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """For the service: how to close it, then the last day of its data."""
    view = opened.view
    if not view.roles & CloseMeasure.allowed:
        return None
    closing = after(view.state, Step.CLOSE) is not None
    if not closing and view.state is not State.CLOSED:
        return None
    until = setting_on(session, CityField.RETENTION_DAY, opened.today)
    values: dict[str, object] = {
        "closing": closing,
        "would_keep": last_day_of_situation(opened.today, until),
        "keeps": session.get_one(SituationRow, view.situation).delete_after,
    }
    return Shown("_close.html", values)
