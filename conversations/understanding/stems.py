"""The stem of a folded word, by its script, so that « exclue » and « exclues » meet."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

SHORTEST_STEM = 3
"""A shorter stem would make strangers meet (« tuer » and « tu »): the word stays as it is."""

_ARABIC_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_LONGEST_WORD = 40


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a folded word: French for Latin letters, Russian for Cyrillic ones.

    Arabic words only lose their article. The same function serves lists and messages, so a
    language that it does not know well still meets itself.
    """
    if not word or len(word) > _LONGEST_WORD:
        return word
    if "\u0600" <= word[0] <= "\u06ff":
        return _without_article(word)
    language = "russian" if "\u0400" <= word[0] <= "\u052f" else "french"
    # One for each word: a stemmer holds the word it works on, and messages are read in threads.
    short = str(snowballstemmer.stemmer(language).stemWord(word))
    return short if len(short) >= SHORTEST_STEM else word


def _without_article(word: str) -> str:
    for article in _ARABIC_ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST_STEM:
            return word.removeprefix(article)
    return word
