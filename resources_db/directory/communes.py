"""The communes of France, read from ``data/communes.csv`` (its README says where from)."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable
from pathlib import Path

from resources_db.directory.bad_data import BadData
from resources_db.directory.terms import Commune, CommuneCode

DEFAULT_PATH = Path(__file__).with_name("data") / "communes.csv"
COLUMNS = [
    "code",
    "nom",
    "departement",
    "codes_postaux",
    "population",
    "latitude",
    "longitude",
    "fait_partie_de",
]


def load_communes(
    path: Path = DEFAULT_PATH, departements: Collection[str] | None = None
) -> tuple[Commune, ...]:
    """The communes of a file, or of some départements of it, in the order of the file.

    Raises :class:`BadData` when the file is not one of communes.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        try:
            return tuple(_read(lines, path.name, departements))
        except UnicodeDecodeError as error:
            raise BadData(path.name, 0, "encodage", error.reason, "Il faut de l'UTF-8.") from error


def _read(
    lines: Iterable[str], name: str, departements: Collection[str] | None
) -> Iterable[Commune]:
    reader = csv.reader(lines)
    if next(reader, None) != COLUMNS:
        raise BadData(name, 1, "colonnes", "inattendues", f"Il faut {','.join(COLUMNS)}.")
    for row in reader:
        if len(row) != len(COLUMNS):
            mend = f"Il en faut {len(COLUMNS)}."
            raise BadData(name, reader.line_num, "colonnes", f"il y en a {len(row)}", mend)
        if departements is None or row[2] in departements:
            try:
                yield _commune(row)
            except _WrongField as wrong:
                raise BadData(name, reader.line_num, *wrong.args) from None


class _WrongField(Exception):
    """Arguments: the field, the problem, the mend."""


def _commune(row: list[str]) -> Commune:
    code, nom, departement, postcodes, population, latitude, longitude, whole = row
    if len(code) != 5:
        raise _WrongField("code", f"« {code} »", "Un code INSEE a cinq signes.")
    if not nom:
        raise _WrongField("nom", "vide", "Écrivez le nom de la commune.")
    if len(departement) not in (2, 3):
        raise _WrongField("departement", f"« {departement} »", "Écrivez son code.")
    if not population.isdecimal():
        raise _WrongField("population", f"« {population} »", "Écrivez un nombre entier.")
    return Commune(
        CommuneCode(code),
        nom,
        departement,
        tuple(postcodes.split()),
        _degrees("latitude", latitude),
        _degrees("longitude", longitude),
        int(population),
        CommuneCode(whole) if whole else None,
    )


def _degrees(field: str, text: str) -> float | None:
    if not text:
        return None
    try:
        degrees = float(text)
    except ValueError:
        degrees = 999.0
    if not -180 <= degrees <= 180:
        raise _WrongField(field, f"« {text} »", "Écrivez des degrés, comme 49.4433.")
    return degrees
