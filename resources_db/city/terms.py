"""The settings that a city decides, with the day from which each holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from resources_db.fiches.terms import are_categories

VALUE_LENGTH = 2000
"""Signs of the longest value."""


class CityField(StrEnum):
    """What a city decides. Each value holds from a day on, until another one does."""

    NAME = "name"
    """The name of the city, as letters and pages say it."""
    SCHOOL_ZONE = "school_zone"
    """Whose school holidays: A, B, C."""
    EXCLUSION_DAY = "exclusion_day"
    """What « 8 jours » counts (R1): school days unless the officer signed another reading."""
    SERVICE_PHONE = "service_phone"
    """Number of the service Jeunesse, as families are told it."""
    SERVICE_HOURS = "service_hours"
    """When someone answers there, in words."""
    LOGO = "logo"
    """Hash of the logo's picture, kept apart."""
    MAIL_TRIED = "mail_tried"
    """The day a trial letter left well."""
    BACKUP_TRIED = "backup_tried"
    """The day the folder of backups could be written in."""
    FICHE_CATEGORIES = "fiche_categories"
    """Why a school may send a fiche, in a few words each, with semicolons between them (R12)."""


SIGNED_BY_OFFICER = frozenset({CityField.EXCLUSION_DAY})
"""What the data-protection officer signs off before it holds."""

_SHORT = re.compile(r"[^\x00-\x1f\x7f]{1,200}")
_ZONES = frozenset({"A", "B", "C"})
_DAYS = frozenset({"school_days", "working_days", "calendar_days"})

_HOLDS: Mapping[CityField, Callable[[str], bool]] = {
    CityField.SCHOOL_ZONE: lambda value: value in _ZONES,
    CityField.EXCLUSION_DAY: lambda value: value in _DAYS,
    CityField.FICHE_CATEGORIES: are_categories,
    CityField.LOGO: lambda value: re.fullmatch(r"[0-9a-f]{64}", value) is not None,
}


def _anything(_value: str) -> bool:
    return True


def holds(field: CityField, value: str) -> bool:
    """Whether a value makes sense for a field.

    >>> holds(CityField.SCHOOL_ZONE, "B"), holds(CityField.SCHOOL_ZONE, "Z")
    (True, False)
    """
    return bool(_SHORT.fullmatch(value)) and _HOLDS.get(field, _anything)(value)
