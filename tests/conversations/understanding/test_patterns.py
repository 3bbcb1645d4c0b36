"""The small language of the word lists."""

from __future__ import annotations

import pytest

from conversations.understanding.patterns import PatternReader, find_end
from conversations.understanding.spelling import Spelling

SPELLING = Spelling({"jveux": ("je", "veux")}, frozenset({"la", "de", "trop"}), frozenset({"dans"}))


def _found(pattern: str, text: str) -> bool:
    tokens = [SPELLING.token(word) for word in SPELLING.normal(text)]
    patterns = PatternReader(SPELLING.normal).read(pattern)
    return any(
        find_end(one, tokens, start) is not None for one in patterns for start in range(len(tokens))
    )


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("exclues", "elle est exclue"),
        ("harcel*", "harcelement"),
        ("veux mourir", "Jveux mourir"),
        ("place crèche", "une place de la creche"),
        ("mal ... école", "mal au ventre avant l'école"),
        ("fils|fille exclu", "ma fille exclu"),
        ("va [plus] mal", "il va mal"),
        ("va [plus] mal", "il va plus mal"),
        ("=exclu", "exclu"),
    ],
)
def test_a_pattern_meets_what_it_describes(pattern: str, text: str) -> None:
    """Stems, beginnings, shortcuts, small words, gaps, choices and optional words."""
    assert _found(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("=exclu", "exclue"),
        ("tuer", "tu"),
        ("danse", "dans la rue"),
        ("mal école", "mal au ventre avant l'école"),
        ("mal ... école", "mal un deux trois quatre cinq école"),
        ("veux mourir", "mourir veux"),
    ],
)
def test_a_pattern_does_not_meet_what_only_looks_alike(pattern: str, text: str) -> None:
    """Order, exactness and the size of gaps count."""
    assert not _found(pattern, text)
