"""Reading a message: from any text to a :class:`Reading`. Pure, total, deterministic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice
from unicodedata import normalize

from conversations.understanding.ages import told_age
from conversations.understanding.asides import find_aside
from conversations.understanding.commands import find_command
from conversations.understanding.emergency import find_dangers
from conversations.understanding.features import features
from conversations.understanding.intents import asks_case_data, choose_intent
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.languages import language_asked, language_named
from conversations.understanding.leanings import NO_LEANING
from conversations.understanding.lexicon import Lexicon
from conversations.understanding.needs import (
    add_dangers,
    fuse_needs,
    guess_needs,
    rank_needs,
    score_needs,
)
from conversations.understanding.only_places import is_only_a_place, names_of
from conversations.understanding.reading import Command, Danger, Intent, Reading, Urgency
from conversations.understanding.signs import signs
from conversations.understanding.spelling import Token
from conversations.understanding.word_lists import About
from conversations.understanding.written_in import guess_language
from resources_db.directory.words import words

KEPT_AT_START = 1_000
KEPT_AT_END = 500
"""Characters. What matters in a very long message is said first or last."""
MOST_UNFOLDED = 6_000
"""Characters of the same text with its ligatures undone: « ﷺ » is one sign and eighteen letters."""
KEPT_OF_LIGATURES = 100
"""Characters read of a text of such ligatures, which nobody writes to be understood."""
NEED_NOTHING = frozenset({Intent.SMALLTALK, Intent.OUT_OF_SCOPE})
"""Wishes beside which no need is read."""
TELLS_A_NEED = frozenset({Intent.FIND_HELP, Intent.EMERGENCY})
"""Wishes that are about a need, whether or not its name is told."""
MOST_WORDS = 200
"""Words looked at, half of them from the end."""
AGAIN = 3
"""How often the same word is looked at in a row: « non non non non » says no more than that."""


def read(text: str, knowledge: Knowledge) -> Reading:
    """What a message says. Any Python string will do; the same one gives the same reading."""
    kept = cut(text)
    plain = tuple(words(kept))
    communes = knowledge.towns.mentioned(kept)
    names = names_of(communes, knowledge.towns)
    command, language = _command(kept)
    said = Reading(
        text=kept,
        words=plain,
        intent=Intent.OUT_OF_SCOPE,
        communes=communes,
        age=told_age(kept),
        command=command,
        aside=find_aside(kept),
        language=language,
        written_in=guess_language(plain, knowledge.lexicon.spelling.small_words),
    )
    if is_only_a_place(plain, names, knowledge.lexicon.spelling):
        return said
    tokens = _ends(knowledge.lexicon.tokens(kept, names))
    looks = tuple(signs(kept, plain, knowledge.lexicon.spelling.first_names, names))
    leanings = _leanings(tokens, plain, looks, knowledge.lexicon)
    return _understood(said, tokens, leanings, knowledge.lexicon)


def _understood(
    said: Reading,
    tokens: Sequence[Token],
    leanings: Mapping[About, Mapping[str, float]],
    lexicon: Lexicon,
) -> Reading:
    """The same reading, with the danger, the needs and the wish that the message tells."""
    urgency, dangers = find_dangers(tokens, lexicon, leanings[About.EMERGENCY])
    told = score_needs(tokens, lexicon, said.written_in)
    listed = rank_needs(add_dangers(told, urgency, dangers), lexicon.order)
    needs, leads = fuse_needs(listed, leanings[About.NEEDS], lexicon.order)
    guesses = guess_needs(needs, leanings[About.NEEDS], lexicon.order)
    wishes = lexicon.intents.find(tokens)
    shares = leanings[About.INTENTS]
    case_data = asks_case_data(wishes, shares, _of_danger(leanings[About.EMERGENCY]))
    if urgency is Urgency.CERTAIN:
        intent = Intent.EMERGENCY
    elif said.command is Command.HUMAN:
        intent = Intent.TALK_TO_HUMAN
    elif said.command is Command.LANGUAGE:
        intent = Intent.LANGUAGE_CHANGE
    elif case_data:
        intent = Intent.OUT_OF_SCOPE
    else:
        strongest = max(told.values(), default=0.0)
        intent = choose_intent(wishes, said.written_in, strongest, shares)
    return replace(
        said,
        intent=intent,
        needs=() if intent in NEED_NOTHING and not case_data else needs,
        guesses=guesses if intent in TELLS_A_NEED else (),
        is_sure=leads,
        urgency=urgency,
        dangers=dangers,
        asks_case_data=case_data,
        language=_language(said, intent),
    )


def _language(said: Reading, intent: Intent) -> str | None:
    """The language asked for: by a whole message of few words, or among other words."""
    among = language_named(said.text) if intent is Intent.LANGUAGE_CHANGE else None
    return said.language or among


def _of_danger(shares: Mapping[str, float]) -> float:
    return sum(shares.get(danger.value, 0.0) for danger in Danger)


def _leanings(
    tokens: Sequence[Token], plain: Sequence[str], looks: Sequence[str], lexicon: Lexicon
) -> Mapping[About, Mapping[str, float]]:
    """What the message leans to in each subject; nothing when no word of it is known."""
    if max(map(len, plain), default=0) < 2 or not lexicon.leanings:
        return {about: {} for about in About}
    found = features(tokens, plain, looks)
    leanings = {about: lexicon.leanings.get(about, NO_LEANING) for about in About}
    if not any(leaning.knows_a_word(found) for leaning in leanings.values()):
        return {about: {} for about in About}  # of unknown words, the pieces say nothing sure
    return {about: leaning.shares(found) for about, leaning in leanings.items()}


def cut(text: str) -> str:
    """A text short enough to be read at once: the start and the end of a very long one."""
    short = len(text) <= KEPT_AT_START + KEPT_AT_END
    kept = text if short else text[:KEPT_AT_START] + " \n " + text[-KEPT_AT_END:]
    return kept if len(normalize("NFKD", kept)) <= MOST_UNFOLDED else kept[:KEPT_OF_LIGATURES]


def _ends(tokens: Iterable[Token]) -> tuple[Token, ...]:
    half = MOST_WORDS // 2
    kept = tuple(token for _word, same in groupby(tokens) for token in islice(same, AGAIN))
    return kept if len(kept) <= MOST_WORDS else (*kept[:half], *kept[-half:])


def _command(text: str) -> tuple[Command | None, str | None]:
    language = language_asked(text)
    return (Command.LANGUAGE if language else find_command(text)), language
