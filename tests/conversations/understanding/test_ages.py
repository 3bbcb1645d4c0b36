"""Ages and school levels told in words."""

from __future__ import annotations

import pytest

from conversations.understanding.ages import told_age


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("mon fils de 14 ans", 14),
        ("il a 16ans", 16),
        ("il est en 5ème", 12),
        ("ma fille est en terminale", 17),
        ("en 3e", 14),
        ("élève de seconde", 15),
        ("3ème", 14),
        ("elle est en CM2", 10),
        ("mon bébé de 6 mois", 0),
        ("de 18 mois", 1),
        ("j'ai 40 ans et mon fils 12 ans", 12),
        ("he is 13 years old", 13),
        ("ему 15 лет", 15),
        ("oğlum 12 yaşında", 12),
    ],
)
def test_an_age_or_a_level_is_read(text: str, age: int) -> None:
    """A level gives the usual age; a parent's age is left aside."""
    assert told_age(text) == age


@pytest.mark.parametrize(
    "text",
    [
        "",
        "exclu 3 jours",
        "depuis 6 mois",
        "il y a 2 ans",
        "j'habite Marseille 5e",
        "école de la 2e chance",
        "1h30 de bus",
        "la première fois",
        "j'ai 45 ans",
    ],
)
def test_other_numbers_are_no_age(text: str) -> None:
    """Durations, districts and ranks."""
    assert told_age(text) is None
