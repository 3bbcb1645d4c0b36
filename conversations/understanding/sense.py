"""What a whole message resembles, beside the words it is made of: an optional second opinion.

A house may have a model that compares meanings across languages (the extra ``semantic``). The
shell hands it in as a value; nothing here loads it, and everything works without.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from typing import Protocol

from conversations.understanding.word_lists import About

SAYS = 0.3
"""What the logarithm of the second opinion counts beside that of the words."""
LEAST_SHARE = 1e-6


class Sense(Protocol):
    """A model of the meaning of messages."""

    def shares(self, text: str, /) -> Mapping[About, Mapping[str, float]]:
        """How much the text resembles what is written of each code; a subject may be missing."""
        ...


def agree(
    words: Mapping[About, Mapping[str, float]], sensed: Mapping[About, Mapping[str, float]]
) -> dict[About, Mapping[str, float]]:
    """Both opinions as one, subject by subject. Dangers are told by words alone."""
    return {
        about: _both(shares, sensed[about]) if shares and about in sensed else shares
        for about, shares in words.items()
    }


def _both(words: Mapping[str, float], sensed: Mapping[str, float]) -> dict[str, float]:
    """The shares of both, which make 1.

    >>> {code: round(share, 2) for code, share in _both({"a": 0.5, "b": 0.5}, {"a": 1}).items()}
    {'a': 0.98, 'b': 0.02}
    """
    told = {
        code: log(max(LEAST_SHARE, share)) + SAYS * log(max(LEAST_SHARE, sensed.get(code, 0.0)))
        for code, share in words.items()
    }
    most = max(told.values())
    parts = {code: exp(each - most) for code, each in told.items()}
    whole = sum(parts.values())
    return {code: part / whole for code, part in parts.items()}
