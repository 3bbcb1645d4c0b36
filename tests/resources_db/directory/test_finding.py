"""Finding help: what is shown for a need, to whom, near which town, in which order."""

from __future__ import annotations

import pytest

from resources_db.directory.doors import NEARBY_KM
from resources_db.directory.finding import ages_matter, find, lines
from resources_db.directory.phones import tel_href
from resources_db.directory.places import Places
from resources_db.directory.shelf import Shelf
from resources_db.directory.suiting import EMERGENCY, has_contact, is_generic
from resources_db.directory.taxonomy import needs
from resources_db.directory.terms import (
    Audience,
    CommuneCode,
    NeedCode,
    OpenTo,
    PublishAdvice,
    Reach,
    Resource,
    ResourceId,
)
from tests.resources_db.directory import towns

_FAMILIES = (Audience.PARENT, Audience.YOUNG)
_TOWNS = (
    towns.ROUEN,
    towns.LE_HAVRE,
    towns.MARSEILLE,
    towns.MARSEILLE_15,
    towns.LILLE,
    towns.DUNKERQUE,
    towns.BREST,
    None,
)


class Finder:
    """Asks the real directory."""

    def __init__(self, shelf: Shelf, places: Places) -> None:
        self.shelf = shelf
        self.places = places

    def ids(
        self,
        need: str,
        near: CommuneCode | None = towns.ROUEN,
        age: int | None = None,
        audience: Audience = Audience.PARENT,
        limit: int = 1000,
    ) -> list[str]:
        found = find(
            self.shelf,
            self.places,
            NeedCode(need),
            near=near,
            age=age,
            audience=audience,
            limit=limit,
        )
        return [str(id_) for id_ in found]

    def records(self, need: str, near: CommuneCode | None = towns.ROUEN) -> list[Resource]:
        return [self.shelf[ResourceId(id_)] for id_ in self.ids(need, near)]


@pytest.fixture
def finder(shelf: Shelf, places: Places) -> Finder:
    return Finder(shelf, places)


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("near", _TOWNS)
def test_what_must_never_be_shown_is_never_found(
    finder: Finder, resources: list[Resource], near: CommuneCode | None, audience: Audience
) -> None:
    """For every need, town and audience: no « never », no duplicate, the same list twice."""
    never = {str(r.id) for r in resources if r.advice is PublishAdvice.NEVER}
    assert len(never) == 4
    for need in needs():
        found = finder.ids(need, near, audience=audience)
        assert len(found) == len(set(found))
        assert not never & set(found)
        assert found == finder.ids(need, near, audience=audience)


@pytest.mark.parametrize("near", _TOWNS)
def test_every_need_has_an_answer_in_every_town(finder: Finder, near: CommuneCode | None) -> None:
    """Even far from the towns that the facts know, each of the 32 needs finds something."""
    assert [need for need in needs() if not finder.ids(need, near)] == []


@pytest.mark.parametrize("near", [town for town in _TOWNS if town])
def test_nobody_is_sent_far_away(finder: Finder, places: Places, near: CommuneCode) -> None:
    """A place that is shown is within reach, or serves the whole département or region."""
    here = places.get(near)
    assert here is not None
    around = set(places.around(near, NEARBY_KM)) | places.family(near)
    for need in needs():
        for r in finder.records(need, near):
            match r.reach:
                case Reach.COMMUNE:
                    assert places.family(near) & set(r.communes)
                case Reach.NEARBY:
                    assert around & set(r.communes)
                case Reach.DEPARTMENT | Reach.REGION:
                    assert here.departement in r.departements
                case Reach.FRANCE:
                    assert not r.communes


def test_a_parent_in_rouen_is_not_sent_to_dunkerque(finder: Finder) -> None:
    """The schools of the Nord are for those who live near them."""
    assert not any(id_ >= "seed-100" for id_ in finder.ids("decrochage", towns.ROUEN))
    assert "seed-101" in finder.ids("decrochage", towns.DUNKERQUE)
    assert "seed-101" not in finder.ids("decrochage", towns.LILLE)


def test_a_town_unknown_gives_only_what_serves_all_of_france(finder: Finder) -> None:
    """Without a place, or with one that is not on the map, no door of some town is shown."""
    for near in (None, CommuneCode("99999")):
        for need in needs():
            assert all(r.reach is Reach.FRANCE for r in finder.records(need, near))


def test_the_whole_of_normandie_goes_to_herouville(finder: Finder) -> None:
    """The E2C of Normandie serves the region, the Epide of Val-de-Reuil the Seine-Maritime."""
    for near in (towns.ROUEN, towns.LE_HAVRE):
        assert {"pub-054", "pub-055"} <= set(finder.ids("retour_en_formation", near))
    assert "pub-055" in finder.ids("retour_en_formation", towns.VERNON)
    assert not {"pub-054", "pub-055"} & set(finder.ids("retour_en_formation", towns.LILLE))


