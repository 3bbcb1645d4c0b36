"""A card tells what its record knows, says what it does not know, and where it comes from."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from bot.rendering.cards import card
from resources_db.directory.taxonomy import kinds
from resources_db.directory.terms import KindCode, OpenTo, PublishAdvice, Source
from tests.bot.rendering.cards_of import CATALOGS, RESOURCE, TODAY, card_of, lines_of

OLD = "Information de 2015 : elle a pu changer."


def test_a_whole_card() -> None:
    """Each fact has its line, and each that can be opened its link."""
    made = card_of()
    assert (made.name, made.kind_label) == ("Maison de l'adolescent", "Maison des adolescents")
    assert [(line.label, line.value, line.href) for line in made.lines] == [
        ("Téléphone", "02 32 18 86 87", "tel:+33232188687"),
        (
            "Adresse",
            "4 rue de Germont",
            "https://www.openstreetmap.org/search?query=4%20rue%20de%20Germont%2C%20Rouen",
        ),
        ("Courriel", "mda@example.org", "mailto:mda@example.org"),
        ("Site", "www.example.org", "https://www.example.org"),
        ("Horaires", "lundi 9h-12h", None),
        ("Coût", "gratuit", None),
        ("Secteur", "Rouen (76)", None),
        ("Accès", "directement, sans passer par un professionnel", None),
    ]
    assert made.caution is None
    assert made.source == "Source : rouen.fr, juin 2025"


def test_the_unknown_is_said_to_be_unknown() -> None:
    """Phone, address and hours are always there, if only to say that they are not known."""
    made = card_of(telephone=None, adresse=None, horaires_accueil=None, frais=None, site_web=None)
    lines = lines_of(made)
    assert (lines["Téléphone"], lines["Adresse"], lines["Horaires"]) == (
        "inconnu",
        "inconnue",
        "inconnus",
    )
    assert not {"Coût", "Site", "Langues"} & set(lines)


def test_a_line_has_no_address() -> None:
    """What serves at a distance says so instead of an unknown address."""
    lines = lines_of(card_of(adresse=None, a_distance=True))
    assert lines["Adresse"] == "à distance, sans vous déplacer"


@pytest.mark.parametrize(
    ("youngest", "oldest", "words"),
    [
        (12, 17, "de 12 à 17 ans"),
        (16, None, "à partir de 16 ans"),
        (None, 25, "jusqu'à 25 ans"),
        (0, 6, "de 0 à 6 ans"),
    ],
)
def test_ages(youngest: int | None, oldest: int | None, words: str) -> None:
    """Ages are told when the source sets them."""
    assert lines_of(card_of(age_min=youngest, age_max=oldest))["Âge"] == words


def test_a_door_for_professionals_says_so() -> None:
    """Nobody is sent to a door that they cannot open."""
    made = card_of(mobilisable_par=(OpenTo.PROFESSIONNELS,))
    assert lines_of(made)["Accès"] == "par un professionnel : école, assistante sociale…"
    assert "Accès" not in lines_of(card_of(mobilisable_par=()))


def test_facts_keep_their_language() -> None:
    """In English the labels change; the source's words stay, marked as French."""
    made = card_of("en", telephone=None)
    assert made.source == "Source: rouen.fr, juin 2025"
    told = {line.label: (line.value, line.lang) for line in made.lines}
    assert told["Opening hours"] == ("lundi 9h-12h", "fr")
    assert told["Telephone"] == ("unknown", None)
    assert {line.lang for line in card_of("fr").lines} == {None}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, None),
        (
            {"advice": PublishAdvice.CALL_FIRST},
            "À confirmer par téléphone avant de vous déplacer.",
        ),
        (
            {"advice": PublishAdvice.CALL_FIRST, "telephone": None},
            "Cette information reste à confirmer.",
        ),
        ({"advice": PublishAdvice.CALL_FIRST, "a_distance": True}, "À confirmer en appelant."),
        ({"advice": PublishAdvice.EMPTY_FIELD}, None),
        ({"checked_year": 2024}, None),
        ({"checked_year": 2023}, OLD.replace("2015", "2023")),
        ({"checked_year": None}, "Information sans date : elle a pu changer."),
        (
            {"advice": PublishAdvice.CALL_FIRST, "checked_year": 2015},
            f"À confirmer par téléphone avant de vous déplacer. {OLD}",
        ),
    ],
)
def test_cautions(changes: dict[str, Any], words: str | None) -> None:
    """A card says when it is to be confirmed, when it is old and when nobody knows how old."""
    assert card_of(**changes).caution == words


def test_what_must_never_be_shown_has_no_card() -> None:
    """Even if such a record came this far."""
    say = partial(CATALOGS.sentence, lang="fr")
    hidden = replace(RESOURCE, advice=PublishAdvice.NEVER)
    assert card(hidden, "fr", say, kinds(), TODAY) is None


def test_an_emergency_number_is_not_cluttered() -> None:
    """The number, and what the source adds; nothing that would make a person hesitate."""
    made = card_of(
        kind=KindCode("urgence_15_17_18_112_114"),
        telephone="15",
        adresse=None,
        courriel=None,
        site_web=None,
        horaires_accueil=None,
        frais=None,
        a_distance=True,
        checked_year=None,
        sources=(Source("aide-sociale.fr"),),
    )
    assert made.kind_label == "Numéro d'urgence"
    assert [(line.label, line.value, line.href) for line in made.lines] == [
        ("Téléphone", "15", "tel:15")
    ]
    assert made.caution is None
    assert made.source == "Source : aide-sociale.fr, sans date"


def test_a_card_without_source_says_so() -> None:
    """The source line is never left out."""
    assert card_of(sources=()).source == "Source : inconnue"


def test_an_unknown_kind_has_no_label() -> None:
    """A kind of an older taxonomy does not stop the card."""
    assert card_of(kind=KindCode("old_kind")).kind_label == ""


def test_a_door_that_opens_through_the_school_says_so() -> None:
    """The alternative à l'exclusion is shown to parents, but is asked for at the school (R2)."""
    made = card_of(mobilisation_precisions="par l'établissement scolaire : demandez-lui")
    assert lines_of(made)["Accès"] == "par l'établissement scolaire : demandez-lui"
