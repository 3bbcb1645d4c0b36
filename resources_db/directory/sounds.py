"""How a French word sounds, roughly: « ortofoniste » and « orthophoniste » sound the same.

A key to find what someone wrote by ear, never shown. It need not be right, only the same for
the spellings that people mix up.
"""

from __future__ import annotations

import re
from functools import lru_cache

_RULES = tuple(
    (re.compile(spelt), said)
    for spelt, said in (
        (r"[^a-z]", ""),
        (r"^ps", "s"),
        (r"ch(?=[lr]|ol|ia)", "k"),
        (r"sch|sh|ch", "X"),
        (r"ph", "f"),
        (r"gn", "N"),
        (r"(?<=.)h|^h", ""),
        (r"qu|q|ck|cc(?=[^eiy])|c(?=[^eiy]|$)", "k"),
        (r"sc(?=[eiy])|c(?=[eiy])", "s"),
        (r"gu(?=[eiy])", "G"),
        (r"ge(?=[ao])|g(?=[eiy])", "j"),
        (r"g", "G"),
        (r"ti(?=on)", "si"),
        (r"(.)\1+", r"\1"),
        (r"(?:es|e|s|t|d|x|p|z|er|ez|et|ai[st]?)$", ""),
        (r"eau|au", "o"),
        (r"oeu|eu", "e"),
        (r"ou", "U"),
        (r"oi", "W"),
        (r"(?:ain|ein|in|im|yn|ym|un)(?![aeiouy])", "I"),
        (r"(?:an|am|en|em)(?![aeiouy])", "A"),
        (r"(?:on|om)(?![aeiouy])", "O"),
        (r"ai|ei|ay|ey|e", "e"),
        (r"y", "i"),
        (r"z", "s"),
        (r"x", "ks"),
        (r"(.)\1+", r"\1"),
        (r"(?<=..)e$", ""),
    )
)


@lru_cache(maxsize=4096)
def sound(folded: str) -> str:
    """The sound of a folded word.

    >>> sound("ortofoniste") == sound("orthophoniste"), sound("harselement")
    (True, 'arselemA')
    """
    for spelt, said in _RULES:
        folded = spelt.sub(said, folded)
    return folded
