"""Two runs of a walk are the same, or the dialogue at fault is named."""

from __future__ import annotations

from bot.checks.hash_order import hash_order_faults
from conversations.check.findings import Fault

TINY = "tests.conversations.check.tiny"


def test_a_dialogue_that_depends_on_the_order_of_a_set_is_found() -> None:
    """Its sound neighbour is left alone."""
    found = list(hash_order_faults(f"{TINY}:HASHED"))
    assert [(it.fault, it.dialogue) for it in found] == [(Fault.HASH_ORDER, "from_a_set")]


def test_a_sound_dialogue_is_the_same_in_every_run() -> None:
    """Nothing is found where nothing depends on chance."""
    assert list(hash_order_faults(f"{TINY}:SOUND")) == []


def test_a_dialogue_that_computes_for_ever_is_stopped() -> None:
    """The proof itself always ends."""
    (found,) = hash_order_faults(f"{TINY}:FOR_EVER", patience=2.0)
    assert (found.fault, found.detail) == (Fault.ENDLESS, "le parcours ne se termine pas")


def test_a_walk_that_cannot_start_is_said() -> None:
    """The last line of the error is told."""
    (found,) = hash_order_faults(f"{TINY}:NO_SUCH_NAME")
    assert found.fault is Fault.EXCEPTION
    assert "NO_SUCH_NAME" in found.detail
