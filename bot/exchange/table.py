"""Cards from a table: our own export read back, or a spreadsheet that someone keeps by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from bot.exchange import cells
from bot.exchange.building import Origin, Values, assembled, complete
from bot.exchange.columns import BY_NAME, Column, Holds
from bot.exchange.findings import Notes, OfColumns, Read, Remark, Row, SetAside, Taken, Unusable
from bot.exchange.headers import LOOKED_AT, Header, find_header
from bot.exchange.places_named import Locator
from bot.exchange.text_file import Cells
from bot.exchange.values import clean, says_nothing

Merges = Mapping[tuple[int, int], tuple[int, int]]
_FROM_TO = re.compile(r"(\d{1,2})\s*(?:-|à|a|/|–|et)\s*(\d{1,2})")
_ONLY_AGES = re.compile(r"(?:(?:les )?jeunes )?(?:de |des )?\d\d? ?(?:-|à|/|–) ?\d\d?(?: ans)?")
_FROM = re.compile(
    r"(?:à partir de|des|dès|plus de|\+\s*de|\+)\s*(\d{1,2})|(\d{1,2})\s*ans\s*(?:et|\+)"
)
_TO = re.compile(r"(?:jusqu'?[àa]u?x?|moins de|-\s*de)\s*(\d{1,2})")
_EXACT: Final = tuple(BY_NAME[name] for name in ("id", "nom", "genre", "portee"))
"""Columns that an export always fills: a row that has them all says everything itself."""
_BARE: Final = (Holds.TEXT, Holds.PHONE, Holds.MAIL, Holds.URL)
"""Cells in which « cf. site » is not a value."""


class NoHeader(Unusable):
    """A sheet without names of columns."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What rows are read with."""

    origin: Origin
    locator: Locator


def cards(rows: Iterator[Cells], reading: Reading, merged: Merges | None = None) -> Iterator[Read]:
    """The cards of the rows of a table. Raises :class:`NoHeader`."""
    first = list(islice(rows, LOOKED_AT + 1))
    spread = _spread(first, merged or {})
    header = find_header([row for _, row in spread])
    if header is None:
        raise NoHeader(
            "Aucune ligne d'en-tête n'est reconnue : il faut au moins une colonne « nom » et une "
            "colonne « commune », « adresse » ou « telephone ». Le modèle : accroche export "
            "--template modele.csv"
        )
    yield from _remarks_on_columns(header, first[header.lines - 1][0])
    data = chain(first[header.lines :], rows)
    for line, texts in _filled_down(data, merged or {}):
        values = {
            header.names[index]: said
            for index, text in enumerate(texts[: len(header.names)])
            if index not in header.ours and (said := cells.unguarded(clean(text)))
        }
        if values:
            yield _card(Row(line, values), header, reading)


def _card(row: Row, header: Header, reading: Reading) -> Read:
    notes = Notes(row.line)
    values = _values(row, header, notes)
    if all(column.path in values for column in _EXACT):
        return Taken(row, assembled(values, notes), tuple(notes.remarks))
    if len(row.values) == 1:
        return SetAside(row, "une seule cellule remplie : un titre ?", tuple(notes.remarks))
    _read_ages(values, notes)
    why = complete(values, reading.origin, reading.locator, notes)
    if why is not None:
        return SetAside(row, why, tuple(notes.remarks))
    return Taken(row, assembled(values, notes), tuple(notes.remarks))


def _values(row: Row, header: Header, notes: Notes) -> Values:
    """What the cells of a row say; unknown columns are kept as they are."""
    texts: dict[Column, tuple[str, str]] = {}
    for index, name in enumerate(header.names):
        text = row.values.get(name)
        if text is None:
            continue
        column = header.columns.get(index)
        if column is None:
            notes.raw.append((name, text))
        else:
            first, before = texts.get(column, (name, ""))
            texts[column] = first, f"{before} / {text}" if before else text
    values: Values = {}
    exact = texts.keys() >= set(_EXACT)
    for column, (name, text) in texts.items():
        if exact and column.holds is Holds.HOURS:
            values[column.path] = text  # an export has them as they are shown
            continue
        if column.holds in _BARE and says_nothing(text):
            if any(sign.isalnum() for sign in text):
                notes.keep(name, text, "ne dit rien de sûr : gardé à part")
            continue
        value = cells.read(column, text, notes, name)
        if value is not None and value != ():
            values[column.path] = value
    return values


def _read_ages(values: Values, notes: Notes) -> None:
    said = str(values.pop(("ages",), ""))
    if ("age_min",) in values or ("age_max",) in values:
        return
    if not said and _ONLY_AGES.fullmatch(str(values.get(("publics",), "")).lower()):
        said = str(values["publics",])
    if not said:
        return
    text = said.lower()
    if found := _FROM_TO.search(text):
        values["age_min",], values["age_max",] = sorted((int(found[1]), int(found[2])))
    elif found := _TO.search(text):
        values["age_max",] = int(found[1])
    elif found := _FROM.search(text):
        values["age_min",] = int(found[1] or found[2])
    else:
        notes.keep("ages", said, "âges non reconnus : gardés à part", "écrivez « 11-18 ans »")


def _remarks_on_columns(header: Header, line: int) -> Iterator[Read]:
    """Tell once of the columns that were guessed or are unknown, as remarks on no row."""
    remarks = [Remark(line, header.names[index], "", why) for index, why in header.guessed.items()]
    remarks += [
        Remark(line, header.names[index], "", "colonne inconnue : gardée telle quelle")
        for index in header.unknown
        if not header.names[index].startswith("colonne ")
    ]
    if remarks:
        yield OfColumns(tuple(remarks))


def _spread(rows: list[Cells], merged: Merges) -> list[Cells]:
    """The rows with every merged cell filled, across too: for the names of columns only."""
    shown = {(line, at): text for line, texts in rows for at, text in enumerate(texts, 1)}
    return [
        (
            line,
            [
                text or shown.get(merged.get((line, at), (0, 0)), "")
                for at, text in enumerate(texts, 1)
            ],
        )
        for line, texts in rows
    ]


def _filled_down(rows: Iterator[Cells], merged: Merges) -> Iterator[Cells]:
    """The rows with cells merged downwards filled: the same commune for six lines."""
    shown: dict[tuple[int, int], str] = {}
    anchors = set(merged.values())
    for line, texts in rows:
        filled = list(texts)
        for at, text in enumerate(texts, 1):
            if (line, at) in anchors:
                shown[line, at] = text
            above = merged.get((line, at))
            if not text and above is not None and above[1] == at:
                filled[at - 1] = shown.get(above, "")
        yield line, filled
