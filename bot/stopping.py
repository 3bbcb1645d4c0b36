"""What a command raises when it cannot do what was asked."""

from __future__ import annotations


class CannotDo(Exception):
    """The message is the one sentence shown: what is wrong, and how to mend it."""
