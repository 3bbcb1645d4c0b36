"""The day of a tutor as both of its pages show it: with an account, and by the link of the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from bot.measures import tutor_sentences as e
from conversations import emergency_numbers as known
from conversations.texts import Text
from resources_db.city.days import day_of
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField
from resources_db.measures.terms import Mark
from resources_db.tutoring.reading import TutorDay, TutorHalfDay

NUMBERS = (
    (known.SAMU.number, f"tel:{known.SAMU.number}", e.SAMU),
    (known.FIRE.number, f"tel:{known.FIRE.number}", e.FIRE),
    (known.EUROPE.number, f"tel:{known.EUROPE.number}", e.EUROPE),
    (known.WITHOUT_SPEAKING.number, f"sms:{known.WITHOUT_SPEAKING.number}", e.WITHOUT_SPEAKING),
)
"""Whom to call first, after an accident."""
CHILDHOOD = (known.CHILDHOOD.number, f"tel:{known.CHILDHOOD.number}", e.CHILDHOOD)


@dataclass(frozen=True, slots=True)
class HalfDayShown:
    """One half-day, in words."""

    half_day: TutorHalfDay
    hours: Text
    noted: Text | None
    next: Text | None
    """What follows from its mark."""
    told: tuple[Text, ...]
    begun: bool
    asks_words: bool
    """Whether the word for the booklet is asked here: once for each young person."""

    @property
    def help_first(self) -> bool:
        """Whether the numbers of the emergency services come before anything else."""
        return self.half_day.mark is Mark.ACCIDENT


def values_of(session: Session, day: TutorDay, at: datetime, zone: tzinfo) -> dict[str, object]:
    """What the templates of both pages expect."""
    last = {one.measure: one.row for one in day.half_days}
    fields = (CityField.SERVICE_PHONE, CityField.SERVICE_NAME)
    city = settings_on(session, day_of(at), fields)
    phone = city.get(CityField.SERVICE_PHONE)
    shown = [
        _shown(one, at, zone, asks_words=last[one.measure] == one.row) for one in day.half_days
    ]
    return {
        "day": day,
        "half_days": shown,
        "accident": any(one.help_first for one in shown),
        "marks": tuple(Mark),
        "numbers": NUMBERS,
        "phone": phone,
        "phone_link": None if phone is None else f"tel:{''.join(phone.split())}",
        "service": city.get(CityField.SERVICE_NAME),
    }


def _shown(one: TutorHalfDay, at: datetime, zone: tzinfo, *, asks_words: bool) -> HalfDayShown:
    marked = one.mark is not None and one.marked_at is not None
    return HalfDayShown(
        one,
        e.hours(one.starts, one.ends, zone),
        e.noted(one.mark, one.marked_at, zone) if one.mark and one.marked_at else None,
        e.NEXT[one.mark] if one.mark is not None and marked else None,
        tuple(e.told(to.whom, to.heard, to.at, zone) for to in one.told),
        one.starts <= at,
        asks_words and one.takes_place,
    )
