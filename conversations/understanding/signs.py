"""What a message looks like beside its words: a question mark, a first name, a class.

« le 06 de Théo en 4eB » asks for somebody's data; « GPDS ? » asks what a word means. Only the
kind of sign is told, never the name itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Sequence

from resources_db.directory.words import words

FEW = 3
"""Words of a message so short that its form says much."""
_INITIAL = re.compile(r"\b[A-ZÉÈ][a-zéèêëïîç]{1,20} [A-Z]\.")
_CAPITAL = re.compile(r"(?<=[a-zéè,’'] )[A-ZÉÈ][a-zéèêëïîç]{2,20}\b")
_CLASS = re.compile(r"\b(?:[3-6] ?(?:e|è?me|eme|ème)|2nde|1e?re|tle) ?[A-Ha-h1-9]\b")


def signs(
    text: str,
    plain: Sequence[str],
    first_names: Collection[str],
    places: Container[str] = frozenset(),
) -> Iterator[str]:
    """The signs of a message (cut already), ``plain`` being its folded words.

    The words of ``places`` (« Rouen », « Florent » in Saint-Florent) are nobody's name.

    >>> list(signs("le 06 de Théo en 4eB ?", ["le", "06", "de", "theo", "en", "4eb"], {"theo"}))
    ['a question', 'a first name', 'a capital', 'a class']
    """
    if "?" in text or "؟" in text:
        yield "a question"
    if any(word in first_names and word not in places for word in plain):
        yield "a first name"
    for sign, shape in (("an initial", _INITIAL), ("a capital", _CAPITAL), ("a class", _CLASS)):
        found = (words(match.group()) for match in shape.finditer(text))
        if any(said and said[0] not in places for said in found):
            yield sign
    if len(plain) <= 1:
        yield "one word"
    elif len(plain) <= FEW:
        yield "few words"
