"""Whose letters these are, and whom to call: what the city has decided, on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bot.paper.logos import Logo
from bot.paper.sheet import Sender
from resources_db.city.reading import logo_on, settings_on
from resources_db.city.terms import CityField

_NO_NUMBER = "numéro du service Jeunesse"
"""Until the city has given its own."""
_SERVICE = "Service Jeunesse"
_READ = (
    CityField.NAME,
    CityField.SERVICE_NAME,
    CityField.SERVICE_PHONE,
    CityField.SERVICE_HOURS,
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a paper, and the number that it names."""

    sender: Sender
    call: str
    call_hours: str | None
    """When someone answers, in French."""


def letterhead(session: Session, day: date) -> Letterhead:
    """As it stands on a paper made that day."""
    held = settings_on(session, day, _READ)
    city, picture = held.get(CityField.NAME), logo_on(session, day)
    service = held.get(CityField.SERVICE_NAME, _SERVICE)
    logo = () if picture is None else (Logo(city or service, "png", picture),)
    return Letterhead(
        Sender((service,) if city is None or city in service else (city, service), logo),
        held.get(CityField.SERVICE_PHONE, _NO_NUMBER),
        held.get(CityField.SERVICE_HOURS),
    )
