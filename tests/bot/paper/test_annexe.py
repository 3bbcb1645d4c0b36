"""The annexe: who can help, by need, with its source and date; never what must not be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from bot.paper.annexe import MOST, Choice, Taxonomy, TooMany, annexe
from bot.paper.logos import logo
from bot.paper.voice import Voice
from resources_db.directory.loading import load_facts
from resources_db.directory.taxonomy import kinds, needs
from resources_db.directory.terms import NeedCode, PublishAdvice, Resource, ResourceId
from tests.bot.paper.reading import Read, read
from tests.bot.paper.test_engine import MARKUP, SVG
from tests.bot.rendering.cards_of import CATALOGS, RESOURCE, TODAY

TAXONOMY = Taxonomy(needs(), kinds())


def _read(records: Iterable[Resource], voice: Voice | None = None) -> Read:
    logos = (logo("1 Ville.svg", SVG),)
    told = annexe(list(records), TAXONOMY, voice or Voice(CATALOGS), TODAY, logos)
    return read(told)


def test_the_whole_directory() -> None:
    """Every record that may be shown is there, and no other; with contents and page numbers."""
    facts = load_facts()
    shown = [record for record in facts if record.advice is not PublishAdvice.NEVER]
    made = _read(facts)
    assert Choice().of(facts) == shown
    for record in shown:
        assert made.holds(record.nom), record.id
    assert made.holds(f"{len(shown)} fiches")
    assert made.holds(f"1 / {made.pages}")
    assert (made.tags["TOC"], made.tags["Title"]) == (1, 1)
    assert made.tags["TH"] == 5 * made.tags["Table"]
    assert made.alternatives == {"Ville"}


def test_a_card_is_whole() -> None:
    """Name, kind, contacts, hours, territory, source and date; its correspondents too (R26)."""
    made = _read([RESOURCE])
    for told in ("Maison de l'adolescent", "02 32 18 86 87", "lundi 9h-12h", "rouen.fr, juin 2025"):
        assert made.holds(told)


def test_what_must_never_be_shown_is_not() -> None:
    """Even handed over by mistake."""
    hidden = replace(RESOURCE, advice=PublishAdvice.NEVER, nom="Secret")
    assert not _read([hidden, RESOURCE]).holds("Secret")


def test_caution_is_told() -> None:
    """What has to be confirmed says so."""
    made = _read([replace(RESOURCE, advice=PublishAdvice.CALL_FIRST)])
    assert made.holds("À confirmer par téléphone avant de vous déplacer.")


def test_a_record_is_told_once() -> None:
    """Under its first need; under the others its name leads there."""
    made = _read([replace(RESOURCE, needs=(NeedCode("sante_mentale"), NeedCode("addictions")))])
    assert made.text.count("02 32 18 86 87") + made.text.count("02\xa032\xa018\xa086\xa087") == 1
    assert made.holds("Voir aussi : Maison de l'adolescent")


@pytest.mark.parametrize("told", MARKUP)
def test_a_record_is_never_markup(told: str) -> None:
    """Imported words are printed to the letter."""
    assert _read([replace(RESOURCE, nom=told, description=told)]).holds(told)


@pytest.mark.parametrize("lang", [lang for lang in CATALOGS.languages if lang != "fr"])
def test_every_language_with_french_beside(lang: str) -> None:
    """The words around the facts are translated, the facts stay in French and are tagged so."""
    made = _read([RESOURCE], Voice(CATALOGS, lang, beside=True))
    assert made.lang == lang
    assert "fr" in made.languages
    assert made.holds("Maison de l'adolescent")


def test_choosing() -> None:
    """A département keeps what serves the whole country; a need keeps what answers it."""
    here = replace(RESOURCE, departements=("76",))
    there = replace(RESOURCE, departements=("13",))
    everywhere = replace(RESOURCE, departements=())
    assert Choice("76").of([here, there, everywhere]) == [here, everywhere]
    assert Choice(need=NeedCode("addictions")).of([here]) == []


def test_a_national_directory_is_refused() -> None:
    """More records than a document can hold are refused before anything is printed."""
    many = (replace(RESOURCE, id=ResourceId(str(number))) for number in range(MOST + 1))
    with pytest.raises(TooMany):
        Choice().of(many)
