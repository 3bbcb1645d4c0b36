"""A progress bar on a terminal; silent anywhere else."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final, Self

_WIDTH: Final = 30
_PIECE: Final = 1 << 20


class Progress:
    """Shows how far a file has been read. Use as a context: the line is cleared at the end."""

    def __init__(self, path: Path) -> None:
        self._lines = _lines_of(path) if sys.stderr.isatty() else None

    def __call__(self, line: int) -> None:
        if self._lines is None:
            return
        share = min(line / self._lines, 1.0) if self._lines else 0.0
        bar = "█" * int(share * _WIDTH)
        where = f"{share:4.0%}" if self._lines else f"{line} lignes"
        print(f"\r[{bar:<{_WIDTH}}] {where}", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._lines is not None:
            print("\r" + " " * (_WIDTH + 20) + "\r", end="", file=sys.stderr, flush=True)


def _lines_of(path: Path) -> int:
    """Lines of a text file; 0 when that says nothing (a workbook, a folder)."""
    if path.is_dir() or path.suffix.lower() == ".xlsx":
        return 0
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b""))
