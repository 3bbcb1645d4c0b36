"""The only place that reads the clock. Everything below the shell gets the time as a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True)
class MovedClock:
    """A clock that stands still until it is moved: the demonstration's."""

    now: datetime
    """The instant that it shows, in UTC."""

    def __call__(self) -> datetime:
        return self.now

    def move(self, to: datetime) -> None:
        """Show a later instant. Raises ``ValueError`` for an earlier one: no time goes back."""
        if to < self.now:
            raise ValueError(f"the clock shows {self.now}, after {to}")
        self.now = to.astimezone(UTC)
