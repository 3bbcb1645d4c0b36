"""The texts that people answer to: whole in French, in plain words everywhere, never edited."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resources_db.agreements.terms import Act
from resources_db.agreements.texts import COUNTS, FOLDER, current_version, is_shown, text_of
from resources_db.charter.signing import charter
from resources_db.messages.changes import LANGUAGES

SHOWN = Path(__file__).with_name("shown_texts.json")
"""The hash of every text that has been shown. A changed text gets a new version instead."""


def every_text() -> dict[str, str]:
    """The hash of each file there is, by act, version and language."""
    files = sorted(FOLDER.rglob("*.md"))
    texts = {
        "/".join(file.relative_to(FOLDER).with_suffix("").parts): text_of(
            Act(file.parent.parent.name), file.stem, file.parent.name
        ).hash
        for file in files
    }
    return {**texts, f"charter/{charter().version}/fr": charter().hash}


def test_a_text_that_was_shown_is_never_edited() -> None:
    """Its hash stands in people's proofs. A new text is a new version, added to the list."""
    assert every_text() == json.loads(SHOWN.read_text("utf-8"))


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_every_act_is_told_in_plain_words_in_every_language(act: Act, lang: str) -> None:
    """A title and four short paragraphs; the whole text at least in French."""
    text = text_of(act, lang)
    assert text.lang == lang
    assert text.title
    assert len(text.plain) == len(text_of(act, COUNTS).plain) == 4
    assert all(len(paragraph) < 300 for paragraph in text.plain)
    assert text.whole
    assert text.counts == (lang == COUNTS)


@pytest.mark.parametrize("act", Act)
def test_only_what_is_shown_now_is_agreed_to(act: Act) -> None:
    """The version in force, in the language that was on the page, to the letter."""
    version, text = current_version(act), text_of(act, "en")
    assert is_shown(act, version, "en", text.hash)
    assert not is_shown(act, version, "fr", text.hash)
    assert not is_shown(act, "2020-01-01", "en", text.hash)
    assert not is_shown(act, version, "tlh", text_of(act, "tlh").hash)
