"""Text messages are counted as the networks count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sms.parts import lighter, size


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "parts"),
    [
        ("", "gsm-7", 0, 1),
        ("a" * 160, "gsm-7", 160, 1),
        ("a" * 161, "gsm-7", 161, 2),
        ("a" * 306, "gsm-7", 306, 2),
        ("a" * 307, "gsm-7", 307, 3),
        ("€" * 80, "gsm-7", 160, 1),
        ("a" * 152 + "€" + "a" * 152, "gsm-7", 306, 3),
        ("ê" * 70, "ucs-2", 70, 1),
        ("ê" * 71, "ucs-2", 71, 2),
        ("☀" * 134, "ucs-2", 134, 2),
        ("🌙" * 35, "ucs-2", 70, 1),
        ("🌙" * 67, "ucs-2", 134, 3),
        ("موعد", "ucs-2", 4, 1),
    ],
)
def test_sizes(text: str, alphabet: str, units: int, parts: int) -> None:
    """At and around each limit; double signs and surrogate pairs are never cut."""
    found = size(text)
    assert (found.alphabet, found.units, found.parts) == (alphabet, units, parts)


def test_accents_that_cost_a_part_are_let_go() -> None:
    """The words stay readable, in the alphabet that holds 160 of them."""
    light = lighter("Rendez-vous à l’hôtel, « très tôt »…")
    assert light == 'Rendez-vous à l\'hotel, "très tot"...'
    assert lighter("ça ira, Noël, cœur") == "ca ira, Noel, coeur"


def test_other_scripts_are_left_alone() -> None:
    """A text that cannot be written in the alphabet keeps every accent."""
    for text in ("موعدك يوم الخميس", "Зустріч о дев'ятій — тут", "Rendez-vous ☀ à l’hôtel"):
        assert lighter(text) == text


@given(st.text(max_size=400))
def test_lighter_never_costs_more(text: str) -> None:
    """Whatever is written, the lighter text takes no more parts, and is stable."""
    light = lighter(text)
    assert size(light).parts <= size(text).parts
    assert lighter(light) == light


@given(st.text(max_size=400), st.text(max_size=400))
def test_parts_add_up(one: str, other: str) -> None:
    """In one alphabet, two texts in one message never take more parts than each on its own."""
    both, first, second = size(one + other), size(one), size(other)
    if first.alphabet == second.alphabet:
        assert both.units == first.units + second.units
        limit = 160 if both.alphabet == "gsm-7" else 70
        assert (both.parts == 1) is (both.units <= limit)
        if both.parts > 1:
            each = 153 if both.alphabet == "gsm-7" else 67
            assert each * (both.parts - 1) - (both.parts - 1) < both.units <= each * both.parts
