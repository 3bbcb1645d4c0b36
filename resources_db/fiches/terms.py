"""The words of the fiche de repérage (R12): strictly the minimum, and no account of the facts."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

WORD_LENGTH: Final = 300
"""Longest question, answer or reason, in characters: a word, not an account."""
MOST_LETTERS: Final = 6
"""Initials: more would be a name."""
CATEGORIES: Final = (
    "Exclusion temporaire",
    "Absences répétées",
    "Retards répétés",
    "Risque de décrochage",
)
"""Why a school writes, for a city that has not made its own list."""
_TOGETHER = 3
"""Letters written together, as « ABC »: more could be a first name."""
_LONGEST, _MOST = 60, 12


class FicheState(StrEnum):
    """Where a fiche stands."""

    SENT = "sent"
    ASKED = "asked"
    """The service asked the school something."""
    ACCEPTED = "accepted"
    DECLINED = "declined"


def is_initials(text: str) -> bool:
    """Whether a text is initials: up to six letters, one by one, never a name.

    >>> is_initials("A. B."), is_initials("J-B L"), is_initials("Anna B.")
    (True, True, False)
    """
    words = [word for word in re.split(r"[\s.\-]+", text.strip()) if word]
    letters = "".join(words)
    if not (letters.isalpha() and len(letters) <= MOST_LETTERS):
        return False
    together = len(words) == 1 and letters.isupper() and len(letters) <= _TOGETHER
    return together or all(len(word) == 1 for word in words)


def read_categories(text: str) -> tuple[str, ...]:
    """A list written with semicolons.

    >>> read_categories("Absences ; Exclusion")
    ('Absences', 'Exclusion')
    """
    return tuple(piece.strip() for piece in text.split(";") if piece.strip())


def are_categories(text: str) -> bool:
    """Whether a text is such a list: a few short ones."""
    pieces = [piece.strip() for piece in text.split(";")]
    return len(pieces) <= _MOST and all(0 < len(piece) <= _LONGEST for piece in pieces)
