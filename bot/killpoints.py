"""Named places at which a test may kill the process, to see that nothing is lost there.

Outside such a test nothing ever dies: :func:`reach` looks at one variable that is not set.
"""

from __future__ import annotations

import os
import signal
from enum import StrEnum

VARIABLE = "ACCROCHE_TEST_KILL_AT"
"""``point:n``: die when that point is reached for the n-th time."""


class Killpoint(StrEnum):
    """The places between two durable steps of a message's way."""

    BEFORE_STORE = "before_store"
    STORED = "stored"
    READ = "read"
    PERFORMED = "performed"
    BEFORE_COMMIT = "before_commit"
    COMMITTED = "committed"
    BEFORE_SEND = "before_send"
    SENT = "sent"
    MARKED = "marked"


class _Fuse:
    def __init__(self, written: str | None) -> None:
        point, _, count = (written or "").partition(":")
        self.point = point
        self.left = int(count or 1)

    def reach(self, point: Killpoint) -> None:
        if point.value != self.point:
            return
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


_fuse = _Fuse(os.environ.get(VARIABLE))


def reach(point: Killpoint) -> None:
    """Pass a named place."""
    _fuse.reach(point)
