"""A commune is taken only when what a row says leaves no doubt."""

from __future__ import annotations

import pytest

from bot.exchange.findings import Notes
from bot.exchange.places_named import Said
from bot.exchange.table import Reading


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Said(code_insee="76540"), "76540"),
        (Said(commune="Rouen", code_postal="76000"), "76540"),
        (Said(commune="ROUEN CEDEX", code_postal="76000"), "76540"),
        (Said(commune="Sotteville les Rouen"), "76681"),
        (Said(commune="Darnetal"), "76212"),
        (Said(commune="St Etienne du Rouvray", code_postal="76800"), "76575"),
        (Said(adresse="3 place Inventée, 76100 Rouen"), "76540"),
        (Said(commune="Saint-Aubin"), None),
        (Said(commune="un peu partout"), None),
        (Said(code_insee="99999"), None),
    ],
)
def test_communes(said: Said, code: str | None, reading: Reading) -> None:
    """And what is not taken is told."""
    notes = Notes(1)
    found = reading.locator.find(said, notes)
    assert (found.code if found else None) == code
    assert found is not None or notes.remarks


def test_an_ambiguous_name_is_told_with_those_around(reading: Reading) -> None:
    """« Saint-Aubin » near Rouen: the suggestions are of the département."""
    notes = Notes(1)
    reading.locator.find(Said(commune="Saint-Aubin"), notes)
    assert "Saint-Aubin-Épinay (76)" in notes.remarks[0].suggestion


@pytest.mark.parametrize(
    ("text", "postcode"),
    [("76000", "76000"), ("76 000", "76000"), ("1000", "01000"), ("9999", None)],
)
def test_postcodes(text: str, postcode: str | None, reading: Reading) -> None:
    """A zero eaten by a spreadsheet comes back only where such a postcode exists."""
    assert reading.locator.postcode(text, Notes(1)) == postcode
