"""Places, in all of France."""

from __future__ import annotations

import pytest

from conversations.understanding.knowledge import Knowledge
from conversations.understanding.towns import MOST, Towns
from resources_db.directory.terms import Commune, CommuneCode


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Rouen", "76540"),
        ("roeun", "76540"),
        ("76000", "76540"),
        ("76 000", "76540"),
        ("Rouen 76", "76540"),
        ("j'habite à Elbeuf", "76231"),
        ("St Etienne du Rouvray", "76575"),
        ("st-etienne du rouvrai", "76575"),
        ("au havre", "76351"),
        ("Le Havre", "76351"),
        ("petit quevily", "76498"),
        ("grd quevilly", "76322"),
        ("Vitrol", "13117"),
        ("marseille", "13055"),
        ("tourcoin", "59599"),
        ("villeneuve dasq", "59009"),
        ("Barentin (76360)", "76057"),
        ("Saint-Denis 93", "93066"),
        ("I live in Lille", "59350"),
        ("Sotteville", "76681"),
    ],
)
def test_a_place_is_found_as_people_write_it(text: str, code: str, knowledge: Knowledge) -> None:
    """The likeliest commune comes first, typos, hyphens, postcode and all."""
    assert knowledge.towns.named(text)[0] == code


@pytest.mark.parametrize("text", ["13015", "Marseille 15e", "marseille 15eme"])
def test_an_arrondissement_is_found(text: str, knowledge: Knowledge) -> None:
    """By number or by postcode, the same."""
    assert knowledge.towns.named(text) == ("13215",)


@pytest.mark.parametrize(
    "text", ["", "???", "bonjour", "merci", "je ne sais pas", "xqzzt", "oui", "x" * 5000, "99999"]
)
def test_what_is_no_place_finds_nothing(text: str, knowledge: Knowledge) -> None:
    """« merci » is not the village of Mercy."""
    assert knowledge.towns.named(text) == ()


def test_namesakes_are_all_given_most_populous_first(knowledge: Knowledge) -> None:
    """At most what fits on a screen, so that the dialogue can ask which."""
    towns = knowledge.towns
    found = towns.named("Saint-Denis")
    sizes = [commune.population for code in found if (commune := towns.get(code))]
    assert 1 < len(found) <= MOST
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("mon fils est exclu, on est à Elbeuf", ["76231"]),
        ("numéro de l'APRE à Rouen", ["76540"]),
        ("je vis au Havre", ["76351"]),
        ("on est 13015 marseille", ["13215"]),
        ("crèche à Petit-Quevilly", ["76498"]),
        ("je suis à Us dans le 95", []),
        ("j'habite Sens", ["89387"]),
        ("le père veut la garde", []),
        ("mon fils de 5 ans", []),
        ("le bus met 1h20 pour aller au lycée", []),
        ("il y a une place en crèche", []),
        ("mon téléphone 06 12 34 56 78", []),
    ],
)
def test_a_town_in_a_sentence_is_told_from_ordinary_words(
    text: str, codes: list[str], knowledge: Knowledge
) -> None:
    """« la garde » is a commune of the Var, and here it is not."""
    assert list(knowledge.towns.mentioned(text)) == codes


def test_a_name_shared_with_an_old_postcode_narrows_to_the_place() -> None:
    """Without arrondissements in the data, their postcodes mean the whole city."""
    paris = Commune(CommuneCode("75056"), "Paris", "75", (), None, None, 2_000_000)
    towns = Towns([paris])
    assert towns.named("75011") == ("75056",)
    assert towns.get(CommuneCode("75056")) == paris
    assert towns.get(CommuneCode("00000")) is None
    assert len(towns) == 1
