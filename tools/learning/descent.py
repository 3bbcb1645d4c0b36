"""Softmax regression by stochastic descent, without a library: slow, small and repeatable."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, sqrt
from random import Random

ROUNDS = 8
STEP = 1.0
PULL = 3e-4
"""How strongly a weight is pulled back to zero each time it is changed."""
BEFORE = 0.3
"""How much a feature counts as met before any lesson: more makes the first steps smaller."""
NO_LESSON = 0.01
"""A code given so nearly its right share needs no change."""
SEED = 6


@dataclass(frozen=True, slots=True)
class Example:
    """One text as features, the place of its code, and how much it counts."""

    features: Mapping[str, float]
    code: int
    weight: float


def descend(examples: Sequence[Example], codes: int) -> tuple[list[float], dict[str, list[float]]]:
    """What each code has before any word, and the weights of each feature."""
    usual = [0.0] * codes
    weights = {feature: [0.0] * codes for one in examples for feature in one.features}
    met = dict.fromkeys(weights, BEFORE)
    order = list(examples)
    chance = Random(SEED)  # noqa: S311 - an order of lessons, not a secret
    for done in range(ROUNDS):
        chance.shuffle(order)
        for example in order:
            _learn(example, usual, weights, met, STEP / (1 + 0.3 * done))
    return usual, weights


def _learn(
    example: Example,
    usual: list[float],
    weights: Mapping[str, list[float]],
    met: dict[str, float],
    step: float,
) -> None:
    rows = [(weights[feature], feature, count) for feature, count in example.features.items()]
    told = usual
    for row, _feature, count in rows:
        told = [each + count * weight for each, weight in zip(told, row, strict=True)]
    wrong = _shares(told)
    wrong[example.code] -= 1.0
    lessons = [(place, share) for place, share in enumerate(wrong) if abs(share) > NO_LESSON]
    for place, share in lessons:
        usual[place] -= 0.02 * step * example.weight * share
    for row, feature, count in rows:
        if lessons:
            met[feature] += count * count
        pace = step * example.weight * count / sqrt(met[feature])
        for place, share in lessons:
            row[place] = (1 - PULL) * row[place] - pace * share


def _shares(told: Sequence[float]) -> list[float]:
    most = max(told)
    parts = [exp(each - most) for each in told]
    whole = sum(parts)
    return [part / whole for part in parts]
