"""Why a message was read as it was: which words led where. For the people who mend the lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from conversations.understanding.features import features
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.leanings import NO_LEANING
from conversations.understanding.lexicon import Meaning
from conversations.understanding.only_places import names_of
from conversations.understanding.phrases import Hit
from conversations.understanding.read import read
from conversations.understanding.signs import signs
from conversations.understanding.spelling import Token
from conversations.understanding.word_lists import About

LIKELIEST = 3
MOST_FEATURES = 6


def explain(text: str, knowledge: Knowledge) -> Iterator[str]:
    """Lines of plain text: what was read, the phrases found, and what the words lean to."""
    reading = read(text, knowledge)
    spelling = knowledge.lexicon.spelling
    names = names_of(reading.communes, knowledge.towns)
    tokens = knowledge.lexicon.tokens(reading.text, names)
    looks = signs(reading.text, reading.words, spelling.first_names, names)
    found = features(tokens, reading.words, looks)
    yield f"intent: {reading.intent}; needs: {', '.join(reading.needs) or 'none'}"
    dangers = ", ".join(reading.dangers)
    yield f"urgency: {reading.urgency}{f' ({dangers})' if dangers else ''}"
    yield f"read as: {' '.join(token.word for token in tokens)}"
    for about, phrases in (
        (About.NEEDS, knowledge.lexicon.needs),
        (About.INTENTS, knowledge.lexicon.intents),
        (About.EMERGENCY, knowledge.lexicon.emergency),
    ):
        for hit in phrases.find(tokens):
            yield _phrase(about, hit, tokens)
        yield from _leaning(about, found, knowledge)


def _phrase(about: About, hit: Hit[Meaning], tokens: Sequence[Token]) -> str:
    meaning = hit.meaning
    said = " ".join(token.word for token in tokens[hit.start : hit.end])
    return f"{about} list: « {said} » → {meaning.code} ({meaning.grade}, {meaning.language})"


def _leaning(about: About, found: Mapping[str, float], knowledge: Knowledge) -> Iterator[str]:
    leaning = knowledge.lexicon.leanings.get(about, NO_LEANING)
    shares = sorted(leaning.shares(found).items(), key=lambda each: -each[1])
    for code, share in shares[:LIKELIEST]:
        led = leaning.strongest(found, code, MOST_FEATURES)
        told = ", ".join(f"« {feature.strip()} » {weight:+.1f}" for feature, weight in led)
        yield f"{about} leaning: {code} {share:.0%}: {told}"
