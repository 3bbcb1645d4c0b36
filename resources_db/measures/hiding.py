"""Which numbers of a table are hidden, so that no few people can be found in it.

Theory. A number from 1 to 4 stands for people whom someone could recognise: it is hidden. So is
whatever would tell it by subtraction: the whole minus its part (nine completed of ten: one did
not), the total minus the lines that are shown, the third of three numbers that add up. Hiding one
more number may lay another one bare, so it is looked at again until nothing is found any more.
Each turn hides at least one more number: it ends.

A table is its lines, then the line of the total. A column is a number of each line, or what is
left of a whole without a part: that is never shown, and is known wherever both are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

LEAST: Final = 5
"""Fewer than these are people whom someone could recognise."""

K = TypeVar("K")
Shown = list[dict[K, int | None]]


@dataclass(frozen=True, slots=True)
class Column(Generic[K]):
    """A number of each line; or, of a whole, what is left without it."""

    key: K
    of: K | None = None

    def value(self, line: Mapping[K, int]) -> int:
        """The number itself."""
        return line[self.key] if self.of is None else line[self.of] - line[self.key]

    def known(self, line: Mapping[K, int | None]) -> bool:
        """Whether whoever reads the line knows it."""
        return line[self.key] is not None and (self.of is None or line[self.of] is not None)


def hide(
    raw: Sequence[Mapping[K, int]],
    columns: Sequence[Column[K]],
    *,
    whole: K | None = None,
    with_it: Mapping[K, Collection[K]] | None = None,
) -> Shown[K]:
    """The lines as they may be shown. The last one is the total of the others.

    ``whole``: where this number is small, the whole line is hidden. ``with_it``: what else is
    hidden with a number, because it tells it, or tells how large it is at least.
    """
    table = _Table(raw, [dict(line) for line in raw], with_it or {})
    for at, line in enumerate(raw):
        if whole is not None and small(line[whole]):
            table.shown[at] = dict.fromkeys(line)
        for column in columns:
            if small(column.value(line)) and column.known(table.shown[at]):
                table.hide(at, column.key)
    while any(_laid_bare(table, column) for column in columns):
        pass
    return table.shown


def small(count: int) -> bool:
    """Whether so many are too few to be told. Nobody is not a few people."""
    return 0 < count < LEAST


@dataclass(frozen=True, slots=True)
class _Table(Generic[K]):
    raw: Sequence[Mapping[K, int]]
    shown: Shown[K]
    with_it: Mapping[K, Collection[K]]

    def hide(self, at: int, key: K) -> None:
        for one in (key, *self.with_it.get(key, ())):
            self.shown[at][one] = None


def _laid_bare(table: _Table[K], column: Column[K]) -> bool:
    """Whether the total told too much of this column; one more number of it is hidden then."""
    last = len(table.raw) - 1
    known = [at for at in range(last) if column.known(table.shown[at])]
    hidden = [at for at in range(last) if at not in known]
    value: Callable[[int], int] = lambda at: column.value(table.raw[at])  # noqa: E731 - short
    if column.known(table.shown[last]):
        gone = sum(map(value, hidden))
        if not gone or not (len(hidden) == 1 or small(gone)):
            return False
    elif hidden or not known:
        return False
    shown = [at for at in known if value(at) > 0]
    if shown:
        table.hide(min(shown, key=value), column.key)
    elif column.known(table.shown[last]):
        table.hide(last, column.key)
    else:
        return False
    return True
