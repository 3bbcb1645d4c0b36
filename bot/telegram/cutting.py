"""Cutting a text that is too long for one message, at the end of a sentence where it can be."""

from __future__ import annotations

import re

from bot.rendering.limits import TEXT_UNITS, utf16_units

_ENDS = (re.compile(r"\n\n"), re.compile(r"\n"), re.compile(r"[.!?…»]\s"), re.compile(r"\s"))
"""Where to cut, best first: between blocks, lines, sentences, words."""


def cut(text: str, most: int = TEXT_UNITS) -> list[str]:
    """The text in pieces of at most ``most`` UTF-16 units; joined again, they are the text.

    >>> cut("Un. Deux trois. Quatre.", 12)
    ['Un. ', 'Deux trois. ', 'Quatre.']
    """
    pieces: list[str] = []
    while utf16_units(text) > most:
        at = _end(text, _fitting(text, most))
        pieces.append(text[:at])
        text = text[at:]
    return [*pieces, text]


def _fitting(text: str, most: int) -> int:
    """How many signs fit: never half of one that counts double."""
    units = 0
    for position, sign in enumerate(text):
        units += utf16_units(sign)
        if units > most:
            return position
    return len(text)


def _end(text: str, fitting: int) -> int:
    for ending in _ENDS:
        cuts = [found.end() for found in ending.finditer(text, 0, fitting)]
        if cuts:
            return cuts[-1]
    return fitting
