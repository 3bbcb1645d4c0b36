"""Is someone in danger? Two tiers: *certain* (numbers first) and *doubt* (one gentle line).

Alarming phrases are data (``data/emergency.*.json``). Three codes there are no dangers:

- ``idiom``: words that only sound alarming (« me tue avec ses bêtises », « mort de rire »);
  they are taken out before anything is looked for;
- ``distance``: past, hearsay, a lesson, a question about what to do some day: what was certain
  becomes a doubt;
- ``now``: words that cancel the distance (« là maintenant », « il est derrière la porte »);
  beside blows they make a doubt certain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conversations.understanding.lexicon import Lexicon, Meaning
from conversations.understanding.phrases import Hit
from conversations.understanding.reading import Danger, Urgency
from conversations.understanding.spelling import Token
from conversations.understanding.word_lists import DISTANCE, IDIOM, NOW

CERTAIN = "certain"
WORSE_NOW = frozenset({Danger.VIOLENCE, Danger.CHILD_ABUSE})
LEANS_A_LITTLE = 0.08
"""Share of anything grave that makes a doubt of a message in which no phrase alarms…"""
BESIDE_IDIOM = 4.5
"""… so many times more when words of an idiom weigh in it (« va me tuer si je rate le bac »)."""
LEANS = 0.42
"""Share of danger that is certain, with an alarming phrase or without."""
LEANS_TO_TONIGHT = 0.6
"""Share of being without a roof that counts among dangers: « nous n'avons nulle part où vivre »
may be true for months, « je dors dans une cage d'escalier » is tonight."""
HARDLY_LEANS = 0.25
"""Below this share of anything grave, an alarming phrase is only a doubt."""
LEANS_NOWHERE = 0.02
"""Below this share of anything grave, a word that may alarm (« vite ») does not…"""
A_PHRASE = 2
"""… but a phrase of so many words does."""
OF_ONE_KIND = 0.1
"""Share from which a kind of danger is named."""
PERHAPS = "perhaps"
"""What the leaning says of a text that is grave and may be an emergency."""
_TAKEN_OUT = Token("", "", False)


@dataclass(frozen=True, slots=True)
class Alarm:
    """What the phrases tell by themselves."""

    urgency: Urgency
    dangers: tuple[Danger, ...]
    says_much: bool
    """Whether one of the phrases has several words."""
    is_present: bool
    """False for what is past, jest, or a question about what to do some day."""
    has_idiom: bool = False
    """Whether some words only sound alarming."""


def find_dangers(
    tokens: Sequence[Token], lexicon: Lexicon, shares: Mapping[str, float]
) -> tuple[Urgency, tuple[Danger, ...]]:
    """How sure we are that someone is in danger, and the kinds of danger, surest first.

    ``shares`` is how much the whole message leans to each danger; a house without leanings goes
    by its phrases.
    """
    alarm = _alarm(tokens, lexicon)
    return weigh_dangers(alarm, shares) if shares else (alarm.urgency, alarm.dangers)


def weigh_dangers(alarm: Alarm, shares: Mapping[str, float]) -> tuple[Urgency, tuple[Danger, ...]]:
    """What the phrases told, corrected by what the whole message leans to.

    A number that a sure phrase gave is never taken away, only moved below the answer.
    """
    of_each = {danger: shares.get(danger.value, 0.0) for danger in Danger}
    share = sum(of_each.values())
    by_share = sorted(Danger, key=lambda danger: -of_each[danger])
    likeliest = [danger for danger in by_share if of_each[danger] > OF_ONE_KIND] or by_share[:1]
    grave = share + shares.get(PERHAPS, 0.0)
    if alarm.urgency is Urgency.CERTAIN:
        sure = grave >= HARDLY_LEANS
        return (Urgency.CERTAIN if sure else Urgency.DOUBT), alarm.dangers
    in_doubt = alarm.urgency is Urgency.DOUBT
    outside = of_each[Danger.NO_ROOF]
    certain = share - (outside if outside < LEANS_TO_TONIGHT else 0.0) >= LEANS
    if alarm.is_present and certain:
        return Urgency.CERTAIN, tuple(dict.fromkeys((*likeliest, *alarm.dangers)))
    if in_doubt and (grave >= LEANS_NOWHERE or alarm.says_much or not alarm.is_present):
        return Urgency.DOUBT, alarm.dangers
    if grave >= LEANS_A_LITTLE * (BESIDE_IDIOM if alarm.has_idiom else 1.0):
        return Urgency.DOUBT, tuple(likeliest)
    return Urgency.NONE, ()


def _alarm(tokens: Sequence[Token], lexicon: Lexicon) -> Alarm:
    idioms = [hit for hit in lexicon.emergency.find(tokens) if hit.meaning.code == IDIOM]
    found = [hit.meaning for hit in lexicon.emergency.find(_taking_out(tokens, idioms))]
    codes = {meaning.code for meaning in found}
    alarms = [meaning for meaning in found if meaning.code in set(Danger)]
    alarms.sort(key=lambda alarm: (alarm.grade, list(Danger).index(Danger(alarm.code))))
    return Alarm(
        urgency=_urgency(alarms, codes),
        dangers=tuple(dict.fromkeys(Danger(alarm.code) for alarm in alarms)),
        says_much=any(alarm.size >= A_PHRASE for alarm in alarms),
        is_present=NOW in codes or not (idioms or DISTANCE in codes),
        has_idiom=bool(idioms),
    )


def _urgency(alarms: Sequence[Meaning], codes: set[str]) -> Urgency:
    if not alarms:
        return Urgency.NONE
    sure = any(alarm.grade == CERTAIN for alarm in alarms)
    if NOW in codes:
        sure = sure or any(alarm.code in WORSE_NOW for alarm in alarms)
    elif DISTANCE in codes:
        sure = False
    return Urgency.CERTAIN if sure else Urgency.DOUBT


def _taking_out(tokens: Sequence[Token], idioms: Sequence[Hit[Meaning]]) -> list[Token]:
    """The same words, those of the idioms hidden."""
    kept = list(tokens)
    for hit in idioms:
        for place in range(hit.start, hit.end):
            kept[place] = _TAKEN_OUT
    return kept
