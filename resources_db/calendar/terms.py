"""The words of the calendar: zones of school holidays, territories, a city's own days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

TerritoryCode = NewType("TerritoryCode", str)
"""Code of a département or an overseas collectivity (« 76 », « 2A », « 974 »)."""


class SchoolZone(StrEnum):
    """Who shares one calendar of school holidays. Corse and overseas set their own."""

    A = "A"
    B = "B"
    C = "C"
    CORSE = "CORSE"
    GUADELOUPE = "GUADELOUPE"
    MARTINIQUE = "MARTINIQUE"
    GUYANE = "GUYANE"
    REUNION = "REUNION"
    MAYOTTE = "MAYOTTE"
    SAINT_PIERRE_ET_MIQUELON = "SAINT_PIERRE_ET_MIQUELON"
    SAINT_BARTHELEMY = "SAINT_BARTHELEMY"
    SAINT_MARTIN = "SAINT_MARTIN"
    WALLIS_ET_FUTUNA = "WALLIS_ET_FUTUNA"
    POLYNESIE_FRANCAISE = "POLYNESIE_FRANCAISE"
    NOUVELLE_CALEDONIE = "NOUVELLE_CALEDONIE"


@dataclass(frozen=True, slots=True)
class Territory:
    """A département or an overseas collectivity, with what its days and hours depend on."""

    code: TerritoryCode
    nom: str
    academie: str
    zone: SchoolZone | None
    """Whose school holidays it has; None for the whole of France."""
    public_holidays: str | None
    """How the package ``holidays`` names it; None where they are those of all France."""
    timezone: ZoneInfo


FRANCE = Territory(TerritoryCode("FR"), "France", "", None, None, ZoneInfo("Europe/Paris"))
"""For what serves all of France: its public holidays and the hour of Paris."""


@dataclass(frozen=True, slots=True)
class DayRange:
    """Some days in a row with a name: a school holiday, or a city's own exceptional days."""

    first: date
    last: date
    """The last day, included."""
    label: str

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last
