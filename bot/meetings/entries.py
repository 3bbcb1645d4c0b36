"""The calendar file of someone's appointments: as discreet as a message to them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.logs import event
from bot.meetings.calendar_file import Entry, calendar_file
from bot.meetings.discretion import public_address
from bot.messages.body import File
from bot.rendering.replies import Wording
from conversations.pushes import Push, betrays, subject
from resources_db.city.reading import value_on
from resources_db.city.terms import CityField
from resources_db.meetings.mine import Mine, names_around
from resources_db.meetings.signs import signs_for
from resources_db.meetings.terms import Kind, Sign

NAME = "rendez-vous.ics"
MEDIA_TYPE = "text/calendar"
_NO_CITY = "Service Jeunesse"


def entries_file(
    session: Session,
    person: int,
    mine: Sequence[Mine],
    wording: Wording,
    *,
    host: str,
    at: datetime,
) -> File:
    """These appointments as a calendar reads them; ``host`` makes their names ours."""
    signs = signs_for(session, [one.appointment for one in mine], at)
    names = names_around(session, mine)
    entries = tuple(
        _entry(one, person, signs.get((one.appointment, person)), wording, names, at)
        for one in mine
    )
    city = value_on(session, CityField.NAME, wording.today) or _NO_CITY
    return File(NAME, MEDIA_TYPE, calendar_file(entries, city, host))


def _entry(
    one: Mine, person: int, sign: str | None, wording: Wording, names: Iterable[str], at: datetime
) -> Entry:
    here = one.starts.astimezone(wording.zone)
    kind = Kind.CANCELLED if one.cancelled else Kind.ANNOUNCED
    push = Push(kind, here.date(), here.time(), None, None if sign is None else Sign(sign))
    place = public_address(one.place, wording.library)
    if place is not None and betrays(place, names) is not None:
        event("reminder.place_left_out")
        place = None
    return Entry(
        appointment=one.appointment,
        person=person,
        title=wording.say(subject(push)),
        starts=one.starts,
        ends=one.ends,
        place=place,
        sequence=one.changes,
        cancelled=one.cancelled,
        written=at,
    )
