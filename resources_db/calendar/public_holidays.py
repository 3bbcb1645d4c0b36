"""The public holidays of a territory, year by year, from the package ``holidays``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import holidays


@cache
def public_holidays(territory: str | None, year: int) -> Mapping[date, str]:
    """The public holidays of one year with their French names, for one of its subdivisions."""
    found = holidays.country_holidays("FR", subdiv=territory, years=year, language="fr")
    return MappingProxyType(dict(found.items()))
