"""Reading words as they are really typed: SMS shortcuts, stretched letters, letter variants.

What is replaced by what is data (``data/spelling.json``); this file only applies it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from conversations.understanding.stems import stem
from resources_db.directory.words import words

_VARIANTS = str.maketrans({"ı": "i", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": None, "ё": "е"})
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")

_GLUED = re.compile(r"j[bcdfghklmnpqrstvwxz][a-z]{2}")
"""« jcherche », « jveux »: no French word begins so."""


class Token(NamedTuple):
    """A word of a message, ready to be compared."""

    word: str
    stem: str
    """Empty for a word that is only itself."""
    light: bool
    """True for a small word (« la », « de », « trop ») that may stand between two others."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Shortcuts and small words."""

    shortcuts: Mapping[str, tuple[str, ...]]
    """A folded word, and the folded words it stands for (« jme » → « je », « me »)."""
    light: frozenset[str]
    function: frozenset[str] = frozenset()
    """Words that are only themselves: « dans » must not meet « danse » by its stem."""
    small_words: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """By language, what the language of a message is guessed from."""
    first_names: frozenset[str] = frozenset()
    """A message that holds one is often about somebody."""
    stems: Mapping[str, str] = field(default_factory=dict[str, str])
    """Stems found beforehand: the same that :func:`stem` gives, sooner."""

    def normal(self, text: str) -> tuple[str, ...]:
        """The words of a text in their full spelling.

        >>> Spelling({"jpeu": ("je", "peu")}, frozenset()).normal("Jpeuuuu pas")
        ('je', 'peu', 'pas')
        """
        full: list[str] = []
        plain = text.isascii() and text.isalnum()
        for word in (text.lower(),) if plain else words(text):
            full.extend(self._full(word.translate(_VARIANTS)))
        return tuple(full)

    def token(self, word: str) -> Token:
        """A normal word, ready to be compared."""
        own = word in self.light or word in self.function
        return Token(word, "" if own else self.stem(word), word in self.light)

    def stem(self, word: str) -> str:
        """The stem of a folded word."""
        return self.stems.get(word) or stem(word)

    def _full(self, word: str) -> tuple[str, ...]:
        """The words that one typed word stands for; none when only signs were left of it."""
        plain = _STRETCHED.sub(r"\1", word)
        known = self.shortcuts.get(word) or self.shortcuts.get(plain)
        if known:
            return known
        if _GLUED.match(plain):
            return ("je", *self._full(plain[1:]))
        return (plain,) if plain else ()
