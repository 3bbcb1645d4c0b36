"""Rows of a CSV file, whatever its encoding and separator, or the reason why it is refused."""

from __future__ import annotations

import codecs
import csv
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from bot.exchange.findings import Unusable

SEPARATORS: Final = ";,\t|"
_PIECE = 1 << 20
_SAMPLE_LINES = 40
LARGEST_CELL: Final = 100_000
"""Signs of a cell beyond which a quote was surely left open, or someone plays tricks."""
Cells = tuple[int, list[str]]
"""The line where a row begins, and its cells."""


def rows(path: Path) -> Iterator[Cells]:
    """Every row of the file, empty ones left out. Raises :class:`Unusable`."""
    encoding = encoding_of(path)
    csv.field_size_limit(LARGEST_CELL)
    with path.open(encoding=encoding, newline="") as text:
        separator = _separator(list(islice(text, _SAMPLE_LINES)))
        text.seek(0)
        reader = csv.reader(text, delimiter=separator, strict=True)
        try:
            yield from _numbered(reader, path)
        except csv.Error as error:
            raise _refusal(path, reader.line_num, str(error)) from error


def encoding_of(path: Path) -> str:
    """UTF-8 (with or without its mark), UTF-16 with its mark, else the one of old Windows.

    A file that is UTF-8 until a broken place is refused rather than read as something else.
    """
    with path.open("rb") as file:
        mark = file.read(4)
    if mark.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _readable(path, "utf-16")
    broken = _first_broken_line(path, "utf-8-sig")
    if broken is None:
        return "utf-8-sig"
    line, accents_before = broken
    if accents_before:
        raise Unusable(
            f"« {path.name} » : l'encodage change à la ligne {line}, le fichier est abîmé. "
            "Enregistrez-le de nouveau en UTF-8."
        )
    return _readable(path, "cp1252")


def _readable(path: Path, encoding: str) -> str:
    broken = _first_broken_line(path, encoding)
    if broken is not None:
        raise Unusable(
            f"« {path.name} » : des signes illisibles à la ligne {broken[0]}. "
            "Enregistrez-le de nouveau en UTF-8."
        )
    return encoding


def _first_broken_line(path: Path, encoding: str) -> tuple[int, bool] | None:
    """Where the file stops being of an encoding, and whether it had accents before."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, accents = 1, False
    with path.open("rb") as file:
        while True:
            piece = file.read(_PIECE)
            try:
                text = decoder.decode(piece, final=not piece)
            except UnicodeDecodeError as error:
                before = error.object[: error.start]
                accents = accents or not before.removeprefix(codecs.BOM_UTF8).isascii()
                return line + before.count(b"\n"), accents
            if "\0" in text:
                raise Unusable(
                    f"« {path.name} » n'est pas un fichier de texte : un signe nul à la ligne "
                    f"{line + text[: text.index(chr(0))].count(chr(10))}."
                )
            line += text.count("\n")
            accents = accents or not text.isascii()
            if not piece:
                return None


def _separator(sample: list[str]) -> str:
    """The sign that cuts the first lines into the same number of cells, the most of them."""

    def regularity(separator: str) -> int:
        try:
            widths = Counter(len(row) for row in csv.reader(sample, delimiter=separator) if row)
        except csv.Error:
            return 0
        return max((count * (width - 1) for width, count in widths.items()), default=0)

    return max(SEPARATORS, key=regularity)


def _numbered(reader: Iterator[list[str]], path: Path) -> Iterator[Cells]:
    previous: Cells | None = None
    widest, before = 0, 0
    for cells in reader:
        line, before = before + 1, int(getattr(reader, "line_num", before))
        if previous is not None:
            yield previous
            previous = None
        if any(cell.strip() for cell in cells):
            widest = max(widest, len(cells))
            previous = (line, cells)
    if previous is None:
        return
    if len(previous[1]) < widest and not _ends_a_line(path):
        raise Unusable(
            f"« {path.name} » s'arrête au milieu de la ligne {previous[0]} : il est sans doute "
            "coupé. Téléchargez-le ou enregistrez-le de nouveau."
        )
    yield previous


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) in {b"\n", b"\r", b"\0"}


def _refusal(path: Path, line: int, problem: str) -> Unusable:
    if "field larger" in problem:
        return Unusable(
            f"« {path.name} », vers la ligne {line} : une cellule démesurée. Un guillemet ouvert "
            "n'est sans doute jamais fermé."
        )
    if "unexpected end" in problem:
        return Unusable(
            f"« {path.name} » s'arrête au milieu d'une cellule (ligne {line}) : il est coupé, ou "
            "un guillemet ouvert n'est jamais fermé."
        )
    return Unusable(f"« {path.name} », ligne {line} : ce n'est pas un CSV correct ({problem}).")
