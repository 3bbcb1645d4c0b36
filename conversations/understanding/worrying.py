"""Is someone in danger, in words that are no message: a page of a booklet, a tutor's, a teacher's.

In a chat a doubt costs one gentle line. Here it calls someone of the service, who would soon stop
reading if every page about painting a wall did: what only leans a little to danger is not enough.
Whatever phrase alarms is, even where the rest of the page weighs against it: « il a des bleus ».
"""

from __future__ import annotations

from typing import Final

from conversations.understanding.emergency import PERHAPS, find_dangers
from conversations.understanding.features import features
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.leanings import NO_LEANING
from conversations.understanding.read import cut, read
from conversations.understanding.reading import Danger, Urgency
from conversations.understanding.signs import signs
from conversations.understanding.spelling import Token
from conversations.understanding.word_lists import About
from resources_db.directory.words import words

LEANS_ENOUGH: Final = 0.2
"""Share of anything grave from which words without any alarming phrase are a doubt.

Of 100 ordinary sentences of a booklet, a tutor and a teacher, 14 alarm with it and 21 with the
chat's own share; of 60 grave ones, 52 alarm with it and 56 with the chat's (``judging_booklets``:
one author's sentences, real ones will differ).
"""


def worry(text: str, knowledge: Knowledge) -> tuple[Urgency, tuple[Danger, ...]]:
    """How sure we are that someone is in danger, and the kinds of danger, likeliest first."""
    reading = read(text, knowledge)
    if reading.urgency is Urgency.CERTAIN:
        return reading.urgency, reading.dangers
    tokens = knowledge.lexicon.tokens(cut(text))
    _urgency, dangers = find_dangers(tokens, knowledge.lexicon, {})
    if dangers:
        return Urgency.DOUBT, dangers
    enough = reading.urgency is Urgency.DOUBT and _weight(text, tokens, knowledge) >= LEANS_ENOUGH
    return (Urgency.DOUBT, reading.dangers) if enough else (Urgency.NONE, ())


def _weight(text: str, tokens: tuple[Token, ...], knowledge: Knowledge) -> float:
    """How much the words lean to danger, or to something grave."""
    kept = cut(text)
    plain, lexicon = words(kept), knowledge.lexicon
    found = features(tokens, plain, signs(kept, plain, lexicon.spelling.first_names))
    shares = lexicon.leanings.get(About.EMERGENCY, NO_LEANING).shares(found)
    return sum(shares.get(code, 0.0) for code in (*Danger, PERHAPS))
