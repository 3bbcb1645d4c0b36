"""« Envois »: what went out by text message and e-mail, and what it costs. Counts only."""

from __future__ import annotations

from datetime import timedelta

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import sendings_sentences
from bot.console.pages import page
from bot.console.visit import StaffVisit
from resources_db.city.actions import SetCity
from resources_db.sendings.budget import custom_at
from resources_db.sendings.summary import months, outcomes_since, reasons_since, spent_in

_A_MONTH = timedelta(days=30)


async def show(visit: StaffVisit) -> web.StreamResponse:
    """This month first, with the ceiling; then what became of the messages."""
    return page(visit, "sendings.html", await visit.read(lambda s: _values(s, visit)))


def _values(session: Session, visit: StaffVisit) -> dict[str, object]:
    custom, since = custom_at(session, visit.at), visit.at - _A_MONTH
    spent, ceiling = spent_in(session, custom.budget.month), custom.budget.ceiling
    return {
        "e": sendings_sentences,
        "spent": spent,
        "ceiling": ceiling,
        "priced": custom.part_cents > 0,
        "reached": ceiling is not None and spent.cents + max(custom.part_cents, 1) > ceiling,
        "months": months(session),
        "outcomes": sorted(outcomes_since(session, since).items()),
        "reasons": reasons_since(session, since),
        "may_set": visit.staff.may(SetCity),
    }
