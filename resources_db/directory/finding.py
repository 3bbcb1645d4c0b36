"""Finding help: what may be shown for a need, to whom, near which commune.

Never shown: what ``publish_advice`` forbids (it is not on the shelf), professionals' doors to
families, what is for another age, a door too far away. ``ordering`` says in which order.
"""

from __future__ import annotations

from resources_db.directory import entries as marks
from resources_db.directory.doors import Door, Ring, doors_near
from resources_db.directory.entries import Entry
from resources_db.directory.ordering import in_order
from resources_db.directory.places import Places
from resources_db.directory.shelf import Shelf
from resources_db.directory.suiting import PROFESSIONALS, between
from resources_db.directory.terms import Audience, CommuneCode, NeedCode, ResourceId


def find(
    shelf: Shelf,
    places: Places,
    need: NeedCode,
    *,
    near: CommuneCode | None,
    age: int | None,
    audience: Audience,
    limit: int = 24,
) -> list[ResourceId]:
    """Resources for a need, best first. ``near`` unknown: only what serves all of France."""
    held = shelf.arranged

    def suits(entry: Entry) -> bool:
        return between(age, entry.age_min, entry.age_max) and _opens_to(audience, entry)

    doors = doors_near(held, places, need, near) if near else []
    doors += [Door(entry, Ring.FRANCE) for entry in held.everywhere(need)]
    shown = in_order(
        [door for door in doors if suits(door.entry)],
        [line for line in held.lines(need) if suits(line)],
        need,
    )
    return _ids(shelf, shown[:limit])


def ages_matter(shelf: Shelf, need: NeedCode) -> bool:
    """Whether any record for this need has an age limit, so that the age is worth asking."""
    return need in shelf.arranged.aged


def lines(shelf: Shelf, audience: Audience) -> list[ResourceId]:
    """National lines where a person answers, for « parler à quelqu'un ».

    The surest first; for the young, the lines made for their age before the others.
    """
    young = audience is Audience.YOUNG
    answering = sorted(
        (line for line in shelf.arranged.to_call() if _opens_to(audience, line)),
        key=lambda line: (
            not line.has(marks.SURE),
            young and line.age_min is None,
            line.number,
        ),
    )
    return _ids(shelf, answering)


def _opens_to(audience: Audience, entry: Entry) -> bool:
    return audience in PROFESSIONALS or entry.has(marks.FAMILIES)


def _ids(shelf: Shelf, entries: list[Entry]) -> list[ResourceId]:
    return [shelf.records.at(entry.number).id for entry in entries]
