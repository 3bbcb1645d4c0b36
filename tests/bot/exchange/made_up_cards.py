"""Any card that an import could have made, for the properties of the formats."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from bot.exchange.building import one_line
from bot.exchange.codes import Lists, known
from bot.exchange.values import clean
from resources_db.directory.terms import (
    Address,
    Agreement,
    Closure,
    ClosureReason,
    CommuneCode,
    Correspondent,
    Hosting,
    KindCode,
    NeedCode,
    Offer,
    OpenTo,
    ParentsPlace,
    PublishAdvice,
    Reach,
    Resource,
    ResourceId,
    SchoolLevel,
    Source,
    Structure,
)
from tests.resources_db.directory.made_up import a_resource

TRICKY = (
    "=1+1",
    "+33",
    "-2",
    "@x",
    "'t",
    "''=x",
    '"',
    ";",
    "a\nb",
    "l'été — « ça »",
    "|",
    "[",
    "é",
)
texts = st.one_of(st.sampled_from(TRICKY), st.text(st.characters(codec="utf-8"), max_size=20)).map(
    lambda text: clean(f"{text} ok")
)
"""Texts that say something: « cf. site » is read as nothing, and so is a space."""
maybe = st.none() | texts
words = st.lists(st.text("abcdefghij0123456789", min_size=1, max_size=6), max_size=3).map(tuple)
phones = st.sampled_from(
    [None, "02 35 00 00 00", "+33235000001", "3018", "39 89", "+352 27 00 00 00"]
)
mails = st.sampled_from([None, "a.b@c.example", "x-y_z@asso.example"])
urls = st.sampled_from([None, "https://lieu.example/", "http://a.b.example/x?y=1#z"])
days = st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))
numbers = st.none() | st.integers(0, 99)
flags = st.none() | st.booleans()
degrees = st.none() | st.floats(-90, 90).map(lambda value: round(value, 5))
hours = st.sampled_from([None, "Mo-Fr 09:00-12:00; PH off", "un mercredi sur deux le soir"])


def _codes(codes: Lists) -> st.SearchStrategy[tuple[str, ...]]:
    choices = sorted(known(codes))
    return st.lists(st.sampled_from(choices), max_size=3, unique=True).map(tuple)


def _code(codes: Lists) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(sorted(known(codes)))


addresses = st.builds(Address, *([maybe] * 3), maybe, maybe)
structures = st.builds(
    Structure, id=texts, source=texts, nom=texts, date_maj=days, description=maybe,
    lien_source=urls,
    siret=st.sampled_from([None, "13003013300016"]), address=addresses, latitude=degrees,
    longitude=degrees, telephone=phones, courriel=mails, site_web=urls, horaires_accueil=hours,
    accessibilite_lieu=urls, reseaux_porteurs=_codes(Lists.NETWORKS),
)  # fmt: skip
offers = st.builds(
    Offer, id=texts, source=texts, date_maj=days, lien_source=urls, type=_code(Lists.TYPES),
    thematiques=_codes(Lists.THEMES), frais=_code(Lists.FEES), publics=_codes(Lists.PUBLICS),
    conditions_acces=maybe, modes_accueil=_codes(Lists.WELCOME), zone_eligibilite=words,
    contact_nom_prenom=maybe, lien_mobilisation=urls,
    modes_mobilisation=_codes(Lists.MOBILISATION),
    volume_horaire_hebdomadaire=st.none() | st.just(1.5),
    nombre_semaines=numbers, score_qualite=st.none() | st.just(0.75),
)  # fmt: skip
agreements = st.none() | st.builds(Agreement, days, days, maybe).filter(lambda a: a != Agreement())
parents_places = st.none() | st.builds(ParentsPlace, numbers, *([flags] * 10)).filter(
    lambda place: place != ParentsPlace()
)


@st.composite
def cards(draw: st.DrawFn, id_: str = "x-1") -> Resource:
    """Any card, with any of its parts."""
    address = draw(st.none() | addresses.filter(lambda a: a != Address()))
    return replace(
        a_resource(),
        id=ResourceId(id_),
        nom=draw(texts),
        kind=KindCode(draw(st.sampled_from(sorted(known(Lists.KINDS))))),
        needs=tuple(map(NeedCode, draw(_codes(Lists.NEEDS)))),
        description=draw(st.just("") | texts),
        telephone=draw(phones),
        adresse=one_line(address) if address else draw(maybe),
        address=address,
        courriel=draw(mails),
        site_web=draw(urls),
        horaires_accueil=draw(hours),
        frais=draw(maybe),
        langues=draw(maybe),
        publics=draw(maybe),
        age_min=draw(numbers),
        age_max=draw(numbers),
        levels=tuple(map(SchoolLevel, draw(_codes(Lists.LEVELS)))),
        languages=draw(words),
        mobilisable_par=tuple(map(OpenTo, draw(_codes(Lists.OPEN_TO)))),
        mobilisation_precisions=draw(maybe),
        a_distance=draw(st.booleans()),
        reach=draw(st.sampled_from(Reach)),
        communes=tuple(map(CommuneCode, draw(words))),
        departements=draw(words),
        territory=draw(st.just("") | texts),
        latitude=draw(degrees),
        longitude=draw(degrees),
        advice=draw(st.sampled_from(PublishAdvice)),
        date_maj=draw(maybe),
        checked=draw(days),
        checked_year=draw(numbers),
        sources=tuple(draw(st.lists(st.builds(Source, texts, urls, maybe), max_size=2))),
        correspondents=tuple(
            draw(st.lists(st.builds(Correspondent, texts, phones, mails), max_size=2))
        ),
        closure=draw(
            st.none()
            | st.builds(Closure, st.dates(date(2020, 1, 1)), days, st.sampled_from(ClosureReason))
        ),
        hosting=draw(st.none() | st.builds(Hosting, st.booleans(), agreements, numbers)),
        parents_place=draw(parents_places),
        structure=draw(st.none() | structures),
        offer=draw(st.none() | offers),
        derived=draw(words),
        raw=tuple(draw(st.lists(st.tuples(texts, texts), max_size=2))),
        origin=draw(st.sampled_from(["essai", "une-source"])),
    )
