"""A card says how long ago it was checked, and cautions when that is too long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.rendering.freshness_words import checked_words
from tests.bot.rendering.cards_of import CATALOGS, TODAY, card_of


@pytest.mark.parametrize(
    ("checked", "said"),
    [
        (date(2026, 11, 21), "vérifié aujourd'hui"),
        (date(2026, 11, 20), "vérifié il y a 1 jour"),
        (date(2026, 10, 21), "vérifié il y a 31 jours"),
        (date(2026, 10, 20), "vérifié il y a 1 mois"),
        (date(2026, 7, 21), "vérifié il y a 4 mois"),
        (date(2026, 7, 22), "vérifié il y a 3 mois"),
        (date(2024, 11, 21), "vérifié il y a 24 mois"),
        (date(2024, 10, 21), "vérifié il y a 2 ans"),
        (date(2026, 11, 22), "vérifié le dimanche 22 novembre 2026"),
    ],
)
def test_how_long_ago(checked: date, said: str) -> None:
    """In days, then months, then years; a date to come is told as it is."""
    assert CATALOGS.sentence(checked_words(checked, TODAY), "fr") == said


@pytest.mark.parametrize("lang", CATALOGS.languages)
def test_every_language_counts(lang: str) -> None:
    """One, two, four and eleven of each take the plural forms of the language."""
    for days in (1, 2, 4, 11, 31, 62, 125, 340, 800, 1900):
        said = CATALOGS.sentence(checked_words(TODAY - timedelta(days=days), TODAY), lang)
        assert any(sign.isdecimal() for sign in said)
        assert (lang == "fr") == said.startswith("vérifié")


def test_on_the_card() -> None:
    """Beside the source; long ago, a word of caution instead of the year of the source."""
    fresh = card_of(checked=date(2026, 7, 21), checked_year=2009)
    assert fresh.source.endswith(" · vérifié il y a 4 mois")
    assert fresh.caution is None
    stale = card_of(checked=date(2026, 5, 21))
    assert stale.caution == "Vérifié il y a longtemps : cette information a pu changer."
    assert "vérifié" not in card_of().source
