"""Finding help: what may be shown for a need, to whom, near which commune.

Never shown: what ``publish_advice`` forbids (it is not on the shelf), professionals' doors to
families, what is for another age, a door too far away. ``ordering`` says in which order.
"""

from __future__ import annotations

from resources_db.directory.doors import Door, Ring, doors_near
from resources_db.directory.ordering import in_order
from resources_db.directory.places import Places
from resources_db.directory.shelf import Shelf, is_of_age, may_open
from resources_db.directory.terms import (
    Audience,
    CommuneCode,
    NeedCode,
    PublishAdvice,
    Resource,
    ResourceId,
)


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
    held = shelf.need(need)
    if held is None:
        return []

    def suits(resource: Resource) -> bool:
        return is_of_age(age, resource) and may_open(audience, resource)

    doors = doors_near(held, places, near) if near else []
    doors += [Door(resource, Ring.FRANCE) for resource in held.everywhere]
    shown = in_order(
        [door for door in doors if suits(door.resource)],
        [line for line in held.lines if suits(line)],
        need,
    )
    return [resource.id for resource in shown[:limit]]


def ages_matter(shelf: Shelf, need: NeedCode) -> bool:
    """Whether any record for this need has an age limit, so that the age is worth asking."""
    held = shelf.need(need)
    return held is not None and held.has_ages


def lines(shelf: Shelf, audience: Audience) -> list[ResourceId]:
    """National lines where a person answers, for « parler à quelqu'un ».

    The surest first; for the young, the lines made for their age before the others.
    """
    young = audience is Audience.YOUNG
    answering = sorted(
        (line for line in shelf.lines if may_open(audience, line)),
        key=lambda line: (
            line.advice is not PublishAdvice.OK,
            young and line.age_min is None,
            line.id,
        ),
    )
    return [line.id for line in answering]
