"""Whose letters these are, and whom to call: what the city has decided, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bot.paper.sheet import Sender
from resources_db.city.reading import value_on
from resources_db.city.terms import CityField

_NO_NUMBER = "numéro du service Jeunesse"
"""Until the city has given its own."""
_SERVICE = "Service Jeunesse"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a paper, and the number that it names."""

    sender: Sender
    call: str
    call_hours: str | None
    """When someone answers, in French."""


def letterhead(session: Session, day: date) -> Letterhead:
    """As it stands on a paper made that day."""
    city = value_on(session, CityField.NAME, day)
    service = value_on(session, CityField.SERVICE_NAME, day) or _SERVICE
    return Letterhead(
        Sender((service,) if city is None or city in service else (city, service)),
        value_on(session, CityField.SERVICE_PHONE, day) or _NO_NUMBER,
        value_on(session, CityField.SERVICE_HOURS, day),
    )