def test_the_overseas_scheme_stays_overseas(finder: Finder) -> None:
    """The SMA is not for Rouen nor Marseille (the editor's note)."""
    assert "seed-044" in finder.ids("insertion_emploi", towns.SAINT_DENIS_DE_LA_REUNION)
    assert "seed-044" not in finder.ids("insertion_emploi", towns.ROUEN)
    assert "seed-044" not in finder.ids("insertion_emploi", towns.MARSEILLE)


def test_only_inhabitants_are_offered_what_is_for_them(finder: Finder) -> None:
    """Rouen Loisirs Jeunes asks to live in Rouen: Darnétal, next door, does not see it."""
    assert "pub-033" in finder.ids("loisirs_sport", towns.ROUEN)
    assert "pub-033" not in finder.ids("loisirs_sport", towns.DARNETAL)


def test_an_arrondissement_is_in_its_town(finder: Finder) -> None:
    """In the 15e of Marseille, its own place comes first, and Marseille's services are shown."""
    doors = [r for r in finder.records("garde_petite_enfance", towns.MARSEILLE_15) if r.communes]
    assert doors[0].id == "pub-073"
    assert "pub-076" in finder.ids("soutien_scolaire", towns.MARSEILLE_15)


def test_the_school_of_lomme_comes_first_in_lomme(finder: Finder) -> None:
    """A former commune is part of Lille, and yet nearer to itself."""
    assert finder.ids("absenteisme", towns.LOMME)[0] == "seed-141"


@pytest.mark.parametrize("need", ["decrochage", "insertion_emploi", "retour_en_formation"])
@pytest.mark.parametrize("near", _TOWNS)
def test_no_mission_locale_for_an_eleven_year_old(
    finder: Finder, need: str, near: CommuneCode | None
) -> None:
    """A mission locale serves from 16; unknown age does not exclude it."""

    def missions(age: int | None) -> set[str]:
        return {
            id_
            for id_ in finder.ids(need, near, age)
            if finder.shelf[ResourceId(id_)].kind == "mission_locale"
        }

    assert missions(11) == set()
    assert missions(15) == set()
    assert missions(26) == set()
    assert missions(16) == missions(25) == missions(None) != set()


@pytest.mark.parametrize(
    ("id_", "need", "youngest", "oldest"),
    [
        ("pub-011", "decrochage", 16, 18),
        ("pub-013", "sante_mentale", 12, 25),
        ("pub-033", "loisirs_sport", 6, 18),
        ("pub-055", "retour_en_formation", 17, 25),
        ("seed-043", "insertion_emploi", 18, 25),
        ("seed-055", "soutien_scolaire", 2, 16),
    ],
)
def test_ages_stated_by_the_facts_are_obeyed(
    finder: Finder, id_: str, need: str, youngest: int, oldest: int
) -> None:
    """Both ends are included; one year outside is not."""
    served = [age for age in range(30) if id_ in finder.ids(need, age=age)]
    assert served == list(range(youngest, oldest + 1))


@pytest.mark.parametrize("near", _TOWNS)
def test_families_are_not_shown_professionals_doors(
    finder: Finder, near: CommuneCode | None
) -> None:
    """A school sees all that a parent sees, and the professionals' doors besides."""
    more = 0
    for need in needs():
        school = set(finder.ids(need, near, audience=Audience.SCHOOL))
        assert school == set(finder.ids(need, near, audience=Audience.YOUTH_SERVICE))
        for audience in _FAMILIES:
            shown = set(finder.ids(need, near, audience=audience))
            assert shown <= school
            for id_ in shown:
                assert OpenTo.USAGERS in finder.shelf[ResourceId(id_)].mobilisable_par
            more += len(school) - len(shown)
    assert more > 0


@pytest.mark.parametrize(
    ("id_", "need"),
    [("pub-049", "justice_pjj"), ("pub-057", "protection_enfance"), ("pub-043", "sante_mentale")],
)
def test_what_a_judge_or_a_doctor_decides_is_no_door(finder: Finder, id_: str, need: str) -> None:
    """Services on a court decision or a medical referral are for professionals."""
    assert id_ not in finder.ids(need)
    assert id_ in finder.ids(need, audience=Audience.SCHOOL)


@pytest.mark.parametrize("near", _TOWNS)
def test_a_line_is_on_the_first_screen(finder: Finder, near: CommuneCode | None) -> None:
    """When some line serves the need, one of the first three cards is a line."""
    for need in needs():
        found = finder.records(need, near)
        if any(r.a_distance for r in found):
            assert any(r.a_distance for r in found[:3]), need


