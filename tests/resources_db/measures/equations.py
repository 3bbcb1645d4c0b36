"""What can be worked out of numbers that add up, when some are not told."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

Cell = TypeVar("Cell", bound=Hashable)


class System(Generic[Cell]):
    """The numbers that are not told, and what is known to add up to nothing."""

    def __init__(self, unknown: Sequence[Cell], equations: Iterable[Mapping[Cell, int]]) -> None:
        self._unknown = unknown
        self._rows: list[list[Fraction]] = []
        for equation in equations:
            self._keep(self._reduced(self._row(equation)))

    def tells(self, wanted: Mapping[Cell, int]) -> bool:
        """Whether this sum follows from the equations and from what is told."""
        return not any(self._reduced(self._row(wanted)))

    def _row(self, wanted: Mapping[Cell, int]) -> list[Fraction]:
        return [Fraction(wanted.get(cell, 0)) for cell in self._unknown]

    def _reduced(self, row: list[Fraction]) -> list[Fraction]:
        for known in self._rows:
            at = next(place for place, value in enumerate(known) if value)
            row = [mine - row[at] * theirs for mine, theirs in zip(row, known, strict=True)]
        return row

    def _keep(self, row: list[Fraction]) -> None:
        """As a row whose first number is one, which no other row has."""
        lead = next((value for value in row if value), None)
        if lead is None:
            return
        row = [value / lead for value in row]
        at = row.index(Fraction(1))
        self._rows = [
            [mine - known[at] * theirs for mine, theirs in zip(known, row, strict=True)]
            for known in self._rows
        ]
        self._rows.append(row)
