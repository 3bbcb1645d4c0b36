"""A card says whether a door is open, in whole sentences, in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.library import all_catalogs
from bot.rendering.opening_words import opening_words
from resources_db.calendar.terms import DayRange
from resources_db.directory.opening.of_record import NO_CITY_DAYS, CityDays, open_at, opening_of
from resources_db.directory.terms import Closure, ClosureReason, CommuneCode, KindCode, Reach
from tests.bot.rendering.cards_of import RESOURCE, card_of, lines_of

PARIS = ZoneInfo("Europe/Paris")
CATALOGS = all_catalogs()
OFFICE = "lundi-vendredi 9h-12h30 et 14h-17h"


def _said(at: str, lang: str = "fr", city: CityDays = NO_CITY_DAYS, **changes: Any) -> str | None:
    when = datetime.fromisoformat(at).replace(tzinfo=PARIS)
    record = replace(RESOURCE, **{"horaires_accueil": OFFICE, **changes})
    text = opening_words(opening_of(record, when, city), when)
    return None if text is None else CATALOGS.sentence(text, lang).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-23T10:00", "ouvert, ferme à 12 h 30"),
        ("2026-11-23T13:00", "fermé, ouvre à 14 h"),
        ("2026-11-23T18:00", "fermé, ouvre demain à 9 h"),
        ("2026-11-27T18:00", "fermé, ouvre lundi à 9 h"),
        ("2026-11-11T10:00", "jour férié : horaires à vérifier"),
    ],
)
def test_open_or_closed(at: str, said: str) -> None:
    """The sentences that a parent reads."""
    assert _said(at) == said


def test_far_away_and_never() -> None:
    """Beyond a week the date is said; with no opening in sight, only « fermé »."""
    summer = f"{OFFICE}, fermé pendant les vacances scolaires"
    said = _said("2027-07-05T10:00", horaires_accueil=summer)
    assert said == "fermé, ouvre à nouveau : jeudi 2 septembre 2027, 9 h"
    assert _said("2028-08-30T10:00", horaires_accueil=summer, checked_year=2028) == "fermé"


def test_never_guessed() -> None:
    """A text that is not understood is to be checked; none at all leaves the card as it was."""
    assert _said("2026-11-23T10:00", horaires_accueil="le matin, sauf exception") == (
        "horaires à vérifier"
    )
    assert _said("2026-11-23T10:00", horaires_accueil=None) is None


def test_old_hours_are_to_be_checked() -> None:
    """Hours of a page of years ago are not believed, unless someone made sure of them since."""
    at = "2026-11-23T10:00"
    assert _said(at, checked_year=2015) == "horaires à vérifier"
    assert _said(at, checked_year=2015, checked=date(2026, 1, 5)) == "ouvert, ferme à 12 h 30"
    assert _said(at, checked_year=2015, horaires_accueil="24h/24, 7j/7") == "ouvert jour et nuit"


def test_temporary_closure() -> None:
    """A closure wins over the hours, and is never the next opening."""
    works = Closure(date(2026, 11, 24), date(2026, 11, 25), ClosureReason.WORKS)
    assert _said("2026-11-24T10:00", closure=works) == (
        "fermé (travaux), dernier jour de fermeture : mercredi 25 novembre 2026"
    )
    assert _said("2026-11-23T18:00", closure=works) == "fermé"
    assert _said("2026-11-26T10:00", closure=works) == "ouvert, ferme à 12 h 30"
    for_good = Closure(date(2026, 11, 1), None, ClosureReason.OTHER)
    assert _said("2026-11-24T10:00", closure=for_good) == "fermé jusqu'à nouvel ordre"


def test_days_of_the_city_are_for_its_own_places() -> None:
    """A day that Rouen set apart says nothing of a place elsewhere."""
    city = CityDays(CommuneCode("76540"), (DayRange(date(2026, 11, 23), date(2026, 11, 23), "x"),))
    at = "2026-11-23T10:00"
    assert _said(at, city=city) == "jour particulier dans cette ville : horaires à vérifier"
    elsewhere = _said(at, city=city, communes=(CommuneCode("76351"),))
    assert elsewhere == "ouvert, ferme à 12 h 30"


def test_a_line_for_all_of_france() -> None:
    """What has no door keeps the hour of Paris and the holidays of France."""
    line: dict[str, Any] = {
        "communes": (),
        "departements": (),
        "reach": Reach.FRANCE,
        "a_distance": True,
    }
    assert _said("2026-11-23T10:00", **line) == "ouvert, ferme à 12 h 30"
    assert _said("2026-11-11T10:00", **line) == "jour férié : horaires à vérifier"
    overseas: dict[str, Any] = {**line, "departements": ("76", "974")}
    assert _said("2026-11-23T10:00", **overseas) == "horaires à vérifier"


def test_the_filter_of_the_search_takes_what_is_sure() -> None:
    """« open now » keeps what is open for certain."""
    monday = datetime(2026, 11, 23, 10, tzinfo=PARIS)
    assert open_at(replace(RESOURCE, horaires_accueil=OFFICE), monday)
    assert not open_at(replace(RESOURCE, horaires_accueil="cf. site"), monday)
    assert not open_at(replace(RESOURCE, horaires_accueil=OFFICE), monday.replace(hour=13))


def test_hours_in_the_grammar_of_machines_are_told_in_words() -> None:
    """An imported OSM text is told in the reader's language, not shown as it is."""
    osm = "Mo-Tu,Th 09:00-12:30,14:00-17:00; Sa 10:00-12:00; SH off; PH off"
    hours = lines_of(card_of(horaires_accueil=osm))["Horaires"].replace("\u00a0", " ")
    assert hours == (
        "lundi – mardi, jeudi : 9 h – 12 h 30, 14 h – 17 h ; samedi : 10 h – 12 h ; "
        "fermé pendant les vacances scolaires ; fermé les jours fériés"
    )
    assert lines_of(card_of(horaires_accueil="24/7"))["Horaires"] == "tous les jours : jour et nuit"
    unread = "Mo[1] 09:00-12:00"
    assert lines_of(card_of(horaires_accueil=unread))["Horaires"] == unread


def test_an_emergency_number_is_never_said_to_be_closed() -> None:
    """Nothing on its card may make a person hesitate to dial it."""
    made = card_of(kind=KindCode("urgence_15_17_18_112_114"), horaires_accueil=None)
    assert not {"En ce moment", "Horaires"} & set(lines_of(made))


@pytest.mark.parametrize("lang", CATALOGS.languages)
def test_every_language_says_it(lang: str) -> None:
    """In each language the sentence is its own, and has the hour."""
    told = {_said(f"2026-11-{day}T18:00", lang) for day in ("23", "27")}
    told |= {_said("2026-11-23T10:00", lang), _said("2026-11-23T13:00", lang)}
    assert len(told) == 4
    assert all(said and any(sign.isdecimal() for sign in said) for said in told)
    assert (lang == "fr") == any("ouvre" in (said or "") for said in told)