def test_lines_do_not_hide_the_doors(finder: Finder) -> None:
    """In Rouen, doors and lines share the first screen, the nearest door first."""
    for need in ("sante_mentale", "violences_intrafamiliales", "protection_enfance"):
        first = finder.records(need)[:3]
        assert {r.a_distance for r in first} == {True, False}
        assert first[0].communes


def test_the_right_line_leads_when_no_door_can_be_reached(finder: Finder) -> None:
    """In Lille, the facts know no phone of the associations: the line for drop-out leads."""
    assert finder.ids("decrochage", towns.LILLE)[0] == "pub-011"


def test_kinds_of_place_come_after_real_places(finder: Finder) -> None:
    """« CMPP » without an address never comes before the CMPP of Rouen."""
    for near in _TOWNS:
        for need in needs():
            found = finder.records(need, near)
            real = {r.kind: place for place, r in enumerate(found) if not is_generic(r)}
            first = {r.kind: place for place, r in reversed(list(enumerate(found)))}
            for kind, place in first.items():
                if kind in real:
                    assert not is_generic(found[place]), (near, need)


def test_one_kind_does_not_fill_the_first_screens(finder: Finder) -> None:
    """Lille has many schools with an ALSES: after three, other kinds of help come first."""
    found = finder.records("absenteisme", towns.LILLE)
    schools = [place for place, r in enumerate(found) if r.nom.startswith("Collège")]
    others = [place for place, r in enumerate(found) if not r.nom.startswith("Collège")]
    assert len(schools) > 6
    assert schools[2] < others[0] < others[-1] < schools[3]


@pytest.mark.parametrize("near", _TOWNS)
def test_emergency_numbers_come_after_the_lines_that_listen(
    finder: Finder, near: CommuneCode | None
) -> None:
    """The emergency screen gives 15, 17, 114 first; here they close the lines."""
    for need in needs():
        lines_found = [r for r in finder.records(need, near) if r.a_distance]
        urgent = [r.kind == EMERGENCY for r in lines_found]
        assert urgent == sorted(urgent)


def test_every_emergency_number_can_be_dialled(shelf: Shelf) -> None:
    """15, 17, 18, 112 and 114 are there, open to all, at a distance, with their link."""
    urgent = [r for r in shelf if r.kind == EMERGENCY]
    assert {tel_href(r.telephone or "") for r in urgent} == {
        "tel:15",
        "tel:17",
        "tel:18",
        "tel:112",
        "tel:114",
    }
    assert all(r.a_distance and OpenTo.USAGERS in r.mobilisable_par for r in urgent)


def test_the_list_is_cut_at_its_limit(finder: Finder) -> None:
    """The first ones are the same however many are asked."""
    everything = finder.ids("decrochage")
    assert finder.ids("decrochage", limit=5) == everything[:5]
    assert finder.ids("decrochage", limit=0) == []


def test_an_unknown_need_finds_nothing(finder: Finder) -> None:
    """A code of another taxonomy is not an error."""
    assert finder.ids("autre_chose") == []


def test_an_empty_directory_answers_nothing(places: Places) -> None:
    """Before the first edition, every question has an empty answer."""
    empty = Shelf(None, ())
    found = find(
        empty,
        places,
        NeedCode("decrochage"),
        near=towns.ROUEN,
        age=None,
        audience=Audience.PARENT,
    )
    assert (found, lines(empty, Audience.PARENT)) == ([], [])
    assert not ages_matter(empty, NeedCode("decrochage"))


def test_the_age_is_asked_only_when_it_matters(shelf: Shelf) -> None:
    """Drop-out help depends on the age, a runaway child's does not."""
    assert ages_matter(shelf, NeedCode("decrochage"))
    assert not ages_matter(shelf, NeedCode("fugue"))
    assert not ages_matter(shelf, NeedCode("autre_chose"))


@pytest.mark.parametrize("audience", Audience)
def test_lines_are_numbers_where_a_person_answers(shelf: Shelf, audience: Audience) -> None:
    """« Parler à quelqu'un »: national numbers, no emergency, the surest before the others."""
    found = [shelf[id_] for id_ in lines(shelf, audience)]
    assert all(r.a_distance and r.telephone and has_contact(r) for r in found)
    assert not any(r.kind == EMERGENCY for r in found)
    cautious = [r.advice is PublishAdvice.CALL_FIRST for r in found]
    assert cautious == sorted(cautious)
    assert found[0].id == ("pub-013" if audience is Audience.YOUNG else "pub-006")
