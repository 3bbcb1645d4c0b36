"""Rows of an XLSX workbook, read without trusting it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO, Final

from defusedxml.ElementTree import ParseError, iterparse
from openpyxl import Workbook, load_workbook
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from bot.exchange.findings import Unusable
from bot.exchange.text_file import LARGEST_CELL, Cells

LARGEST: Final = 400 << 20
"""Bytes that a workbook may hold once unfolded: ten times the national directory's."""
_FOLDED: Final = 150
"""A part folded more than so many times is a trap: real ones are folded ten to thirty times."""
_SMALL: Final = 4 << 20
_HEAD: Final = 1 << 12
_MOST_COLUMNS: Final = 500
_REFUSED: Final = {
    "vbaproject": "contient des macros : enregistrez-le en .xlsx sans macros",
    "xl/externallinks/": "va chercher des valeurs dans d'autres fichiers : collez les valeurs",
    "xl/embeddings/": "contient d'autres fichiers : gardez la feuille seule",
    "xl/activex/": "contient des programmes : gardez la feuille seule",
}
_UNREADABLE = (
    zipfile.BadZipFile,
    OSError,
    EOFError,
    NotImplementedError,  # zipfile's word for a way of compressing that it does not know
    RuntimeError,  # and for a file under a password
)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)


@dataclass(slots=True)
class Sheet:
    """One sheet: its name, its rows, and its merged cells."""

    name: str
    rows: Iterator[Cells]
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(
        default_factory=dict[tuple[int, int], tuple[int, int]]
    )
    """(row, column) of a cell hidden by a merge → the cell that shows; both counted from 1."""


def sheets(path: Path) -> Iterator[Sheet]:
    """The visible sheets, one after the other. Raises :class:`Unusable`."""
    _look_inside(path)
    try:
        with path.open("rb") as file, closing(_opened(file)) as book:
            for sheet in book.worksheets:
                if sheet.sheet_state == "visible":
                    yield Sheet(sheet.title, _rows(sheet, path), _merged(path, sheet))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ParseError, EOFError) as error:
        raise _broken(path) from error
    except (ValueError, TypeError, OSError) as error:
        raise _broken(path) from error


def _opened(file: BinaryIO) -> Workbook:
    return load_workbook(file, read_only=True, data_only=True, keep_links=False)


def _look_inside(path: Path) -> None:
    """Refuse what a directory never needs, before anything is unfolded."""
    try:
        with zipfile.ZipFile(path) as folded:
            parts = folded.infolist()
            large = sum(part.file_size for part in parts) >= LARGEST or any(map(_is_a_trap, parts))
            broken = None if large else folded.testzip()
            declares = not large and any(_declares(folded, part) for part in parts)
    except _UNREADABLE as error:
        raise _broken(path) from error
    if large:
        raise Unusable(
            f"« {path.name} » devient démesuré une fois déplié : il est refusé. Un vrai classeur "
            "de cette taille se donne en CSV."
        )
    if broken is not None:
        raise _broken(path)
    if declares:
        raise Unusable(f"« {path.name} » contient un piège XML : il est refusé.")
    for part in parts:
        for sign, why in _REFUSED.items():
            if sign in part.filename.lower():
                raise Unusable(f"« {path.name} » {why}.")


def _declares(folded: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part declares types or entities, which no workbook does."""
    with folded.open(part) as file:
        head = file.read(_HEAD).replace(b"\0", b"")
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _is_a_trap(part: zipfile.ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > _FOLDED * max(part.compress_size, 1)


def _broken(path: Path) -> Unusable:
    return Unusable(
        f"« {path.name} » ne s'ouvre pas comme un classeur XLSX : il est coupé ou abîmé. "
        "Enregistrez-le de nouveau."
    )


def _rows(sheet: Any, path: Path) -> Iterator[Cells]:
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        texts = [_text(value) for value in cells[:_MOST_COLUMNS]]
        if any(len(text) > LARGEST_CELL for text in texts):
            raise Unusable(f"« {path.name} », ligne {number} : une cellule démesurée.")
        if any(texts):
            yield number, texts


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat()
        case date() | time():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()


def _merged(path: Path, sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells hidden by a merge. Read apart: a streamed workbook does not tell them."""
    hidden: dict[tuple[int, int], tuple[int, int]] = {}
    part: str = str(getattr(sheet, "_worksheet_path", ""))
    with zipfile.ZipFile(path) as folded:
        if part not in folded.namelist() or not _SHEET.fullmatch(part):
            return hidden
        with folded.open(part) as file:
            for _event, element in iterparse(file):
                if element.tag.endswith("}mergeCell"):
                    hidden.update(_hidden(element.get("ref", "")))
                elif element.tag.endswith("}row"):
                    element.clear()
    return hidden


def _hidden(reference: str) -> dict[tuple[int, int], tuple[int, int]]:
    left, top, right, bottom = (bound or 0 for bound in range_boundaries(reference))
    if (right - left + 1) * (bottom - top + 1) > LARGEST_CELL:
        return {}
    return {
        (row, column): (top, left)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
