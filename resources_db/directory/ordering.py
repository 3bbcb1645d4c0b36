"""The order in which resources are shown, so that the first screen of three is a good one.

1. Doors, nearest first, in rings: the person's own town, around it, its département, its
   region. In a ring, doors that can be reached come first, then those made for this need, then
   the closest; each kind of place takes its turn, so that three mediators do not hide the rest.
2. Lines that answer at a distance are mixed in: third, sixth, ninth. A line made for this need
   comes first when the first door has no contact at all. Emergency numbers come last among
   lines: the emergency screen gives them before anything else.
3. Kinds of place without an address (« CMPP ») close the list, in turn with the lines that are
   left; those of a kind that was already shown as a real place come last.
4. A fourth door of the same kind, and more, wait until all this was shown.

The order never depends on chance, nor on the order of the import.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from resources_db.directory import entries as marks
from resources_db.directory.doors import Door, Ring
from resources_db.directory.entries import Entry
from resources_db.directory.suiting import EMERGENCY
from resources_db.directory.terms import KindCode, NeedCode

_SAME_KIND = 3
"""Doors of one kind before those of other kinds must have been shown."""


def in_order(doors: Sequence[Door], lines: Sequence[Entry], need: NeedCode) -> list[Entry]:
    """Doors and lines for a need, best first."""
    first, later = _in_turn([door for door in doors if not _is_generic(door.entry)], need)
    kinds_shown = {entry.kind for entry in [*first, *later]}
    generic = sorted(
        (door for door in doors if _is_generic(door.entry)),
        key=lambda door: (door.entry.kind in kinds_shown, *_door_rank(door, need)),
    )
    waiting = deque(sorted(lines, key=lambda line: _line_rank(line, need)))
    return [*_mix(first, waiting, [door.entry for door in generic], need), *later]


def _in_turn(doors: Sequence[Door], need: NeedCode) -> tuple[list[Entry], list[Entry]]:
    """Ring after ring; in a ring, one of each kind, then the second of each kind.

    The doors to show first, and those that wait because three of their kind come before.
    """
    seen: Counter[KindCode] = Counter()
    turns: dict[tuple[Ring, int], list[Entry]] = defaultdict(list)
    waiting: list[Entry] = []
    for door in sorted(doors, key=lambda door: _door_rank(door, need)):
        turn = seen[door.entry.kind]
        seen[door.entry.kind] += 1
        (turns[door.ring, turn] if turn < _SAME_KIND else waiting).append(door.entry)
    return [entry for place in sorted(turns) for entry in turns[place]], waiting


def _door_rank(door: Door, need: NeedCode) -> tuple[int, bool, bool, float, int]:
    entry = door.entry
    return (
        door.ring,
        not entry.has(marks.CONTACT),
        entry.first_need != need,
        door.km,
        entry.number,
    )


def _line_rank(line: Entry, need: NeedCode) -> tuple[bool, bool, bool, bool, int]:
    return (
        line.kind == EMERGENCY,
        line.first_need != need,
        not line.has(marks.SURE),
        not line.has(marks.TELEPHONE),
        line.number,
    )


def _is_generic(entry: Entry) -> bool:
    return entry.has(marks.GENERIC)


def _mix(
    doors: Sequence[Entry], lines: deque[Entry], closing: Sequence[Entry], need: NeedCode
) -> Iterator[Entry]:
    unreachable = bool(doors) and not doors[0].has(marks.CONTACT)
    if unreachable and lines and lines[0].first_need == need:
        yield lines.popleft()
    for place, door in enumerate(doors):
        yield door
        if place % 2 == 1 and lines:
            yield lines.popleft()
    for line, kind_of_place in zip_longest(lines, closing):
        yield from (entry for entry in (line, kind_of_place) if entry is not None)
