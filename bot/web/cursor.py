"""The cursor: the number of the last line that someone has already read."""

from __future__ import annotations

_DIGITS = 18


def read_cursor(written: str | None) -> int | None:
    """A plain number; None for anything else.

    >>> read_cursor("12"), read_cursor("-1"), read_cursor(None)
    (12, None, None)
    """
    if written is None or not (written.isascii() and written.isdecimal()):
        return None
    return int(written) if len(written) <= _DIGITS else None
