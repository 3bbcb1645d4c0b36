"""Softmax regression by stochastic descent: one lesson at a time, in an order set by a seed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ROUNDS = 8
STEP = 1.0
PULL = 3e-4
"""How strongly a weight is pulled back to zero each time it is changed."""
BEFORE = 0.3
"""How much a feature counts as met before any lesson: more makes the first steps smaller."""
NO_LESSON = 0.01
"""A code given so nearly its right share needs no change."""
SEED = 6

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """One text as features, the place of its code, and how much it counts."""

    features: Mapping[str, float]
    code: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Lesson:
    """An example with its features as the places of their rows."""

    rows: NDArray[np.intp]
    counts: Numbers
    code: int
    weight: float


def descend(examples: Sequence[Example], codes: int) -> tuple[list[float], dict[str, list[float]]]:
    """What each code has before any word, and the weights of each feature."""
    places: dict[str, int] = {}
    lessons = [_lesson(example, places) for example in examples]
    usual = np.zeros(codes)
    weights = np.zeros((len(places), codes))
    met = np.full(len(places), BEFORE)
    chance = np.random.default_rng(SEED)
    for done in range(ROUNDS):
        order: list[int] = chance.permutation(len(lessons)).tolist()
        for place in order:
            _learn(lessons[place], usual, weights, met, STEP / (1 + 0.3 * done))
    return usual.tolist(), dict(zip(places, weights.tolist(), strict=True))


def _lesson(example: Example, places: dict[str, int]) -> _Lesson:
    rows = [places.setdefault(feature, len(places)) for feature in example.features]
    counts = np.array(list(example.features.values()), dtype=np.float64)
    return _Lesson(np.array(rows, dtype=np.intp), counts, example.code, example.weight)


def _learn(lesson: _Lesson, usual: Numbers, weights: Numbers, met: Numbers, step: float) -> None:
    """Change what is told of the lesson's features towards its code."""
    rows = weights[lesson.rows]
    wrong = _shares(usual + lesson.counts @ rows)
    wrong[lesson.code] -= 1.0
    changed = np.abs(wrong) > NO_LESSON
    if not changed.any():
        return
    wrong[~changed] = 0.0
    usual -= 0.02 * step * lesson.weight * wrong
    met[lesson.rows] += lesson.counts**2
    pace = step * lesson.weight * lesson.counts / np.sqrt(met[lesson.rows])
    weights[lesson.rows] = rows * (1 - PULL * changed) - np.outer(pace, wrong)


def _shares(told: Numbers) -> Numbers:
    parts: Numbers = np.exp(told - told.max())
    parts /= parts.sum()
    return parts
