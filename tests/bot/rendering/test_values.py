"""Values take the reader's formats and the city's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.values import isolated, plain, worded

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (12345, "12\u202f345", "12,345"),
        (date(2026, 11, 24), "mardi 24 novembre 2026", "Tuesday, 24 November 2026"),
        (time(14, 30), "14\u00a0h\u00a030", "14:30"),
        (time(9), "9\u00a0h", "09:00"),
        (
            datetime(2026, 7, 1, 22, 30, tzinfo=UTC),
            "jeudi 2 juillet 2026, 00:30",
            "Thursday, 2 July 2026, 00:30",
        ),
        ("2015", "2015", "2015"),
    ],
)
def test_formats_of_the_language(value: str | int | date | time, french: str, english: str) -> None:
    """Numbers, dates and hours are those of France and of Great Britain; instants are in Paris."""
    assert worded(value, "fr", PARIS) == french
    assert worded(value, "en", PARIS) == english


def test_an_instant_without_a_zone_is_refused() -> None:
    """Nobody could say when it is."""
    with pytest.raises(ValueError, match="zone"):
        worded(datetime(2026, 7, 1, 22, 30), "fr", PARIS)  # noqa: DTZ001


@given(st.text(st.characters(codec=None)))
def test_any_words_can_be_written(value: str) -> None:
    """Lone surrogates and control signs never reach a channel; other signs all do."""
    told = plain(value)
    told.encode("utf-8")
    assert not any(ord(sign) < 32 and sign != "\n" for sign in told)


@given(st.text(st.characters(categories=("L", "N", "P", "S"))))
def test_ordinary_words_are_untouched(value: str) -> None:
    """Letters, digits and signs come out as they went in."""
    assert plain(value) == value


@given(st.text())
def test_right_to_left_values_are_isolated(value: str) -> None:
    """In Arabic a value stands between isolates that it cannot close from within."""
    told = isolated(value, "ar")
    assert (told[0], told[-1]) == ("\u2068", "\u2069")
    assert not {"\u2066", "\u2067", "\u2068", "\u2069", "\u202e"} & set(told[1:-1])
    assert isolated(value, "fr") == value
