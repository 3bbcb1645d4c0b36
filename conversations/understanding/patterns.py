"""A small language to write what people say, and its matcher.

A pattern is a few words, as they are spoken. Between them, small words may stand unnoticed
(« place crèche » meets « une place à la crèche »). Signs:

- ``mot``: this word, or (in some languages) one with the same stem;  ``=mot``: exactly this word;
- ``mot*``: a word that begins so (three letters at least);  ``a|b``: one or the other;
- ``[mot]``: may be absent;  ``...``: up to four words of any kind, twice in a pattern at most.

Matching follows sets of positions: its cost is the pattern's length times a small window,
whatever the text. Nothing here backtracks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from conversations.understanding.spelling import Token
from conversations.understanding.stems import SHORTEST_STEM, stem

GAP = "..."
GAP_WORDS = 4
"""Words of any kind that « ... » may stand for."""
LIGHT_WORDS = 3
"""Small words that may stand between two words of a pattern."""
FARTHEST = LIGHT_WORDS + GAP_WORDS + 1
"""Words after which the next word of a pattern cannot stand any more."""

_ELIDED = re.compile(r"^[ld]['’]")
"""An article before the first of several choices: small words may stand there anyway."""

Normal = Callable[[str], tuple[str, ...]]
Stemming = Callable[[str], str]


class PatternError(ValueError):
    """A pattern that cannot be read; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class Element:
    """One word of a pattern, and what may stand before it."""

    words: frozenset[str]
    stems: frozenset[str]
    prefixes: tuple[str, ...]
    gap: int = 0

    def matches(self, token: Token) -> bool:
        """True when this word of the message will do."""
        return (
            token.word in self.words
            or token.stem in self.stems
            or (bool(self.prefixes) and token.word.startswith(self.prefixes))
        )

    def may_match(self, words: AbstractSet[str], stems: AbstractSet[str]) -> bool:
        """False when no word among these would do: sooner known than trying one by one."""
        return (
            not self.words.isdisjoint(words)
            or not self.stems.isdisjoint(stems)
            or bool(self.prefixes)
        )


Pattern = tuple[Element, ...]


class PatternReader:
    """Reads written patterns. One reader serves many: it remembers the words it has read."""

    def __init__(self, normal: Normal, stem_of: Stemming | None = stem) -> None:
        """Without ``stem_of``, a word only meets itself."""
        self._normal = normal
        self._stem_of = stem_of
        self._read: dict[str, Pattern] = {}
        self._words: dict[str, str] = {}

    def read(self, written: str) -> tuple[Pattern, ...]:
        """The patterns that a written one stands for: one for each choice of optional words.

        Raises :class:`PatternError`.
        """
        found: list[Pattern] = [()]
        gap = gaps = 0
        for part in written.split():
            if part == GAP:
                gap, gaps = GAP_WORDS, gaps + 1
                continue
            optional = part.startswith("[") and part.endswith("]")
            elements = self._elements(part.strip("[]"), written)
            if gap and elements:
                elements = (replace(elements[0], gap=gap), *elements[1:])
            gap = 0
            longer = [(*pattern, *elements) for pattern in found]
            found = [*longer, *found] if optional else longer
        if gap or gaps > 2 or not all(found):
            raise PatternError(
                f"« {written} »: write at least one word that is not optional, "
                f"at most two « {GAP} », and never one at the end"
            )
        return tuple(found)

    def _elements(self, part: str, written: str) -> Pattern:
        if part not in self._read:
            self._read[part] = self._new_elements(part, written)
        return self._read[part]

    def _new_elements(self, part: str, written: str) -> Pattern:
        choices = part.split("|")
        if len(choices) > 1 or part.startswith("=") or part.endswith("*"):
            return (self._element(choices, written),)
        elements = tuple(
            Element(frozenset({word}), self._stems_of(word), ()) for word in self._normal(part)
        )
        if not elements:
            raise PatternError(f"« {written} »: « {part} » holds no letter; remove it")
        return elements

    def _element(self, choices: Sequence[str], written: str) -> Element:
        words: set[str] = set()
        stems: set[str] = set()
        prefixes: list[str] = []
        for choice in choices:
            word = self._choice(choice, written)
            if choice.endswith("*"):
                prefixes.append(word)
                continue
            words.add(word)
            if not choice.startswith("="):
                stems.update(self._stems_of(word))
        return Element(frozenset(words), frozenset(stems), tuple(prefixes))

    def _stems_of(self, word: str) -> frozenset[str]:
        if self._stem_of is None or len(word) <= SHORTEST_STEM:
            return frozenset()
        return frozenset({self._stem_of(word)})

    def _choice(self, choice: str, written: str) -> str:
        if choice not in self._words:
            self._words[choice] = self._new_choice(choice, written)
        return self._words[choice]

    def _new_choice(self, choice: str, written: str) -> str:
        folded = self._normal(_ELIDED.sub("", choice.strip("=*")))
        if len(folded) != 1:
            raise PatternError(
                f"« {written} »: « {choice} » must be one word; write two entries instead"
            )
        if choice.endswith("*") and len(folded[0]) < SHORTEST_STEM:
            raise PatternError(f"« {written} »: write three letters or more before « * »")
        return folded[0]


def find_end(pattern: Pattern, tokens: Sequence[Token], start: int) -> int | None:
    """Where the pattern ends when it begins at ``start``, or None when it does not."""
    if not pattern[0].matches(tokens[start]):
        return None
    ends = {start + 1}
    for element in pattern[1:]:
        ends = {place + 1 for end in ends for place in _places(element, tokens, end)}
        if not ends:
            return None
    return min(ends)


def _places(element: Element, tokens: Sequence[Token], start: int) -> list[int]:
    """Where the word stands: after small words, and as many others as its gap allows.

    Most of the time of reading is spent here.
    """
    found: list[int] = []
    passed = small = 0
    for place in range(start, len(tokens)):
        token = tokens[place]
        if element.matches(token):
            found.append(place)
        if token.light and small < LIGHT_WORDS:
            small += 1
        else:
            passed += 1
            if passed > element.gap:
                break
    return found
