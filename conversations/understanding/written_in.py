"""The language a message is written in, guessed by its small words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping


def guess_language(words: Iterable[str], small_words: Mapping[str, frozenset[str]]) -> str | None:
    """Code of the language with the most small words; None when none or several lead.

    >>> guess_language(["is", "my", "son"], {"en": frozenset({"is", "my"}), "tr": frozenset()})
    'en'
    """
    counts: Counter[str] = Counter()
    for word in words:
        for language, small in small_words.items():
            counts[language] += word in small
    (first, most), (_second, next_most) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return first if most > next_most else None
