"""Stems found beforehand: the same as those found on the spot."""

from __future__ import annotations

from conversations.understanding.knowledge import Knowledge
from conversations.understanding.stems import stem

ENOUGH = 0.95
"""Share of the vocabulary that must be there: a word that is not only takes longer."""


def test_a_stem_found_beforehand_is_the_same(knowledge: Knowledge) -> None:
    """If not, or if many words lack: run ``python -m tools.stems``."""
    known = knowledge.lexicon.spelling.stems
    assert not [word for word, found in known.items() if found != stem(word)]
    vocabulary = knowledge.lexicon.mender.vocabulary()
    assert sum(word in known for word in vocabulary) >= ENOUGH * len(vocabulary)
