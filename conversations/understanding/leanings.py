"""Which codes a whole message leans to: a linear model learned from written messages.

The word lists say what a phrase means; a leaning weighs every word at once, and so still says
something when no list knows the phrase. The weights are data (``data/leaning.*.json``), learned
by ``python -m tools.learn`` from the messages of the tests; the model only adds them up.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from math import exp
from typing import TypedDict, cast

FILE_PREFIX = "leaning."
"""How the names of the files of weights begin."""


class Written(TypedDict):
    """A file of weights."""

    codes: list[str]
    usual: list[float]
    scale: float
    weights: dict[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Leaning:
    """Weights by feature; made by :func:`parse_leaning`."""

    codes: tuple[str, ...] = ()
    usual: tuple[float, ...] = ()
    """What each code has before any word is read."""
    scale: float = 1.0
    weights: Mapping[str, str] = field(default_factory=dict[str, str])
    """« place of a code:weight in units of ``scale`` », between spaces. A message meets a few
    hundred of these rows out of many thousands: they are read when met."""

    def shares(self, features: Mapping[str, float]) -> dict[str, float]:
        """How much of the message leans to each code; the shares of all codes make 1."""
        told = list(self.usual)
        for feature, count in features.items():
            unit = count * self.scale
            for place, weight in self._row(feature):
                told[place] += unit * weight
        most = max(told, default=0.0)
        parts = [exp(each - most) for each in told]
        whole = sum(parts)
        return {code: part / whole for code, part in zip(self.codes, parts, strict=True)}

    def knows_a_word(self, features: Mapping[str, float]) -> bool:
        """Whether a whole word of the message was met while learning."""
        return any(feature.endswith(" ") and feature in self.weights for feature in features)

    def strongest(
        self, features: Mapping[str, float], code: str, limit: int
    ) -> list[tuple[str, float]]:
        """The features that speak most for a code, strongest first: for explanations."""
        place = self.codes.index(code) if code in self.codes else -1
        told: list[tuple[str, float]] = []
        for feature, count in features.items():
            row = self._row(feature)
            told += [(feature, w * self.scale * count) for at, w in row if at == place and w > 0]
        return sorted(told, key=lambda each: -each[1])[:limit]

    def _row(self, feature: str) -> Iterator[tuple[int, int]]:
        for pair in self.weights.get(feature, "").split():
            place, _colon, weight = pair.partition(":")
            yield int(place), int(weight)


def parse_leaning(text: str) -> Leaning:
    """A file of weights, as ``tools.learn`` wrote it."""
    written = cast("Written", json.loads(text))
    return Leaning(
        tuple(written["codes"]), tuple(written["usual"]), written["scale"], written["weights"]
    )


NO_LEANING = Leaning()
"""Of a house without weights: every share is missing."""
