"""Where a place is in the calendar: its school zone, its public holidays, its hour."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from resources_db.calendar.terms import SchoolZone, Territory, TerritoryCode
from resources_db.directory.bad_data import BadData

PATH = Path(__file__).with_name("data") / "territories.csv"
COLUMNS = ["code", "nom", "academie", "zone", "jours_feries", "fuseau"]
_OVERSEAS = ("97", "98")


def territory_of(commune: str, departement: str | None = None) -> Territory | None:
    """The territory of a commune, by its INSEE code; None where nobody lives (984, 989).

    A few former communes keep the code of the département they have left: say the one they
    are in now where it is known.
    """
    known = territories()
    return known.get(commune) or known.get(departement or _departement_of(commune))


def _departement_of(commune: str) -> str:
    return commune[: 3 if commune.startswith(_OVERSEAS) else 2]


@cache
def territories() -> Mapping[str, Territory]:
    """Every territory by its code, and by their own the communes that live at another hour."""
    return MappingProxyType({territory.code: territory for territory in load_territories()})


def load_territories(path: Path = PATH) -> Iterator[Territory]:
    """The territories of a file, in its order. Raises :class:`BadData`."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        if next(reader, None) != COLUMNS:
            mend = f"Il faut {','.join(COLUMNS)}."
            raise BadData(path.name, 1, "colonnes", "inattendues", mend)
        for row in reader:
            yield _territory(row, path.name, reader.line_num)


def _territory(row: list[str], file: str, line: int) -> Territory:
    if len(row) != len(COLUMNS):
        raise BadData(
            file, line, "colonnes", f"il y en a {len(row)}", f"Il en faut {len(COLUMNS)}."
        )
    code, nom, academie, zone, public_holidays, timezone = row
    if zone not in SchoolZone.__members__:
        known = ", ".join(SchoolZone)
        raise BadData(file, line, "zone", f"« {zone} »", f"Écrivez l'une de : {known}.")
    try:
        hour = ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError):
        mend = "Écrivez un fuseau comme Europe/Paris."
        raise BadData(file, line, "fuseau", f"« {timezone} »", mend) from None
    return Territory(
        TerritoryCode(code), nom, academie, SchoolZone(zone), public_holidays or None, hour
    )
