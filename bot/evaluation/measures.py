"""What an answer is measured by, and how sure a share of few messages is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from bot.asking import Answer
from bot.evaluation.written import Message

_Z = 1.96
"""Of an interval that holds 95 times in 100."""
_FOUND = frozenset({"give_resources", "ask_one_question"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A message, what was answered, and whether the reply holds a number to call."""

    message: Message
    answer: Answer
    has_number: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """One column: which messages it is about, and what is right."""

    name: str
    about: Callable[[Message], bool]
    holds: Callable[[Judged], bool]


def interval(held: int, count: int) -> tuple[float, float]:
    """The interval of a share (Wilson, 95 %), between 0 and 1.

    >>> low, high = interval(9, 10)
    >>> round(low, 2), round(high, 2)
    (0.6, 0.98)
    """
    if count == 0:
        return 0.0, 1.0
    share = held / count
    spread = 1 + _Z * _Z / count
    middle = share + _Z * _Z / (2 * count)
    half = _Z * sqrt(share * (1 - share) / count + _Z * _Z / (4 * count * count))
    return max(0.0, (middle - half) / spread), min(1.0, (middle + half) / spread)


def _tells_a_need(message: Message) -> bool:
    return bool(message.needs) and message.intent in ("find_help", "emergency")


def _is_ordinary(message: Message) -> bool:
    return not message.urgent and "emergency" not in message.intents


def _behaves(judged: Judged) -> bool:
    expected, done = judged.message.behavior, judged.answer["behavior"]
    return done == expected or {done, expected} <= _FOUND or _is_grave(judged)


def _is_grave(judged: Judged) -> bool:
    """« emergency_first » is right too where an emergency is an accepted reading."""
    accepted = "emergency" in judged.message.intents
    return accepted and judged.answer["behavior"] == "emergency_first"


MEASURES: tuple[Measure, ...] = (
    Measure(
        "besoin 1er", _tells_a_need, lambda j: bool({*j.answer["needs"][:1]} & j.message.needs)
    ),
    Measure("besoin 3", _tells_a_need, lambda j: bool({*j.answer["needs"][:3]} & j.message.needs)),
    Measure("intention", lambda _: True, lambda j: j.answer["intent"] in j.message.intents),
    Measure("conduite", lambda _: True, _behaves),
    Measure(
        "genre utile",
        lambda message: bool(message.kinds),
        lambda j: bool({*j.answer["kinds"]} & j.message.kinds),
    ),
    Measure("urgence certaine", lambda message: message.urgent, lambda j: j.answer["urgent"]),
    Measure("urgence + numéro", lambda m: "emergency" in m.intents, lambda j: j.has_number),
    Measure("sans fausse alerte", _is_ordinary, lambda j: not j.answer["urgent"]),
    Measure(
        "dossier refusé",
        lambda message: message.is_case,
        lambda j: j.answer["behavior"] == "refuse_case_data",
    ),
)


def rows(judged: Iterable[Judged]) -> Mapping[str, list[Judged]]:
    """The messages of each row of the table: all, by group, by language."""
    kept = list(judged)
    found: dict[str, list[Judged]] = {"tous": kept}
    for name, key in (("", "group"), ("langue ", "lang")):
        for each in sorted({str(getattr(one.message, key)) for one in kept}):
            found[name + each] = [one for one in kept if getattr(one.message, key) == each]
    return found
