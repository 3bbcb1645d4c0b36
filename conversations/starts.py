"""Reading start values: dialogues are opened with JSON that may be old, partial or wrong.

A value that cannot be read is left out, and its question is asked as if it had not been given.
"""

from __future__ import annotations

from collections.abc import Mapping

from conversations.journal import Json


def fields(start: Json) -> Mapping[str, Json]:
    """The named start values; none when there are none."""
    return start if isinstance(start, dict) else {}


def text(start: Json, name: str) -> str | None:
    """A start value that must be a code."""
    value = fields(start).get(name)
    return value if isinstance(value, str) else None


def number(start: Json, name: str) -> int | None:
    """A start value that must be a whole number."""
    value = fields(start).get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def texts(start: Json, name: str) -> tuple[str, ...]:
    """A start value that must be a list of codes."""
    value = fields(start).get(name)
    if not isinstance(value, list):
        return ()
    return tuple(item for item in value if isinstance(item, str))
