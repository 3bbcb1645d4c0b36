"""The word lists are data: what is wrong in them is said, with the mend."""

from __future__ import annotations

import json

import pytest

from conversations.understanding.lexicon import SPELLING, Lexicon
from conversations.understanding.word_lists import WordListError
from resources_db.directory.taxonomy import needs

NO_SPELLING = json.dumps(
    {"shortcuts": {}, "light": [], "function": [], "small_words": {}, "common": []}
)


def _list(**changes: object) -> str:
    base = {"about": "needs", "language": "fr", "lists": {"absenteisme": {"sure": ["sèche"]}}}
    return json.dumps({**base, **changes})


def _lexicon(text: str) -> Lexicon:
    return Lexicon.from_data({SPELLING: NO_SPELLING, "words.json": text}, needs().values())


def test_a_right_list_is_read() -> None:
    """Its phrase is found, with its code."""
    lexicon = _lexicon(_list())
    hits = lexicon.needs.find(lexicon.tokens("il sèche"))
    assert {hit.meaning.code for hit in hits} == {"absenteisme"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "words.json: not JSON at line 1"),
        ("[]", "the file must be an object"),
        (_list(about="weather"), "give « language », and « about » as one of needs"),
        (_list(language=3), "give « language »"),
        (_list(lists={"absenteisme": {"maybe": ["x"]}}), "« absenteisme » / « maybe »: use one of"),
        (_list(lists={"absenteisme": ["x"]}), "« absenteisme » must be an object"),
        (_list(lists={"absenteisme": {"sure": "x"}}), "must be a list of phrases"),
        (_list(lists={"absenteisme": {"sure": ["  "]}}), "not a phrase; remove it"),
        (_list(lists={"nothing": {"sure": ["x"]}}), "« nothing » is not a need of the taxonomy"),
        (_list(lists={"absenteisme": {"sure": ["@kin"]}}), "no class « kin »"),
        (_list(lists={"absenteisme": {"sure": ["l'eau|d'une"]}}), ""),
        (_list(lists={"absenteisme": {"sure": ["va ..."]}}), "never one at the end"),
        (_list(lists={"absenteisme": {"sure": ["a ... b ... c ... d"]}}), "at most two"),
        (_list(lists={"absenteisme": {"sure": ["[mot]"]}}), "one word that is not optional"),
        (_list(lists={"absenteisme": {"sure": ["sè*"]}}), "three letters or more"),
        (_list(lists={"absenteisme": {"sure": ["???"]}}), "holds no letter; remove it"),
        (_list(lists={"absenteisme": {"sure": ["aujourd'hui|hier"]}}), "must be one word"),
        (_list(about="intents", lists={"dance": {"sure": ["x"]}}), "« dance » is not a code of"),
        (_list(about="emergency", lists={"flood": {"doubt": ["x"]}}), "« flood » is not a code"),
    ],
)
def test_a_wrong_list_names_the_entry_and_the_mend(text: str, said: str) -> None:
    """Nobody has to read the code to mend a word list."""
    if not said:
        assert len(_lexicon(text).needs) > 0
        return
    with pytest.raises(WordListError) as error:
        _lexicon(text)
    assert said in str(error.value)


def test_the_spelling_file_must_be_there() -> None:
    """Without it no message could be read."""
    with pytest.raises(WordListError, match=r"spelling\.json is missing"):
        Lexicon.from_data({}, needs().values())
