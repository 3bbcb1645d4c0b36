"""The written messages that understanding is built on and judged by."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from bot.evaluation.written import Message, message, read_messages

__all__ = [
    "Message",
    "building",
    "judging_again",
    "judging_third",
    "practice",
    "samples",
    "written",
]
HERE = Path(__file__).parent


@cache
def samples() -> tuple[Message, ...]:
    """The sample messages that came with the facts."""
    return tuple(map(message, json.loads((HERE / "sample_messages.json").read_text("utf-8"))))


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
def building() -> tuple[Message, ...]:
    """The first messages, which the word lists were written with: only to build on."""
    return read_messages(HERE / "first_messages.jsonl")


@cache
def practice() -> tuple[Message, ...]:
    """Messages written to learn from, and for nothing else."""
    return read_messages(HERE / "practice.jsonl")
