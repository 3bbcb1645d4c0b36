"""Whether a record of the directory is open: its hours, its closure, the days of where it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from resources_db.calendar.days import Calendar, calendar_of
from resources_db.calendar.terms import FRANCE, DayRange
from resources_db.directory.opening.evaluate import opening
from resources_db.directory.opening.states import (
    Closed,
    ClosedForAWhile,
    Open,
    Opening,
    Unknown,
    Why,
)
from resources_db.directory.terms import Closure, CommuneCode, Resource
from resources_db.upkeep.freshness import is_old


@dataclass(frozen=True, slots=True)
class CityDays:
    """The exceptional days of one city: they are for the places in it, and for no other."""

    commune: CommuneCode | None = None
    days: tuple[DayRange, ...] = ()


NO_CITY_DAYS = CityDays()


def opening_of(record: Resource, at: datetime, city: CityDays = NO_CITY_DAYS) -> Opening:
    """Whether the place or the line is open at an instant."""
    calendar = calendar_for(record, city)
    zone = (calendar.territory if calendar else FRANCE).timezone
    if record.closure is not None and _covers(record.closure, at.astimezone(zone).date()):
        return ClosedForAWhile(record.closure)
    if calendar is None:
        return Unknown(Why.NOT_UNDERSTOOD if record.horaires_accueil else Why.NOT_SAID)
    found = opening(record.horaires_accueil, at, calendar)
    if is_old(record, at.date()) and not _is_sure_for_long(found):
        return Unknown(Why.OLD)
    if record.closure is not None and _opens_while_closed(found, record.closure):
        return Closed(None)
    return found


def open_at(record: Resource, at: datetime, city: CityDays = NO_CITY_DAYS) -> bool:
    """Whether the place is open for certain: the filter « open now » of the search."""
    return isinstance(opening_of(record, at, city), Open)


def calendar_for(record: Resource, city: CityDays = NO_CITY_DAYS) -> Calendar | None:
    """The days and the hour of where the door is; those of France for what has no door.

    None when it serves several départements that do not share one hour.
    """
    if record.communes:
        commune = record.communes[0]
        own_days = city.days if commune == city.commune else ()
        departement = record.departements[0] if len(record.departements) == 1 else None
        return calendar_of(commune, departement, own_days)
    served = [calendar_of(departement) for departement in record.departements]
    if len(served) == 1:
        return served[0]
    if all(calendar and calendar.territory.timezone == FRANCE.timezone for calendar in served):
        return Calendar(FRANCE)
    return None


def _covers(closure: Closure, day: date) -> bool:
    return closure.since <= day and (closure.until is None or day <= closure.until)


def _is_sure_for_long(found: Opening) -> bool:
    """What is open day and night for years still is; what is not known stays not known."""
    return isinstance(found, Unknown) or (isinstance(found, Open) and found.until is None)


def _opens_while_closed(found: Opening, closure: Closure) -> bool:
    """Whether the next opening falls into a closure that is announced but has not begun."""
    if not isinstance(found, Closed) or found.opens is None:
        return False
    return _covers(closure, found.opens.date())
