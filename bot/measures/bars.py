"""A drawing of bars, as SVG: for a page, whose style colours it, and for print, in black.

Each bar is told in letters beside it, a hidden number too, and two years differ by their filling
as much as by their colour. The table that goes with it says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

_WIDTH: Final = 320
"""Of the drawing, in its own units: the width of a small phone."""
_ROOM: Final = 56
"""Kept on the right for the number."""
_LONGEST: Final = 46
"""Signs of the longest label; the table has it whole."""
_TEXT, _BAR, _GAP, _BETWEEN = 16, 12, 3, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One number, and how it is told."""

    value: int | None
    told: str


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its bars: this period's, then the one of the year before."""

    label: str
    bars: tuple[Bar, ...]


def drawing(name: str, title: str, rows: Sequence[Row]) -> str:
    """The SVG, with its title and all of its numbers as a text alternative."""
    most = max((bar.value or 0 for row in rows for bar in row.bars), default=0) or 1
    pieces, y = list[str](), 0
    for row in rows:
        pieces.extend(_row(row, y, most))
        y += _TEXT + len(row.bars) * (_BAR + _GAP) + _BETWEEN
    told = " ; ".join(f"{row.label} : {', '.join(bar.told for bar in row.bars)}" for row in rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 {_WIDTH} {max(y, 1)}" '
        f'role="img" aria-labelledby="{name}-t {name}-d" font-family="Noto Sans, sans-serif">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(told)}</desc>'
        f"{''.join(pieces)}</svg>"
    )


def _row(row: Row, y: int, most: int) -> Iterator[str]:
    label = row.label if len(row.label) <= _LONGEST else f"{row.label[: _LONGEST - 1]}…"
    yield f'<text x="0" y="{y + 12}" font-size="12" fill="currentColor">{escape(label)}</text>'
    for number, bar in enumerate(row.bars):
        top = y + _TEXT + number * (_BAR + _GAP)
        wide = round((_WIDTH - _ROOM) * (bar.value or 0) / most, 1)
        if wide:
            filled = 'fill="currentColor"' if number == 0 else 'fill="none" stroke="currentColor"'
            yield f'<rect class="bar" x="1" y="{top}" width="{wide}" height="{_BAR}" {filled}/>'
        yield (
            f'<text x="{wide + 6}" y="{top + 10}" font-size="11" fill="currentColor">'
            f"{escape(bar.told)}</text>"
        )
