"""What a whole message is made of, for the leanings: its words and the letters in them.

Unlike a phrase of the word lists, a feature says little alone; many together say much, even in
a message that no list foresaw.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from conversations.understanding.spelling import Token

PIECES = (3, 4)
"""Lengths of the pieces of words, their two ends marked « < » and « > »."""
LONGEST_WORD = 30
"""Letters looked at in one word."""
WORD, PAIR, PIECE, SIGN = 1.0, 0.7, 0.35, 1.0
"""How much a word, two words that follow, a piece of a word, and a sign count."""


def features(
    tokens: Sequence[Token], plain: Sequence[str], signs: Iterable[str] = ()
) -> dict[str, float]:
    """The features of a message and what each counts.

    ``tokens`` are its words in full spelling, ``plain`` its words as typed, ``signs`` what it
    looks like.

    >>> features([], ["eh"])
    {'<eh': 0.35, 'eh>': 0.35, '<eh>': 0.35}
    """
    stems = [token.stem or token.word for token in tokens]
    found = dict.fromkeys((piece for word in plain for piece in _pieces(word)), PIECE)
    found.update((f"{one} {other}", PAIR) for one, other in pairwise(stems))
    found.update((f"{stem} ", WORD) for stem in stems)
    found.update((f"{sign}:", SIGN) for sign in signs)
    return found


def _pieces(word: str) -> Iterator[str]:
    marked = f"<{word[:LONGEST_WORD]}>"
    for size in PIECES:
        for start in range(len(marked) - size + 1):
            yield marked[start : start + size]
