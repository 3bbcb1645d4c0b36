"""Pauses that grow while something goes on failing."""

from __future__ import annotations

from dataclasses import dataclass

_FIRST, _LONGEST = 1.0, 60.0


@dataclass(slots=True)
class Growing:
    """1, 2, 4… seconds, up to a minute; from the beginning once it worked.

    >>> pause = Growing()
    >>> [pause.next() for _ in range(8)]
    [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0]
    """

    _next: float = _FIRST

    def next(self) -> float:
        """Seconds to wait this time."""
        pause, self._next = self._next, min(self._next * 2, _LONGEST)
        return pause

    def reset(self) -> None:
        """It worked."""
        self._next = _FIRST
