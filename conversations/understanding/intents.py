"""What the person wants. The safety checks (danger, somebody's case) come before, in ``read``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from conversations.understanding.lexicon import Meaning
from conversations.understanding.phrases import Hit
from conversations.understanding.reading import Intent
from conversations.understanding.scoring import score
from conversations.understanding.word_lists import CASE_DATA

OF_NEED = 0.7
MOST_OF_NEED = 2.4
"""A need told is a reason to look for help: this share of its score, at most so much."""
BESIDE_ANYTHING = 0.5
"""Politeness beside anything else: « bonjour, je cherche… » is no greeting."""
OF_THE_LISTS = 0.2
"""What each point of the lists adds to the logarithm of a leaning: a sure phrase counts three."""
LEAST_SHARE = 1e-3
LEANS_TO_A_CASE = 0.22
"""A message that leans so much to a request for somebody's case is one, unless it leans more to
a danger: « mon beau-père touche ma sœur » tells of a person too."""
_ORDER = {intent: place for place, intent in enumerate(Intent)}


def asks_case_data(
    hits: Sequence[Hit[Meaning]], shares: Mapping[str, float], danger: float = 0.0
) -> bool:
    """True when the message asks for the case or the data of somebody else.

    ``shares`` is what it leans to; ``danger`` is how much of it leans to any danger.
    """
    told = any(hit.meaning.code == CASE_DATA for hit in hits)
    return told or shares.get(CASE_DATA, 0.0) >= max(LEANS_TO_A_CASE, danger)


def choose_intent(
    hits: Sequence[Hit[Meaning]],
    written_in: str | None,
    need: float,
    shares: Mapping[str, float] | None = None,
) -> Intent:
    """The likeliest intent; ``out_of_scope`` when nothing is recognised.

    ``hits`` are those of the lexicon's intents in the message;
    ``need`` is the score of the need best told, 0 when none is;
    ``shares`` is what the whole message leans to.
    """
    scores = _scores(hits, written_in, need)
    if not shares:
        return min(scores, key=lambda intent: (-scores[intent], _ORDER[intent]))
    strengths = {
        intent: log(max(LEAST_SHARE, shares.get(intent.value, 0.0)))
        + OF_THE_LISTS * scores.get(intent, 0.0)
        for intent in Intent
    }
    return min(strengths, key=lambda intent: (-strengths[intent], _ORDER[intent]))


def _scores(
    hits: Sequence[Hit[Meaning]], written_in: str | None, need: float
) -> dict[Intent, float]:
    """What the lists tell of each intent; never empty."""
    wanted = [hit for hit in hits if hit.meaning.code != CASE_DATA]
    scores = {Intent(code): told for code, told in score(wanted, written_in).items()}
    if need > 0:
        told = min(MOST_OF_NEED, need * OF_NEED)
        scores[Intent.FIND_HELP] = scores.get(Intent.FIND_HELP, 0.0) + told
    if len(scores) > 1 and Intent.SMALLTALK in scores:
        scores[Intent.SMALLTALK] *= BESIDE_ANYTHING
    return scores or {Intent.OUT_OF_SCOPE: 1.0}
