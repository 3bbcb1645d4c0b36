"""Made-up resources, for properties that must hold of any directory."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from resources_db.directory.terms import (
    CommuneCode,
    KindCode,
    NeedCode,
    OpenTo,
    PublishAdvice,
    Reach,
    Resource,
    ResourceId,
    Source,
)
from tests.resources_db.directory import towns

TOWNS = (
    (towns.ROUEN, "76"),
    (towns.DARNETAL, "76"),
    (towns.LE_HAVRE, "76"),
    (towns.VERNON, "27"),
    (towns.MARSEILLE, "13"),
    (towns.MARSEILLE_15, "13"),
    (towns.LILLE, "59"),
    (towns.LOMME, "59"),
    (towns.DUNKERQUE, "59"),
)
NEEDS = (NeedCode("decrochage"), NeedCode("orientation"), NeedCode("harcelement"))
KINDS = (KindCode("cio"), KindCode("mission_locale"), KindCode("urgence_15_17_18_112_114"))


def a_resource(id_: str = "x-1", nom: str = "Un lieu") -> Resource:
    """A door in Rouen, open to all, that helps with orientation."""
    return Resource(
        id=ResourceId(id_),
        nom=nom,
        kind=KindCode("cio"),
        needs=(NeedCode("orientation"),),
        description="",
        telephone=None,
        adresse=None,
        courriel=None,
        site_web=None,
        horaires_accueil=None,
        frais=None,
        langues=None,
        publics=None,
        age_min=None,
        age_max=None,
        mobilisable_par=(OpenTo.USAGERS, OpenTo.PROFESSIONNELS),
        a_distance=False,
        reach=Reach.NEARBY,
        communes=(towns.ROUEN,),
        departements=("76",),
        territory="Rouen (76)",
        latitude=None,
        longitude=None,
        advice=PublishAdvice.OK,
        date_maj=None,
        checked_year=None,
        sources=(Source("un essai"),),
    )


@st.composite
def resources(draw: st.DrawFn, id_: str) -> Resource:
    """Any resource that an import could bring."""
    remote = draw(st.booleans())
    where = draw(st.lists(st.sampled_from(TOWNS), max_size=3, unique=True))
    reach = Reach.FRANCE if remote or not where else draw(st.sampled_from(list(Reach)[:4]))
    departements = tuple(sorted({departement for _, departement in where}))
    names_doors = reach in (Reach.COMMUNE, Reach.NEARBY) or draw(st.booleans())
    ages = sorted(draw(st.lists(st.integers(0, 26), min_size=2, max_size=2)))
    audience = draw(st.sampled_from([(OpenTo.USAGERS,), (OpenTo.PROFESSIONNELS,), tuple(OpenTo)]))
    return replace(
        a_resource(id_, draw(st.text(max_size=20))),
        kind=draw(st.sampled_from(KINDS)),
        needs=tuple(draw(st.lists(st.sampled_from(NEEDS), max_size=3, unique=True))),
        telephone=draw(st.sampled_from([None, "3018", "02 35 00 00 00"])),
        adresse=draw(st.one_of(st.none(), st.text(max_size=20))),
        age_min=draw(st.sampled_from([None, ages[0]])),
        age_max=draw(st.sampled_from([None, ages[1]])),
        mobilisable_par=audience,
        a_distance=remote,
        reach=reach,
        communes=tuple(code for code, _ in where) if names_doors and not remote else (),
        departements=departements if reach is not Reach.FRANCE else (),
        advice=draw(st.sampled_from(list(PublishAdvice))),
    )


@st.composite
def directories(draw: st.DrawFn) -> list[Resource]:
    """Any directory of up to twelve resources."""
    return [draw(resources(f"x-{number:02}")) for number in range(draw(st.integers(0, 12)))]


def commune_codes() -> st.SearchStrategy[CommuneCode | None]:
    """A town of the made-up directories, one that none names, or none at all."""
    codes = [code for code, _ in TOWNS]
    return st.sampled_from([*codes, towns.BREST, CommuneCode("99999"), None])
