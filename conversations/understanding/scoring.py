"""How strongly a message tells each code of a list: needs and intents are scored alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from conversations.understanding.lexicon import FRENCH, TAXONOMY, Meaning
from conversations.understanding.phrases import Hit

GRADE_WEIGHTS: Mapping[str, float] = {"sure": 3.0, "likely": 1.5, "hint": 0.6}
LONGER_SAYS_MORE = 0.12
"""Added share of a phrase's weight for each word after the first."""
ECHO = 0.5
"""Each further phrase of the same code counts this much of the one before."""
FOREIGN = 0.25
"""A phrase of a language that the message is not written in counts this much."""
WITHIN = 0.35
"""A phrase inside a longer one counts this much (« école » in « école de la 2e chance »)."""


def score(hits: Sequence[Hit[Meaning]], written_in: str | None = None) -> dict[str, float]:
    """The score of each code that was found, in order of first appearance.

    ``written_in`` is the language of the message, None when it cannot be told.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    few = _first_of_each(hits)
    for hit in few:
        phrases = found[hit.meaning.code]
        phrase = hit.meaning.phrase
        phrases[phrase] = max(phrases.get(phrase, 0.0), _weight(hit, few) * _share(hit, written_in))
    return {code: _sum(list(weights.values())) for code, weights in found.items()}


def _first_of_each(hits: Sequence[Hit[Meaning]]) -> Sequence[Hit[Meaning]]:
    """The first place of each phrase: saying it again adds nothing."""
    return list({hit.meaning: hit for hit in reversed(hits)}.values())[::-1]


def _share(hit: Hit[Meaning], written_in: str | None) -> float:
    return 1.0 if written_in in (None, hit.meaning.language) or _is_french(hit) else FOREIGN


def _is_french(hit: Hit[Meaning]) -> bool:
    """French words (« pronote », « collège ») are used in every language here."""
    return hit.meaning.language in (FRENCH, TAXONOMY)


def _weight(hit: Hit[Meaning], hits: Sequence[Hit[Meaning]]) -> float:
    meaning = hit.meaning
    weight = GRADE_WEIGHTS[meaning.grade] * (1 + LONGER_SAYS_MORE * (meaning.size - 1))
    return weight * WITHIN if any(_is_within(hit, other) for other in hits) else weight


def _is_within(hit: Hit[Meaning], other: Hit[Meaning]) -> bool:
    """True when a longer phrase, telling at least as surely, covers this one."""
    return (
        other.start <= hit.start
        and hit.end <= other.end
        and hit.end - hit.start < other.end - other.start
        and GRADE_WEIGHTS[hit.meaning.grade] <= GRADE_WEIGHTS[other.meaning.grade]
    )


def _sum(weights: list[float]) -> float:
    weights.sort(reverse=True)
    return sum(weight * ECHO**rank for rank, weight in enumerate(weights))
