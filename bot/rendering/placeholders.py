"""Putting values into a sentence's placeholders, safely.

A placeholder is ``{name}``: small letters, digits and ``_``. Nothing else is interpreted: no
attribute, no index, no format; and a value that holds braces is never read again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def placeholders(wording: str) -> frozenset[str]:
    """The names of the placeholders of a sentence.

    >>> sorted(placeholders("À {town}, {count} lieux pour {town}"))
    ['count', 'town']
    """
    return frozenset(_PLACEHOLDER.findall(wording))


def fill(wording: str, values: Mapping[str, str]) -> str:
    """The sentence with its values, in one pass. A placeholder without a value stays as it is.

    >>> fill("Je cherche à {town}.", {"town": "{secret}"})
    'Je cherche à {secret}.'
    """

    def value(found: re.Match[str]) -> str:
        return values.get(found[1], found[0])

    return _PLACEHOLDER.sub(value, wording)
