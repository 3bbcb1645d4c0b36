"""Stems found beforehand: the same as those found on the spot."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from sys import getswitchinterval, setswitchinterval

import pytest

from conversations.understanding.knowledge import Knowledge
from conversations.understanding.stems import stem
from resources_db.directory.search_words import stem as search_stem

ENOUGH = 0.95
"""Share of the vocabulary that must be there: a word that is not only takes longer."""


def test_a_stem_found_beforehand_is_the_same(knowledge: Knowledge) -> None:
    """If not, or if many words lack: run ``python -m tools.stems``."""
    known = knowledge.lexicon.spelling.stems
    assert not [word for word, found in known.items() if found != stem(word)]
    vocabulary = knowledge.lexicon.mender.vocabulary()
    assert sum(word in known for word in vocabulary) >= ENOUGH * len(vocabulary)


@pytest.mark.parametrize("stem_of", [stem.__wrapped__, search_stem.__wrapped__])
def test_threads_do_not_disturb_each_other(stem_of: Callable[[str], str]) -> None:
    """Messages are read in several threads: one stemmer for all took letters of another's word."""
    said = ["recommencerions", "yeux", "inscription", "y", "exclusions", "ayant", "harcelements"]

    def stems(_turn: int) -> list[str]:
        return [stem_of(word) for word in said]

    alone = stems(0)
    before = getswitchinterval()
    setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(stems, range(300)))
    finally:
        setswitchinterval(before)
    assert all(together == alone for together in found)
