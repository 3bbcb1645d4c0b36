"""Reading any text at all."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations.understanding.knowledge import Knowledge
from conversations.understanding.read import KEPT_AT_END, KEPT_AT_START, cut, read
from conversations.understanding.reading import Command, Intent, Reading, Urgency

ANY_TEXT = st.text(st.characters(), max_size=400)
"""Any code points, lone surrogates and control characters included."""
WORDS = st.lists(
    st.sampled_from(
        "mon fils exclu mourir pas plus la de 76000 rouen saint stop ... | * [ ] = @ j'ai 14 ans "
        "المدرسة школа 😂 \x00 \ud800 İ ß ﬁ ² ½".split()
    ),
    max_size=60,
).map(" ".join)


@settings(deadline=None, max_examples=150)
@given(text=ANY_TEXT | WORDS)
def test_any_text_is_read_the_same_each_time(text: str, knowledge: Knowledge) -> None:
    """Never an error; the same text, the same reading."""
    reading = read(text, knowledge)
    assert reading == read(text, knowledge)
    assert isinstance(reading, Reading)


@settings(deadline=None, max_examples=50)
@given(text=st.text(min_size=1, max_size=20), times=st.integers(1, 400))
def test_a_long_text_is_cut_to_its_ends(text: str, times: int) -> None:
    """What is read never grows with what is written."""
    long = text * times
    kept = cut(long)
    assert len(kept) <= KEPT_AT_START + KEPT_AT_END + 3
    assert kept.startswith(long[:KEPT_AT_START])
    assert kept.endswith(long[-KEPT_AT_END:])


@pytest.mark.parametrize(
    "sign",
    [
        *("a", " ", "ﷺ", "½", "e\u0301", "İ", "😂", "jpeu ", "4eB ", "Aa A. "),
        *("Saint-Denis ", "76 ", "a ", "me se ", "me a pas ", "la de le je me ne pas "),
    ],
)
def test_any_long_text_is_read_within_50_milliseconds(sign: str, knowledge: Knowledge) -> None:
    """100,000 characters, whatever they are: the shortest of ten times, in CPU time."""
    text = sign * (100_000 // len(sign))
    spent: list[float] = []
    for _time in range(10):
        before = process_time()
        read(text, knowledge)
        spent.append(process_time() - before)
    assert min(spent) < 0.05


@pytest.mark.parametrize("place", ["start", "end"])
def test_an_alarm_at_either_end_of_a_very_long_message_is_heard(
    place: str, knowledge: Knowledge
) -> None:
    """100,000 characters do not hide it."""
    long = "bla " * 25_000
    text = f"je veux mourir {long}" if place == "start" else f"{long} je veux mourir"
    assert read(text, knowledge).urgency is Urgency.CERTAIN


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "😀😀😀",
        "\x00\x01",
        "\ud83d",
        "<b>x</b>",
        "**_x_**",
        "'; DROP TABLE a; --",
        "\u202e",
    ],
)
def test_what_says_nothing_is_out_of_scope(text: str, knowledge: Knowledge) -> None:
    """No need and no alarm are made up."""
    reading = read(text, knowledge)
    assert reading.intent is Intent.OUT_OF_SCOPE
    assert (reading.needs, reading.urgency, reading.command) == ((), Urgency.NONE, None)


def test_a_need_comes_with_its_town_and_age(knowledge: Knowledge) -> None:
    """What is already said need not be asked."""
    reading = read("mon fils de 13 ans est exclu, on est à Elbeuf", knowledge)
    assert reading.needs[0] == "exclusion_temporaire"
    assert reading.communes == ("76231",)
    assert reading.age == 13
    assert reading.intent is Intent.FIND_HELP


def test_a_command_is_carried_with_its_language(knowledge: Knowledge) -> None:
    """« en arabe svp » is a command, and says which language."""
    reading = read("en arabe svp", knowledge)
    assert (reading.command, reading.language) == (Command.LANGUAGE, "ar")
    assert reading.intent is Intent.LANGUAGE_CHANGE
    assert read("parler à quelqu'un", knowledge).intent is Intent.TALK_TO_HUMAN
