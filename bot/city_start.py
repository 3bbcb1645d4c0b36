"""What an installation says of its city, noted as the city's own until somebody decides."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.settings import Settings
from resources_db.actions import Actor, Role
from resources_db.city.actions import SetCity
from resources_db.city.days import day_of
from resources_db.city.reading import value_on
from resources_db.city.terms import CityField
from resources_db.door import perform

_ITSELF = Actor(frozenset({Role.ADMINISTRATOR}))
"""The assistant, as it was installed: by nobody's hand."""


def note_commune(session: Session, settings: Settings, at: datetime) -> None:
    """The commune that ``ACCROCHE_COMMUNE`` names, where nobody has decided of another one.

    What is decided on the page of settings stays, whatever the environment says later.
    """
    today = day_of(at)
    if "commune" not in settings.model_fields_set:
        return
    if value_on(session, CityField.COMMUNE, today) is None:
        perform(session, _ITSELF, SetCity(CityField.COMMUNE, settings.commune, today), at)
