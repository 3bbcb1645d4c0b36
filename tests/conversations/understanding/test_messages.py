"""Understanding, measured on written messages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import pytest

from conversations.understanding.knowledge import Knowledge
from conversations.understanding.read import read
from conversations.understanding.reading import Reading, Urgency
from resources_db.directory.words import fold
from tests.conversations.understanding.messages import (
    HERE,
    Message,
    building,
    judging_again,
    judging_fourth,
    judging_third,
    practice,
    samples,
    written,
)

ALONE = (*judging_again(), *judging_third(), *judging_fourth())
"""Messages that only judge."""
ALL = (*samples(), *building(), *written(), *ALONE)
JUDGING = tuple(message for message in written() if message.judges)
BUILDING = (*samples(), *building(), *(message for message in written() if not message.judges))
TOO_NEAR = 0.6
"""Share of common pieces from which two messages are nearly the same."""


@pytest.mark.parametrize("message", samples(), ids=lambda message: message.id)
def test_a_sample_message_is_understood(message: Message, knowledge: Knowledge) -> None:
    """Each sample gets one of its needs first, its intent and its urgency."""
    reading = read(message.text, knowledge)
    told = message.needs & set(reading.needs[:1])
    assert told or not message.needs or not reading.needs or reading.asks_case_data
    assert reading.intent in message.intents
    assert (reading.urgency is Urgency.CERTAIN) == message.urgent


def test_the_needs_of_the_judging_part_are_found(knowledge: Knowledge) -> None:
    """Measured: among the first three 97 %, first 92 %; the floors stand a little below."""
    assert _first(JUDGING, knowledge) >= 0.9
    assert _among_three(JUDGING, knowledge) >= 0.95


def test_the_intents_of_the_judging_part_are_found(knowledge: Knowledge) -> None:
    """Measured: 96 %; the floor stands a little below."""
    assert _intents(JUDGING, knowledge) >= 0.94


@pytest.mark.parametrize(
    "message", [one for one in ALL if one.urgent], ids=lambda message: message.id
)
def test_no_emergency_is_left_without_a_number(message: Message, knowledge: Knowledge) -> None:
    """Every urgent message, of both parts, is at least a doubt: never a percentage here."""
    reading = read(message.text, knowledge)
    assert reading.urgency is not Urgency.NONE
    assert reading.dangers


@pytest.mark.parametrize(
    ("part", "first", "three", "intent"),
    [
        (judging_again, 0.94, 0.97, 0.92),
        (judging_third, 0.85, 0.94, 0.95),
        (judging_fourth, 0.95, 0.98, 0.96),
    ],
)
def test_the_later_judging_parts_agree(
    part: Callable[[], Sequence[Message]],
    first: float,
    three: float,
    intent: float,
    knowledge: Knowledge,
) -> None:
    """Measured: first need 97, 89, 98 %; in three 99, 96, 100 %; intent 94, 99, 98 %."""
    assert _first(part(), knowledge) >= first
    assert _among_three(part(), knowledge) >= three
    assert _intents(part(), knowledge) >= intent


def _tell_a_need(messages: Iterable[Message]) -> list[Message]:
    return [one for one in messages if one.needs and one.intents & {"find_help", "emergency"}]


def _first(messages: Iterable[Message], knowledge: Knowledge) -> float:
    told = _tell_a_need(messages)
    return _share(told, knowledge, lambda m, r: bool(m.needs & set(r.needs[:1])))


def _among_three(messages: Iterable[Message], knowledge: Knowledge) -> float:
    told = _tell_a_need(messages)
    return _share(told, knowledge, lambda m, r: bool(m.needs & {*(*r.needs, *r.guesses)[:3]}))


def _intents(messages: Iterable[Message], knowledge: Knowledge) -> float:
    return _share(messages, knowledge, lambda m, r: r.intent in m.intents)


def test_a_gentle_number_stays_rare(knowledge: Knowledge) -> None:
    """Measured: 12 % of the ordinary messages of the first judging part, 6 % of the last.

    It was 9 % when more emergencies went without their number: the line is gentle, its want is not.
    """
    for part, most in ((JUDGING, 0.14), (judging_fourth(), 0.08)):
        ordinary = [one for one in part if "emergency" not in one.intents]
        assert _share(ordinary, knowledge, lambda _, r: r.urgency is Urgency.DOUBT) <= most


def test_most_emergencies_are_certain(knowledge: Knowledge) -> None:
    """Measured on the judging part: 93 %; on what it was built with: 98 %."""
    urgent = [message for message in JUDGING if message.urgent]
    assert _share(urgent, knowledge, lambda _, r: r.urgency is Urgency.CERTAIN) >= 0.9
    known = [message for message in BUILDING if message.urgent]
    assert _share(known, knowledge, lambda _, r: r.urgency is Urgency.CERTAIN) >= 0.93


def test_ordinary_messages_are_hardly_ever_certain_emergencies(knowledge: Knowledge) -> None:
    """At most 2 % of ordinary messages put the numbers above everything."""
    ordinary = [one for one in JUDGING if not one.urgent and "emergency" not in one.intents]
    assert _share(ordinary, knowledge, lambda _, r: r.urgency is Urgency.CERTAIN) <= 0.02


@pytest.mark.parametrize(
    "message", [one for one in BUILDING if one.is_case], ids=lambda message: message.id
)
def test_asking_for_somebody_s_case_is_recognised(message: Message, knowledge: Knowledge) -> None:
    """Every request for a case that we know of is to be refused."""
    assert read(message.text, knowledge).asks_case_data


def test_ordinary_messages_are_hardly_ever_taken_for_a_case(knowledge: Knowledge) -> None:
    """Refusing someone who asks for help is rare: at most 1 %."""
    ordinary = [message for message in ALL if not message.is_case]
    assert _share(ordinary, knowledge, lambda _, r: r.asks_case_data) <= 0.01


def test_the_messages_are_many_and_split_in_two_comparable_parts() -> None:
    """Eight hundred at least, every group in both parts, and no id used twice."""
    assert len(written()) >= 800
    everything = (*ALL, *practice())
    assert len({message.id for message in everything}) == len(everything)
    groups = {message.group for message in written()}
    for part in (True, False):
        assert {one.group for one in written() if one.judges is part} == groups


def test_nothing_is_learned_from_a_message_that_judges() -> None:
    """No practice message and no example is nearly the same as one of the judging part."""
    judging = [_pieces(message.text) for message in (*JUDGING, *ALONE)]
    holding: dict[str, list[int]] = defaultdict(list)
    for number, pieces in enumerate(judging):
        for piece in pieces:
            holding[piece].append(number)

    def is_near(text: str) -> bool:
        pieces = _pieces(text)
        shared = Counter(number for piece in pieces for number in holding.get(piece, ()))
        return any(
            common >= TOO_NEAR * (len(pieces) + len(judging[number]) - common)
            for number, common in shared.items()
        )

    learned = [*(message.text for message in practice()), *_examples()]
    assert [text for text in learned if is_near(text)] == []
    worded = [message.text for message in JUDGING if _pieces(message.text)]
    assert all(map(is_near, worded)), "each is near itself"


def _examples() -> list[str]:
    lines = [
        line
        for path in sorted((HERE / "examples").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("= ")
    ]
    return [text.strip() for line in lines for text in line.split(" | ")]


def _pieces(text: str) -> frozenset[str]:
    folded = f" {fold(text)} "
    return frozenset(folded[start : start + 3] for start in range(len(folded) - 2))


def _share(
    messages: Iterable[Message],
    knowledge: Knowledge,
    holds: Callable[[Message, Reading], bool],
) -> float:
    results = [holds(message, read(message.text, knowledge)) for message in messages]
    return sum(results) / len(results)
