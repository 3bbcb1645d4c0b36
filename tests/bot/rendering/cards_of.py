"""A resource to change one fact of, and its card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from bot.library import all_catalogs
from bot.messages.body import Card
from bot.rendering.cards import card
from resources_db.directory.taxonomy import kinds
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

TODAY = date(2026, 11, 21)
CATALOGS = all_catalogs()
RESOURCE = Resource(
    id=ResourceId("pub-1"),
    nom="Maison de l'adolescent",
    kind=KindCode("maison_adolescents"),
    needs=(NeedCode("sante_mentale"),),
    description="Écoute et soins.",
    telephone="02 32 18 86 87",
    adresse="4 rue de Germont",
    courriel="mda@example.org",
    site_web="www.example.org",
    horaires_accueil="lundi 9h-12h",
    frais="gratuit",
    langues=None,
    publics=None,
    age_min=None,
    age_max=None,
    mobilisable_par=(OpenTo.USAGERS, OpenTo.PROFESSIONNELS),
    a_distance=False,
    reach=Reach.COMMUNE,
    communes=(CommuneCode("76540"),),
    departements=("76",),
    territory="Rouen (76)",
    latitude=None,
    longitude=None,
    advice=PublishAdvice.OK,
    date_maj="juin 2025",
    checked_year=2025,
    sources=(Source("old.example", None, "2009"), Source("rouen.fr", None, "juin 2025")),
)


def card_of(lang: str = "fr", **changes: Any) -> Card:
    """The card of the resource with these facts changed."""
    made = card(
        replace(RESOURCE, **changes), lang, partial(CATALOGS.sentence, lang=lang), kinds(), TODAY
    )
    assert made is not None
    return made


def lines_of(made: Card) -> dict[str, str]:
    """The values of a card by their labels."""
    return {line.label: line.value for line in made.lines}
