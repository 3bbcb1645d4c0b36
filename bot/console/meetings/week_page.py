"""« La semaine »: by day, by person, by place; it prints as it stands."""

from __future__ import annotations

from datetime import date

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.meetings import sentences as m
from bot.console.meetings.shown import basics
from bot.console.meetings.week import Arrangement, Week, arranged, heads_of
from bot.console.pages import page, see
from bot.console.visit import StaffVisit
from bot.meetings import places
from resources_db.calendar.days import Calendar, calendar_of
from resources_db.charter.signing import has_signed
from resources_db.meetings.terms import MeetingKind
from resources_db.meetings.views import AppointmentView, appointments_between

_TEMPLATE = "meetings/week.html"
_PARIS = "75056"
"""Whose public holidays are shown while the city is not set."""


async def show(visit: StaffVisit) -> web.StreamResponse:
    """One week; which one, and how, is in the address: nothing of anyone is."""
    person = visit.staff.signed.person
    if not await visit.read(lambda s: has_signed(s, person)):
        return see("/charte")
    query = visit.request.query
    today = visit.at.astimezone(visit.console.zone).date()
    week = Week.named(query.get("semaine", ""), today)
    said = query.get("par", "")
    by = Arrangement(said) if said in set(Arrangement) else Arrangement.DAY
    views = await visit.write(lambda s: _views(s, visit, week))
    return page(visit, _TEMPLATE, _values(visit, week, by, views, today))


def _views(session: Session, visit: StaffVisit, week: Week) -> tuple[AppointmentView, ...]:
    since, until = week.bounds(visit.console.zone)
    return appointments_between(session, visit.staff.actor, since, until, visit.at, what="week")


def _values(
    visit: StaffVisit,
    week: Week,
    by: Arrangement,
    views: tuple[AppointmentView, ...],
    today: date,
) -> dict[str, object]:
    library = visit.console.librarian.present

    def place_of(view: AppointmentView) -> str:
        words = places.worded(library, view.place, view.place_words)
        return words or visit.console.say(m.NO_PLACE)

    heads = heads_of(week, _calendar(visit), today)
    return basics(visit) | {
        "week": week,
        "by": by,
        "arrangements": {
            Arrangement.DAY: m.BY_DAY,
            Arrangement.PERSON: m.BY_PERSON,
            Arrangement.PLACE: m.BY_PLACE,
        },
        "rows": arranged(views, by, place_of, heads, visit.console.zone),
        "place_of": place_of,
        "kinds": tuple(MeetingKind),
        "empty": not views,
    }


def _calendar(visit: StaffVisit) -> Calendar | None:
    city = visit.console.librarian.present.city_days
    return calendar_of(city.commune or _PARIS, own_days=city.days)
