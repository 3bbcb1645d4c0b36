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

from resources_db.directory.doors import Door, Ring
from resources_db.directory.shelf import EMERGENCY, has_contact, is_generic
from resources_db.directory.terms import KindCode, NeedCode, PublishAdvice, Resource

_SAME_KIND = 3
"""Doors of one kind before those of other kinds must have been shown."""


def in_order(doors: Sequence[Door], lines: Sequence[Resource], need: NeedCode) -> list[Resource]:
    """Doors and lines for a need, best first."""
    first, later = _in_turn([door for door in doors if not is_generic(door.resource)], need)
    kinds_shown = {resource.kind for resource in [*first, *later]}
    generic = sorted(
        (door for door in doors if is_generic(door.resource)),
        key=lambda door: (door.resource.kind in kinds_shown, *_door_rank(door, need)),
    )
    waiting = deque(sorted(lines, key=lambda line: _line_rank(line, need)))
    return [*_mix(first, waiting, [door.resource for door in generic], need), *later]


def _in_turn(doors: Sequence[Door], need: NeedCode) -> tuple[list[Resource], list[Resource]]:
    """Ring after ring; in a ring, one of each kind, then the second of each kind.

    The doors to show first, and those that wait because three of their kind come before.
    """
    seen: Counter[KindCode] = Counter()
    turns: dict[tuple[Ring, int], list[Resource]] = defaultdict(list)
    waiting: list[Resource] = []
    for door in sorted(doors, key=lambda door: _door_rank(door, need)):
        turn = seen[door.resource.kind]
        seen[door.resource.kind] += 1
        (turns[door.ring, turn] if turn < _SAME_KIND else waiting).append(door.resource)
    return [resource for place in sorted(turns) for resource in turns[place]], waiting


def _door_rank(door: Door, need: NeedCode) -> tuple[int, bool, bool, float, str]:
    resource = door.resource
    return door.ring, not has_contact(resource), resource.needs[0] != need, door.km, resource.id


def _line_rank(line: Resource, need: NeedCode) -> tuple[bool, bool, bool, bool, str]:
    return (
        line.kind == EMERGENCY,
        line.needs[0] != need,
        line.advice is not PublishAdvice.OK,
        line.telephone is None,
        line.id,
    )


def _mix(
    doors: Sequence[Resource], lines: deque[Resource], closing: Sequence[Resource], need: NeedCode
) -> Iterator[Resource]:
    if doors and lines and not has_contact(doors[0]) and lines[0].needs[0] == need:
        yield lines.popleft()
    for place, door in enumerate(doors):
        yield door
        if place % 2 == 1 and lines:
            yield lines.popleft()
    for line, kind_of_place in zip_longest(lines, closing):
        yield from (resource for resource in (line, kind_of_place) if resource is not None)
