"""Finding the line of column names in a table that someone made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from rapidfuzz import fuzz, process

from bot.exchange.columns import BY_NAME, COLUMNS, Column, Holds
from resources_db.directory.words import fold

LOOKED_AT: Final = 25
"""Lines in which the names are looked for: above them stand titles and logos."""
OURS: Final = "accroche : "
"""Begins the names of the columns that the report of an import adds."""
_ALIKE: Final = 86
"""How alike a name must be to one that we know, of 100."""
_SHORTEST_GUESSED: Final = 5
_ENOUGH: Final = 2
_JOINED = {Holds.PHONE, Holds.MAIL, Holds.HOURS}
"""What may stand in several columns: « Tél. fixe » and « Portable »."""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table."""

    lines: int
    """Rows that end with the names; what follows is data."""
    names: tuple[str, ...]
    """As the table writes them, made unique."""
    columns: Mapping[int, Column]
    """The columns that are understood, by their index."""
    guessed: Mapping[int, str]
    """Why, for those whose name was not quite one that we know."""
    unknown: tuple[int, ...]
    """Columns of nothing we know: their values are kept as they are."""
    ours: tuple[int, ...]
    """Columns that our report added: their values are passed over."""


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """The header among the first rows: one row, or two when names are on two levels."""
    best: tuple[int, int, Sequence[str]] = (0, 0, ())
    for index, row in enumerate(rows[:LOOKED_AT]):
        for names, lines in ((row, index + 1), (_on_two_levels(rows, index), index + 2)):
            if (known := _known(names)) > best[0]:
                best = (known, lines, names)
    known, lines, names = best
    return _header(lines, names) if known >= _ENOUGH else None


def recognised(name: str) -> tuple[Column, bool] | None:
    """The column that a name means, and whether it was guessed."""
    if (column := BY_NAME.get(name.strip().lower())) is not None:
        return column, False
    folded = fold(name.replace("_", " "))
    if (column := _names().get(folded)) is not None:
        return column, False
    if len(folded) < _SHORTEST_GUESSED:
        return None
    found = process.extractOne(folded, _names().keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return (_names()[found[0]], True) if found else None


@cache
def _names() -> dict[str, Column]:
    names = {fold(column.name.replace("_", " ")): column for column in COLUMNS}
    for column in COLUMNS:
        for other in column.also:
            names.setdefault(other, column)
    return names


def _known(names: Sequence[str]) -> int:
    """How many different columns are recognised; none without the column of the names."""
    found = {known[0].name for name in names if name and (known := recognised(name)) is not None}
    return len(found) if "nom" in found else 0


def _on_two_levels(rows: Sequence[Sequence[str]], index: int) -> list[str]:
    """The names of two rows as one: below « Contact » stand « Tél. » and « Mail »."""
    if index + 1 >= len(rows):
        return []
    upper, lower = list(rows[index]), list(rows[index + 1])
    width = max(len(upper), len(lower))
    upper += [""] * (width - len(upper))
    lower += [""] * (width - len(lower))
    return [below or above for above, below in zip(upper, lower, strict=True)]


def _header(lines: int, names: Sequence[str]) -> Header:
    columns: dict[int, Column] = {}
    guessed: dict[int, str] = {}
    unknown: list[int] = []
    ours: list[int] = []
    unique: list[str] = []
    for index, name in enumerate(names):
        shown = " ".join(name.split()) or f"colonne {index + 1}"
        unique.append(f"{shown} ({index + 1})" if shown in unique else shown)
        if shown.startswith(OURS):
            ours.append(index)
            continue
        found = recognised(name) if name else None
        if found is None or (found[0] in columns.values() and found[0].holds not in _JOINED):
            unknown.append(index)
            continue
        columns[index] = found[0]
        if found[1]:
            guessed[index] = f"colonne lue comme « {found[0].name} »"
    return Header(lines, tuple(unique), columns, guessed, tuple(unknown), tuple(ours))
