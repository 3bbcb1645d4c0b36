"""The written messages that understanding is built on and judged by."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.evaluation.written import Message, read_messages, read_samples
from tools.learning.practice import practice_in

__all__ = [
    "Message",
    "building",
    "judging_again",
    "judging_fourth",
    "judging_third",
    "practice",
    "samples",
    "written",
]
HERE = Path(__file__).parent


@cache
def samples() -> tuple[Message, ...]:
    """The sample messages that came with the facts."""
    return read_samples(HERE / "sample_messages.json")


@cache
def written() -> tuple[Message, ...]:
    """The messages written for the purpose before any list was read; half of them judge."""
    return read_messages(HERE / "messages.jsonl")


@cache
def judging_again() -> tuple[Message, ...]:
    """Messages that only judge, written a second time, before understanding was next changed."""
    return read_messages(HERE / "judging_again.jsonl")


@cache
def judging_third() -> tuple[Message, ...]:
    """The same, written a third time, in the mix of intents that the issue describes."""
    return read_messages(HERE / "judging_third.jsonl")


@cache
def judging_fourth() -> tuple[Message, ...]:
    """Two sets by two authors who had read nothing here but the facts' samples and the issue."""
    return read_messages(HERE / "judging_fourth.jsonl")


@cache
def building() -> tuple[Message, ...]:
    """The first messages, which the word lists were written with: only to build on."""
    return read_messages(HERE / "first_messages.jsonl")


@cache
def practice() -> tuple[Message, ...]:
    """Messages written to learn from, and for nothing else."""
    return tuple(practice_in(HERE / "practice"))
