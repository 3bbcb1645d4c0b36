"""Whether a door is open, in words: « ouvert, ferme à 12 h 30 », « horaires à vérifier »."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from conversations.texts import Text, _
from resources_db.directory.opening.states import (
    Closed,
    ClosedForAWhile,
    Open,
    Opening,
    Unknown,
    Why,
)
from resources_db.directory.terms import Closure, ClosureReason

_A_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)
_REASONS = {
    ClosureReason.HOLIDAYS: _("congés"),
    ClosureReason.WORKS: _("travaux"),
    ClosureReason.STAFF: _("personne pour accueillir"),
    ClosureReason.MOVING: _("déménagement"),
    ClosureReason.OTHER: None,
}
_NOT_SURE = {
    Why.NOT_UNDERSTOOD: _("horaires à vérifier"),
    Why.OLD: _("horaires à vérifier"),
    Why.PUBLIC_HOLIDAY: _("jour férié : horaires à vérifier"),
    Why.OWN_DAY: _("jour particulier dans cette ville : horaires à vérifier"),
    Why.SCHOOL_HOLIDAYS: _("selon les vacances scolaires : horaires à vérifier"),
}


def opening_words(state: Opening, at: datetime) -> Text | None:
    """What a card says of a door at an instant; None where its record says nothing of hours."""
    match state:
        case Open(until):
            return _open(until, at)
        case Closed(opens):
            return _closed(opens, at)
        case ClosedForAWhile(closure):
            return _closed_for_a_while(closure)
        case Unknown(why):
            return _NOT_SURE.get(why)


def _open(until: datetime | None, at: datetime) -> Text:
    if until is None:
        return _("ouvert jour et nuit")
    if until - at > _A_DAY:
        return _("ouvert")
    return _("ouvert, ferme à {time}", time=until.time())


def _closed(opens: datetime | None, at: datetime) -> Text:
    if opens is None:
        return _("fermé")
    today = at.astimezone(opens.tzinfo).date()
    if opens.date() == today:
        return _("fermé, ouvre à {time}", time=opens.time())
    if opens.date() - today == _A_DAY:
        return _("fermé, ouvre demain à {time}", time=opens.time())
    if opens.date() - today < _A_WEEK:
        return _on_a_weekday(opens)
    return _("fermé, ouvre à nouveau : {date}, {time}", date=opens.date(), time=opens.time())


def _on_a_weekday(opens: datetime) -> Text:
    """Each day is a sentence of its own: languages bend their names."""
    time = opens.time()
    days = (
        _("fermé, ouvre lundi à {time}", time=time),
        _("fermé, ouvre mardi à {time}", time=time),
        _("fermé, ouvre mercredi à {time}", time=time),
        _("fermé, ouvre jeudi à {time}", time=time),
        _("fermé, ouvre vendredi à {time}", time=time),
        _("fermé, ouvre samedi à {time}", time=time),
        _("fermé, ouvre dimanche à {time}", time=time),
    )
    return days[opens.weekday()]


def _closed_for_a_while(closure: Closure) -> Text:
    reason, last = _REASONS[closure.reason], closure.until
    if last is None:
        if reason is None:
            return _("fermé jusqu'à nouvel ordre")
        return _("fermé jusqu'à nouvel ordre ({reason})", reason=reason)
    return _until(last, reason)


def _until(last: date, reason: Text | None) -> Text:
    if reason is None:
        return _("fermé, dernier jour de fermeture : {date}", date=last)
    return _("fermé ({reason}), dernier jour de fermeture : {date}", reason=reason, date=last)
