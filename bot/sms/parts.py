"""How many parts a text message takes, counted as networks count them, and how to need fewer.

The GSM alphabet (3GPP TS 23.038) holds 160 characters in one message and 153 in each part of a
longer one, some of them counting double; any other character makes the whole message UCS-2: 70
UTF-16 units, or 67 a part. A part never cuts a double character or a surrogate pair in two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

_GSM: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_DOUBLE: Final = frozenset("^{}\\[~]|€\f")
_SAME_MEANING: Final = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "“": '"',
        "”": '"',
        "…": "...",
        "–": "-",
        "—": "-",
        "\u2011": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "œ": "oe",
        "Œ": "Oe",
        "\t": " ",
    }
)


@dataclass(frozen=True, slots=True)
class Size:
    """What one text message weighs."""

    alphabet: Literal["gsm-7", "ucs-2"]
    units: int
    """Septets, or UTF-16 units."""
    parts: int


def size(text: str) -> Size:
    """The alphabet, the units and the parts that a text takes; an empty one takes one part."""
    if all(sign in _GSM or sign in _GSM_DOUBLE for sign in text):
        weights = [2 if sign in _GSM_DOUBLE else 1 for sign in text]
        return Size("gsm-7", sum(weights), _parts(weights, one=160, each=153))
    weights = [2 if ord(sign) > 0xFFFF else 1 for sign in text]
    return Size("ucs-2", sum(weights), _parts(weights, one=70, each=67))


def lighter(text: str) -> str:
    """The same words in the GSM alphabet where nothing is lost by it but an accent.

    « Rendez-vous à l’hôtel » becomes « Rendez-vous à l'hotel » and fits one part instead of two.
    A text with letters that the alphabet does not know at all (Arabic, Cyrillic) stays as it is.
    """
    quoted = re.sub(r"«\s*|\s*»", '"', text)
    plain = "".join(_closest(sign) for sign in quoted.translate(_SAME_MEANING))
    found = size(plain)
    return plain if found.alphabet == "gsm-7" and found.parts <= size(text).parts else text


def _closest(sign: str) -> str:
    """The sign itself, or its base letter when only that is in the alphabet."""
    if sign in _GSM or sign in _GSM_DOUBLE:
        return sign
    base = unicodedata.normalize("NFD", sign)[0]
    return base if base in _GSM else sign


def _parts(weights: Iterable[int], *, one: int, each: int) -> int:
    whole = list(weights)
    if sum(whole) <= one:
        return 1
    parts, room = 1, each
    for weight in whole:
        if weight > room:
            parts, room = parts + 1, each
        room -= weight
    return parts
