"""``/equipe/bilan``: the yearly review in one click, as a page, a PDF and a table (R18).

For the service, of every school; for a head, of theirs alone. Counts only, never a name.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from aiohttp import web
from markupsafe import Markup
from sqlalchemy.orm import Session

from bot.console.files import pdf
from bot.console.guard import signed_in
from bot.console.menu import CONVENTIONS, REVIEW, SERVICE
from bot.console.pages import Told, page
from bot.console.typed import day
from bot.console.visit import StaffVisit
from bot.measures import yearly_drawings as drawings
from bot.measures import yearly_words as words
from bot.measures.yearly import Period, Yearly, school_year, yearly
from bot.measures.yearly_csv import as_csv
from bot.paper.of_city import letterhead
from bot.paper.voice import Voice
from bot.paper.yearly_review import yearly_review
from conversations.texts import _
from resources_db.actions import Role
from resources_db.measures.counting import What
from resources_db.people.standing import memberships

_BAD_PERIOD: Final = _("Ces dates ne vont pas ensemble : voici l'année scolaire.")
_FROM, _TO = _("Du"), _("Au")
_SHOW: Final = _("Afficher cette période")
_PDF, _CSV = _("Le bilan en PDF"), _("Le tableau pour un tableur (CSV)")
_MEETING: Final = _("Pour la revue commune, au moins une fois par an")
_ARRANGE, _NOTE = _("Fixer le rendez-vous"), _("Noter que la revue a eu lieu")


def add_review(router: web.UrlDispatcher) -> None:
    """The page, and its two files."""
    router.add_get("/bilan", signed_in(_show, REVIEW))
    router.add_get("/bilan.pdf", signed_in(_print, REVIEW))
    router.add_get("/bilan.csv", signed_in(_hand_over, REVIEW))


async def _show(visit: StaffVisit) -> web.StreamResponse:
    asked = _asked(visit)
    told = await visit.read(lambda s: _review(s, visit, asked or _this_year(visit)))
    say, roles = visit.console.say, visit.staff.roles
    values = {
        "w": words,
        "told_year": told,
        "whats": tuple(What),
        "by_school": Markup(drawings.by_school(told, say)),  # noqa: S704 - escaped where drawn
        "year_to_year": Markup(drawings.year_to_year(told, say)),  # noqa: S704
        "needs": Markup(drawings.needs(told, say)),  # noqa: S704
        "from_label": _FROM,
        "to_label": _TO,
        "show": _SHOW,
        "pdf": _PDF,
        "csv": _CSV,
        "meeting": _MEETING,
        "arrange": _ARRANGE if roles & SERVICE else None,
        "note": _NOTE if roles & CONVENTIONS else None,
    }
    wrong = Told(_BAD_PERIOD, good=False) if asked is None else None
    return page(visit, "review.html", values, told=wrong)


async def _print(visit: StaffVisit) -> web.StreamResponse:
    return await pdf(await visit.read(lambda s: _paper(s, visit)), "bilan")


async def _hand_over(visit: StaffVisit) -> web.StreamResponse:
    period = _asked(visit) or _this_year(visit)
    told = await visit.read(lambda s: _review(s, visit, period))
    headers = {"Content-Disposition": 'attachment; filename="bilan.csv"'}
    body = as_csv(told, visit.console.say)
    return web.Response(body=body, content_type="text/csv", charset="utf-8", headers=headers)


def _paper(session: Session, visit: StaffVisit) -> partial[bytes]:
    told = _review(session, visit, _asked(visit) or _this_year(visit))
    made = visit.at.astimezone(visit.console.zone).date()
    voice = Voice(visit.console.librarian.present.catalogs, zone=visit.console.zone)
    return partial(yearly_review, told, letterhead(session, made).sender, voice, made)


def _review(session: Session, visit: StaffVisit, period: Period) -> Yearly:
    """Of every school for the service; of a head's own otherwise."""
    if visit.staff.roles & SERVICE:
        return yearly(session, period, visit.at, None)
    held = memberships(session, visit.staff.signed.person, visit.at)
    own = frozenset(where for role, where in held if role is Role.SCHOOL_HEAD)
    return yearly(session, period, visit.at, own)


def _asked(visit: StaffVisit) -> Period | None:
    """The days of the address, the school year where there are none; None for wrong ones."""
    query = visit.request.query
    if "du" not in query and "au" not in query:
        return _this_year(visit)
    first, last = day(query.get("du", "")), day(query.get("au", ""))
    if first is None or last is None or first > last or first.year < _OLDEST:
        return None
    return Period(first, last)


_OLDEST: Final = 2000


def _this_year(visit: StaffVisit) -> Period:
    return school_year(visit.at.astimezone(visit.console.zone).date())
