"""What each kind of database can do."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Protocol, TypeVar

from sqlalchemy.orm import Session

T = TypeVar("T")


class Backend(Protocol):
    """Runs works off the caller's thread."""

    def read(self, work: Callable[[Session], T]) -> Future[T]:
        """Run a work that only reads, on one consistent view of what is committed."""
        ...

    def write(self, work: Callable[[Session], T]) -> Future[T]:
        """Run a work; the future is done when its changes are durable."""
        ...

    def close(self) -> None:
        """Finish what was asked, then let go of every connection and thread."""
        ...
