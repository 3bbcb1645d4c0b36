"""Learns what the model's numbers say: ``python -m tools.learn_sense`` (ten minutes).

It needs the extra ``semantic``, reads the same lessons as ``tools.learn`` (never a judging part)
and writes ``conversations/understanding/data/sense/*.json``. The same texts give the same weights.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.sense import MOST_READ, open_model, spread
from conversations.understanding.word_lists import About
from tools.learn import DATA
from tools.learning.lessons import Lesson, lessons

SUBJECTS = (About.NEEDS, About.INTENTS)
ROUNDS = 400
STEP = 0.5
PULL = 1e-5
"""How strongly the weights are pulled back to zero at each step."""
SCALE = 0.02
"""A weight is written as a whole number of these."""

Numbers = NDArray[np.float64]


def main() -> None:
    """Learn each subject and write it."""
    files = {path.name: path.read_text("utf-8") for path in sorted(DATA.glob("*.json"))}
    taught = {about: list(lessons(about, files)) for about in SUBJECTS}
    model = open_model()
    texts = sorted({lesson.text for each in taught.values() for lesson in each})
    told = {text: list(model(text[:MOST_READ])) for text in texts}
    centre = [round(float(each), 4) for each in np.mean(list(told.values()), axis=0)]
    (DATA / "sense").mkdir(exist_ok=True)
    for about, each in taught.items():
        (DATA / "sense" / f"{about}.json").write_text(learn(each, told, centre), "utf-8")


def learn(
    taught: Sequence[Lesson], told: Mapping[str, Sequence[float]], centre: Sequence[float]
) -> str:
    """The weights that tell these lessons apart, as a file: one code a line."""
    codes = sorted({lesson.code for lesson in taught})
    read = np.array([spread(told[lesson.text], centre) for lesson in taught])
    right = np.zeros((len(taught), len(codes)))
    for row, lesson in enumerate(taught):
        right[row, codes.index(lesson.code)] = 1.0
    usual, weights = descend(read, right, np.array([lesson.weight for lesson in taught]))
    rows = ",\n".join(json.dumps([round(float(each) / SCALE) for each in row]) for row in weights)
    head = {
        "codes": codes,
        "centre": list(centre),
        "usual": [round(float(each), 2) for each in usual],
        "scale": SCALE,
    }
    return f'{json.dumps(head)[:-1]}, "weights": [\n{rows}\n]}}\n'


def descend(read: Numbers, right: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Softmax regression on all lessons at once: what each code has, and its weights."""
    weights = np.zeros((right.shape[1], read.shape[1]))
    usual = np.zeros(right.shape[1])
    before, before_usual = np.zeros_like(weights), np.zeros_like(usual)
    for _round in range(ROUNDS):
        shares = np.exp(read @ weights.T + usual)
        wrong = (shares / shares.sum(axis=1, keepdims=True) - right) * counts[:, None]
        before = 0.9 * before + wrong.T @ read / counts.sum() + PULL * weights
        before_usual = 0.9 * before_usual + wrong.sum(axis=0) / counts.sum()
        weights -= STEP * before
        usual -= STEP * before_usual
    return usual, weights


if __name__ == "__main__":
    main()
