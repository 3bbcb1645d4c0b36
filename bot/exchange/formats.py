"""Which reader a file needs, from its suffix and its first line."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from bot.exchange import inclusion, schools, table
from bot.exchange.findings import Read, Unusable
from bot.exchange.inclusion import Found, Objects
from bot.exchange.table import Reading
from bot.exchange.text_file import rows
from bot.exchange.workbook import sheets

_TEXT: Final = frozenset({".csv", ".tsv", ".txt"})
_INCLUSION: Final = (frozenset({"source", "date_maj", "id"}), frozenset({"portee", "besoins"}))
"""Columns that a data·inclusion table has, and columns that it never has."""


class Format(StrEnum):
    """What a file may be (``--format``)."""

    FACTS = "faits"
    """A folder of facts with the editor's decisions."""
    INCLUSION = "data-inclusion"
    TABLE = "tableur"
    SCHOOLS = "ecoles"


def read(path: Path, reading: Reading, wanted: Format | None = None) -> Iterator[Read]:
    """What a file holds. Raises :class:`Unusable`, at once or while it is read."""
    suffix = path.suffix.lower()
    if path.is_dir():
        return inclusion.cards(_folder(path), reading)
    if suffix == ".json":
        return inclusion.cards(inclusion.from_json(path), reading)
    if suffix == ".xlsx":
        return _workbook(path, reading)
    if suffix in _TEXT:
        return _text(path, reading, wanted)
    known = ", ".join((*sorted(_TEXT), ".json", ".xlsx"))
    raise Unusable(
        f"« {path.name} » : je sais lire {known}. Enregistrez-le sous un de ces formats."
    )


def inclusion_files(folder: Path) -> list[Path]:
    """The files of structures and of services in a folder."""
    return [
        path
        for stem in ("structures", "services")
        for path in sorted(folder.glob(f"{stem}*"))
        if path.suffix.lower() in (".json", ".csv")
    ]


def _folder(folder: Path) -> Objects:
    parts = [
        (inclusion.from_json if path.suffix.lower() == ".json" else inclusion.from_csv)(path)
        for path in inclusion_files(folder)
    ]

    def objects() -> Iterator[Found]:
        for part in parts:
            yield from part()

    return objects


def _text(path: Path, reading: Reading, wanted: Format | None) -> Iterator[Read]:
    first = next(rows(path), None)
    if first is None:
        raise Unusable(f"« {path.name} » est vide.")
    names = [name.strip().lower() for name in first[1]]
    if wanted is None:
        wanted = _format_of(names)
    match wanted:
        case Format.SCHOOLS:
            if not schools.are_schools(names):
                raise Unusable(
                    f"« {path.name} » n'a pas de colonne « identifiant_de_l_etablissement » ni "
                    "« numero_uai » : ce n'est pas l'annuaire de l'éducation."
                )
            return schools.cards(rows(path), reading)
        case Format.INCLUSION:
            return inclusion.cards(inclusion.from_csv(path), reading)
        case _:
            return table.cards(rows(path), reading)


def _format_of(names: list[str]) -> Format:
    if schools.are_schools(names):
        return Format.SCHOOLS
    has, has_not = _INCLUSION
    if has <= set(names) and has_not.isdisjoint(names):
        return Format.INCLUSION
    return Format.TABLE


def _workbook(path: Path, reading: Reading) -> Iterator[Read]:
    """The cards of each visible sheet that has a header."""
    found, last = False, None
    for sheet in sheets(path):
        try:
            yield from table.cards(sheet.rows, reading, sheet.merged)
        except table.NoHeader as error:
            last = error
        else:
            found = True
    if not found:
        raise last or Unusable(f"« {path.name} » n'a aucune feuille visible.")
