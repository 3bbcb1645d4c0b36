"""What the documentation and the mend say about a good value of a setting."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expects:
    """What a good value looks like, in words."""

    words: str
