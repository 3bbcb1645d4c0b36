"""« La semaine des mesures »: who is received where, by whom; it prints as it stands."""

from __future__ import annotations

from aiohttp import web

from bot.console.guard import signed_in
from bot.console.measures import sentences as d
from bot.console.measures import week_sentences
from bot.console.measures.week_lines import week_shown
from bot.console.meetings.shown import basics
from bot.console.meetings.week import Week, heads_of
from bot.console.menu import SERVICE
from bot.console.pages import page, see
from bot.console.typed import number
from bot.console.visit import StaffVisit
from bot.measures import named
from resources_db.calendar.days import calendar_of
from resources_db.charter.signing import has_signed

_PARIS = "75056"
"""Whose public holidays are shown while the city is not set."""


def add_week(router: web.UrlDispatcher) -> None:
    """Its address: before that of one measure, which would take it for a name."""
    router.add_get("/mesures/semaine", signed_in(show, SERVICE))


async def show(visit: StaffVisit) -> web.StreamResponse:
    """One week; which one, and of which host, is in the address: nothing of anyone is."""
    person = visit.staff.signed.person
    if not await visit.read(lambda s: has_signed(s, person)):
        return see("/charte")
    query = visit.request.query
    today = visit.at.astimezone(visit.console.zone).date()
    week = Week.named(query.get("semaine", ""), today)
    chosen = number(query.get("lieu", ""))
    city = visit.console.librarian.present.city_days
    calendar = calendar_of(city.commune or _PARIS, own_days=city.days)
    heads = heads_of(week, calendar, today)
    shown = await visit.write(lambda s: week_shown(s, visit, week, heads, chosen))
    known = chosen if any(host.id == chosen for host in shown.hosts) else None
    values = {
        "w": week_sentences,
        "d": d,
        "named": named,
        "week": week,
        "shown": shown,
        "now": visit.at,
        "chosen": known,
        "here_only": "" if known is None else f"&lieu={known}",
    }
    return page(visit, "measures/week.html", basics(visit) | values)
