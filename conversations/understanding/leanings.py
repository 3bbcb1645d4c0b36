"""Which codes a whole message leans to: a linear model learned from written messages.

The word lists say what a phrase means; a leaning weighs every word at once, and so still says
something when no list knows the phrase. The weights are data (``data/leaning.*.json``), learned
by ``python -m tools.learn`` from the messages of the tests; the model only adds them up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from typing import TypedDict, cast

FILE_PREFIX = "leaning."
"""How the names of the files of weights begin."""


class Written(TypedDict):
    """A file of weights."""

    codes: list[str]
    usual: list[float]
    scale: float
    weights: dict[str, list[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Leaning:
    """Weights by feature; made by :func:`parse_leaning`."""

    codes: tuple[str, ...] = ()
    usual: tuple[float, ...] = ()
    """What each code has before any word is read."""
    scale: float = 1.0
    weights: Mapping[str, list[int]] | None = None
    """Place of a code, then its weight in units of ``scale``, and so on."""

    def shares(self, features: Mapping[str, float]) -> dict[str, float]:
        """How much of the message leans to each code; the shares of all codes make 1."""
        told = list(self.usual)
        weights = self.weights or {}
        for feature, count in features.items():
            known = weights.get(feature)
            if known:
                unit = count * self.scale
                for place in range(0, len(known), 2):
                    told[known[place]] += unit * known[place + 1]
        most = max(told, default=0.0)
        parts = [exp(each - most) for each in told]
        whole = sum(parts)
        return {code: part / whole for code, part in zip(self.codes, parts, strict=True)}

    def knows_a_word(self, features: Mapping[str, float]) -> bool:
        """Whether a whole word of the message was met while learning."""
        return any(
            feature.endswith(" ") and feature in (self.weights or {}) for feature in features
        )

    def strongest(
        self, features: Mapping[str, float], code: str, limit: int
    ) -> list[tuple[str, float]]:
        """The features that speak most for a code, strongest first: for explanations."""
        place = self.codes.index(code) if code in self.codes else -1
        told: list[tuple[str, float]] = []
        for feature, count in features.items():
            known = (self.weights or {}).get(feature, [])
            pairs = zip(known[::2], known[1::2], strict=True)
            told += [(feature, w * self.scale * count) for at, w in pairs if at == place and w > 0]
        return sorted(told, key=lambda each: -each[1])[:limit]


def parse_leaning(text: str) -> Leaning:
    """A file of weights, as ``tools.learn`` wrote it."""
    written = cast("Written", json.loads(text))
    return Leaning(
        tuple(written["codes"]), tuple(written["usual"]), written["scale"], written["weights"]
    )


NO_LEANING = Leaning()
"""Of a house without weights: every share is missing."""
