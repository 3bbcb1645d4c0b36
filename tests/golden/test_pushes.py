"""Golden pushes: each text that leaves by itself, in each language, kept to be reviewed.

``python -m tests.golden.update`` writes them again after a change or a translation.
"""

from __future__ import annotations

import pytest

from bot.library import Library, all_catalogs
from conversations.pushes import betrays
from tests.golden.pushes import FOLDER, pushed

LANGUAGES = all_catalogs().languages


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_pushed_text_is_as_reviewed(lang: str, library: Library) -> None:
    """Said again by today's assistant, every push reads exactly the same."""
    assert pushed(library, lang) == (FOLDER / f"{lang}.txt").read_text("utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_pushed_text_betrays_anyone(lang: str, library: Library) -> None:
    """In no language: neither a name, nor a school, nor a reason."""
    assert betrays(pushed(library, lang), ["Yanis Benali", "Collège Fontenelle"]) is None
