"""Which needs a message tells of, likeliest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.reading import Danger, Urgency
from conversations.understanding.scoring import ECHO, score
from conversations.understanding.spelling import Token
from resources_db.directory.terms import NeedCode

NEEDS_OF_DANGER: Mapping[Danger, tuple[NeedCode, ...]] = {
    Danger.SUICIDE: (NeedCode("sante_mentale"),),
    Danger.VIOLENCE: (NeedCode("violences_intrafamiliales"), NeedCode("protection_enfance")),
    Danger.CHILD_ABUSE: (NeedCode("protection_enfance"), NeedCode("violences_intrafamiliales")),
    Danger.RUNAWAY: (NeedCode("fugue"),),
    Danger.IMMEDIATE: (),
    Danger.NO_ROOF: (NeedCode("logement"),),
}
"""What each danger calls for, first the likeliest."""
OF_DANGER: Mapping[Urgency, float] = {Urgency.NONE: 0.0, Urgency.DOUBT: 0.8, Urgency.CERTAIN: 6.0}
ENOUGH = 0.5
"""A lower score is noise."""
ENOUGH_LEANING = 0.05
"""A need that no phrase tells is read from a leaning of this share at least."""
OF_THE_LISTS = 0.5
"""What being first by the lists adds to the logarithm of a leaning; half of it to the second."""
A_GUESS = 0.2
"""Without a phrase of the lists, no need is read unless one has such a share."""
LEADS = 0.4
"""The first need is sure when it leads the second by this, as a logarithm (1.5 times)…"""
SURE = 0.3
"""… and has such a share of the leaning; :data:`A_GUESS` where a phrase of the lists tells it."""
LEAST_SHARE = 1e-4
MOST = 5
AMONG = 3
"""How many needs are named at least, the last ones as mere guesses."""


def score_needs(
    tokens: Sequence[Token], lexicon: Lexicon, written_in: str | None
) -> dict[NeedCode, float]:
    """How strongly the word lists tell each need."""
    scores = score(lexicon.needs.find(tokens), written_in)
    return {NeedCode(code): told for code, told in scores.items()}


def add_dangers(
    scores: Mapping[NeedCode, float], urgency: Urgency, dangers: Sequence[Danger]
) -> dict[NeedCode, float]:
    """The same scores, with what the dangers call for."""
    added = dict(scores)
    for danger in dangers:
        for rank, code in enumerate(NEEDS_OF_DANGER[danger]):
            added[code] = added.get(code, 0.0) + OF_DANGER[urgency] * ECHO**rank
    return added


def rank_needs(scores: Mapping[NeedCode, float], order: Sequence[NeedCode]) -> tuple[NeedCode, ...]:
    """The needs by score, ties in the order of the taxonomy; five at most."""
    told = [code for code in order if scores.get(code, 0.0) >= ENOUGH]
    return tuple(sorted(told, key=lambda code: -scores[code])[:MOST])


def fuse_needs(
    told: Sequence[NeedCode], shares: Mapping[str, float], order: Sequence[NeedCode]
) -> tuple[tuple[NeedCode, ...], bool]:
    """What the lists tell (likeliest first) and what the message leans to, in one order.

    With it, whether the first clearly leads the second.
    """
    if not shares:
        return tuple(told), True
    if not told and max(shares.values()) < A_GUESS:
        return (), True
    ranks = {code: rank for rank, code in enumerate(told, start=1)}
    found = [code for code in order if code in ranks or shares.get(code, 0) >= ENOUGH_LEANING]

    def strength(code: NeedCode) -> float:
        leaning = log(max(LEAST_SHARE, shares.get(code, 0.0)))
        return leaning + (OF_THE_LISTS / ranks[code] if code in ranks else 0.0)

    ranked = sorted(found, key=lambda code: -strength(code))[:MOST]
    return tuple(ranked), _is_sure([strength(code) for code in ranked], ranked, told, shares)


def guess_needs(
    ranked: Sequence[NeedCode], shares: Mapping[str, float], order: Sequence[NeedCode]
) -> tuple[NeedCode, ...]:
    """What else the message may be about, so that with ``ranked`` there are three needs.

    Too little to answer by; nothing when the message leans nowhere.
    """
    others = (code for code in order if code not in ranked)
    likeliest = sorted(others, key=lambda code: -shares.get(code, 0.0))
    return tuple(likeliest[: max(0, AMONG - len(ranked))]) if shares else ()


def _is_sure(
    strengths: Sequence[float],
    ranked: Sequence[NeedCode],
    told: Sequence[NeedCode],
    shares: Mapping[str, float],
) -> bool:
    """Whether the first need can be answered at once, without asking which was meant."""
    if len(ranked) < 2:
        return True
    known = shares.get(ranked[0], 0.0) >= (A_GUESS if ranked[0] in told else SURE)
    return known and strengths[0] - strengths[1] >= LEADS
