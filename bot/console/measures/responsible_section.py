"""Who is responsible, and who is insured: on every page about a measure (R16, R17)."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console.measures import sentences as d
from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from resources_db.measures.terms import Regime, Site


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown:
    """The school, during both regimes (001 art. 7; R47); a host is insured by its convention."""
    frame = opened.view.frame
    lines = [d.RESPONSIBLE_MEANS]
    if frame is None or frame.site is Site.OUTSIDE:
        lines.append(d.INSURED_HOST)
    lines.insert(1, d.INSURED)
    if frame is not None and frame.regime is Regime.ALTERNATIVE:
        lines.append(d.RESPONSIBLE_CITY)
    return Shown("_responsible.html", {"lines": lines})
