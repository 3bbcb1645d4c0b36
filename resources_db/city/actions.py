"""What can be asked about the settings of the city."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from resources_db.actions import Action, Role
from resources_db.city.terms import CityField


@dataclass(frozen=True, slots=True)
class SetCity(Action):
    """Decide a setting of the city, from a day on."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.ADMINISTRATOR})
    rule: ClassVar[str] = "R1"

    field: CityField
    value: str
    since: date


@dataclass(frozen=True, slots=True)
class SignCity(Action):
    """Sign off a setting that touches the law: it holds from then on."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.DATA_PROTECTION_OFFICER})
    rule: ClassVar[str] = "R1"

    setting: int
    """Row of the setting."""


@dataclass(frozen=True, slots=True)
class GiveLogo(Action):
    """Give the logo that letters and pages carry (R31)."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.ADMINISTRATOR})
    rule: ClassVar[str] = "R31"

    picture: bytes = field(repr=False)
    since: date
