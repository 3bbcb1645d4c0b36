"""Placeholders are filled, and nothing else is interpreted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.placeholders import fill, placeholders


@given(st.text())
def test_a_value_is_never_interpreted(value: str) -> None:
    """Whatever a value holds, braces included, it comes out as it went in."""
    assert fill("a {x} b {x}", {"x": value, "y": "no"}) == f"a {value} b {value}"


@given(st.text(), st.text())
def test_two_values_do_not_meet(one: str, two: str) -> None:
    """A value that names another placeholder does not receive that one's value."""
    assert fill("{one}|{two}", {"one": one, "two": two}) == f"{one}|{two}"


def test_no_attribute_no_index_no_format() -> None:
    """What ``str.format`` would reach into stays as it is written."""
    tricky = "{x.__class__} {x[0]} {x!r} {x:>10} {0} {} {X}"
    assert fill(tricky, {"x": "value"}) == tricky
    assert placeholders(tricky) == frozenset()


def test_a_missing_value_leaves_its_placeholder() -> None:
    """A sentence without one of its values is still said."""
    assert fill("À {town}, {count}", {"count": "3"}) == "À {town}, 3"


@given(st.text())
def test_filling_any_sentence_never_fails(wording: str) -> None:
    """Filling is total, and leaves no named placeholder that had a value."""
    names = placeholders(wording)
    assert not placeholders(fill(wording, dict.fromkeys(names, "v"))) & names or "{{" in wording
