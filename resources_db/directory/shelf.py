"""The published directory in memory, arranged so that a question touches few records.

A shelf never changes; the shell makes a new one when the edition changes. What must not be
shown is not on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy.orm import Session

from resources_db.directory.editions import current_edition, read_shown
from resources_db.directory.terms import (
    Audience,
    CommuneCode,
    KindCode,
    NeedCode,
    OpenTo,
    PublishAdvice,
    Reach,
    Resource,
    ResourceId,
)

EMERGENCY = KindCode("urgence_15_17_18_112_114")
"""The kind of the emergency numbers, which have a screen of their own."""
_PROFESSIONALS = {Audience.SCHOOL, Audience.YOUTH_SERVICE}


@dataclass(slots=True)
class NeedShelf:
    """The resources for one need, by where they serve."""

    lines: list[Resource] = field(default_factory=list[Resource])
    """Served at a distance, wherever the person is."""
    everywhere: list[Resource] = field(default_factory=list[Resource])
    """Kinds of place that exist all over France."""
    by_commune: dict[CommuneCode, list[Resource]] = field(
        default_factory=lambda: defaultdict(list[Resource])
    )
    """Doors, under each commune where they are."""
    by_departement: dict[str, list[Resource]] = field(
        default_factory=lambda: defaultdict(list[Resource])
    )
    """What serves a whole département or several."""
    has_ages: bool = False

    def put(self, resource: Resource) -> None:
        """Add one resource, when the shelf is made."""
        self.has_ages |= resource.age_min is not None or resource.age_max is not None
        if resource.a_distance:
            self.lines.append(resource)
            return
        for commune in resource.communes:
            self.by_commune[commune].append(resource)
        if resource.reach in (Reach.DEPARTMENT, Reach.REGION):
            for departement in resource.departements:
                self.by_departement[departement].append(resource)
        if resource.reach is Reach.FRANCE:
            self.everywhere.append(resource)


class Shelf:
    """One edition of the directory, as it may be shown."""

    def __init__(self, edition: int | None, resources: Iterable[Resource]) -> None:
        shown = {r.id: r for r in resources if r.advice is not PublishAdvice.NEVER}
        needs: dict[NeedCode, NeedShelf] = defaultdict(NeedShelf)
        for resource in shown.values():
            for need in resource.needs:
                needs[need].put(resource)
        self.edition = edition
        """Number of the edition, to know when to make the shelf again; None before the first."""
        self.by_id: Mapping[ResourceId, Resource] = MappingProxyType(shown)
        self.lines = tuple(
            r for r in shown.values() if r.a_distance and r.telephone and r.kind != EMERGENCY
        )
        """Numbers to call from anywhere, emergency numbers apart."""
        self._needs = dict(needs)

    @classmethod
    def read(cls, session: Session) -> Shelf:
        """The edition that is shown, or an empty shelf before the first."""
        edition = current_edition(session)
        return cls(edition, () if edition is None else read_shown(session, edition))

    def __iter__(self) -> Iterator[Resource]:
        return iter(self.by_id.values())

    def __len__(self) -> int:
        return len(self.by_id)

    def get(self, resource: ResourceId) -> Resource | None:
        """The resource of this id, if it is shown."""
        return self.by_id.get(resource)

    def need(self, need: NeedCode) -> NeedShelf | None:
        """What is held for this need, if anything."""
        return self._needs.get(need)


def may_open(audience: Audience, resource: Resource) -> bool:
    """Whether this door may be shown: families are not sent to professionals' doors."""
    return audience in _PROFESSIONALS or OpenTo.USAGERS in resource.mobilisable_par


def is_of_age(age: int | None, resource: Resource) -> bool:
    """Whether the ages served include this one. An unknown age excludes nothing."""
    if age is None:
        return True
    too_young = resource.age_min is not None and age < resource.age_min
    too_old = resource.age_max is not None and age > resource.age_max
    return not (too_young or too_old)


def has_contact(resource: Resource) -> bool:
    """Whether there is a way to reach it on its card."""
    return any((resource.telephone, resource.adresse, resource.site_web, resource.courriel))


def is_generic(resource: Resource) -> bool:
    """Whether it is a kind of place (« CMPP ») rather than a place one could go to."""
    return not (resource.communes or resource.a_distance or has_contact(resource))
