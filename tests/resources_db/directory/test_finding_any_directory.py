"""Finding holds its promises for any directory, not only for the one we ship."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from resources_db.directory.doors import NEARBY_KM
from resources_db.directory.finding import find
from resources_db.directory.places import Places, distance_km
from resources_db.directory.shelf import Shelf
from resources_db.directory.suiting import is_of_age, may_open
from resources_db.directory.terms import (
    Audience,
    CommuneCode,
    NeedCode,
    PublishAdvice,
    Reach,
    Resource,
)
from tests.resources_db.directory.made_up import NEEDS, commune_codes, directories


def _within_reach(r: Resource, near: CommuneCode | None, places: Places) -> bool:
    """Whether this person may be sent there: the rule, written without any index."""
    if r.a_distance or (r.reach is Reach.FRANCE and not r.communes):
        return True
    here = places.get(near) if near else None
    if near is None or here is None:
        return False
    if r.reach in (Reach.DEPARTMENT, Reach.REGION):
        return here.departement in r.departements
    if places.family(near) & set(r.communes):
        return True
    doors = [door for code in r.communes if (door := places.get(code))]
    distances = [km for door in doors if (km := distance_km(here, door)) is not None]
    return r.reach is not Reach.COMMUNE and any(km <= NEARBY_KM for km in distances)


@settings(max_examples=300, deadline=None)
@given(
    directory=directories(),
    need=st.sampled_from(NEEDS),
    near=commune_codes(),
    age=st.one_of(st.none(), st.integers(0, 26)),
    audience=st.sampled_from(Audience),
)
def test_find_gives_exactly_what_suits_once_each(
    places: Places,
    directory: list[Resource],
    need: NeedCode,
    near: CommuneCode | None,
    age: int | None,
    audience: Audience,
) -> None:
    """All that suits and nothing else, no duplicate, whatever the order of the import."""

    def asked(resources: list[Resource]) -> list[str]:
        shelf = Shelf(1, resources)
        return [*find(shelf, places, need, near=near, age=age, audience=audience, limit=99)]

    found = asked(directory)
    expected = {
        r.id
        for r in directory
        if need in r.needs
        and r.advice is not PublishAdvice.NEVER
        and is_of_age(age, r)
        and may_open(audience, r)
        and _within_reach(r, near, places)
    }
    assert len(found) == len(set(found))
    assert set(found) == expected
    assert asked(directory[::-1]) == found


@settings(max_examples=100, deadline=None)
@given(directory=directories(), need=st.sampled_from(NEEDS), near=commune_codes())
def test_one_of_the_first_three_is_a_line(
    places: Places, directory: list[Resource], need: NeedCode, near: CommuneCode | None
) -> None:
    """When a line serves the need, it is on the first screen."""
    shelf = Shelf(1, directory)
    found = [
        shelf[id_]
        for id_ in find(
            shelf, places, need, near=near, age=None, audience=Audience.PARENT, limit=99
        )
    ]
    if any(r.a_distance for r in found):
        assert any(r.a_distance for r in found[:3])
