"""Someone who writes far too fast is asked once to slow down; the others are served meanwhile."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

BURST = 40
"""Updates that one chat may send at once."""
EVERY = timedelta(seconds=1)
"""After a burst, one update is taken each time this has passed."""
_MOST = 10_000
"""Chats and updates that are remembered."""


class Verdict(Enum):
    """What is done with an update."""

    TAKE = auto()
    WARN = auto()
    """It gets no turn, and the person is told."""
    DROP = auto()
    """It gets no turn; they were told already."""


@dataclass(slots=True)
class Flood:
    """How much each chat has sent lately."""

    _until: OrderedDict[int, datetime] = field(default_factory=OrderedDict[int, datetime])
    _warned: set[int] = field(default_factory=set[int])
    _verdicts: OrderedDict[int, Verdict] = field(default_factory=OrderedDict[int, Verdict])

    def judge(self, chat: int, update: int, at: datetime) -> Verdict:
        """Whether to take an update. A repeated one is judged as it was the first time."""
        verdict = self._verdicts.get(update)
        if verdict is None:
            verdict = self._verdicts[update] = self._judge(chat, at)
            if len(self._verdicts) > _MOST:
                self._verdicts.popitem(last=False)
        return verdict

    def _judge(self, chat: int, at: datetime) -> Verdict:
        counted = max(at, self._until.get(chat, at))
        if counted - at >= BURST * EVERY:
            if chat in self._warned:
                return Verdict.DROP
            self._warned.add(chat)
            return Verdict.WARN
        if counted == at:
            self._warned.discard(chat)
        self._until[chat] = counted + EVERY
        self._until.move_to_end(chat)
        if len(self._until) > _MOST:
            self._until.popitem(last=False)
        return Verdict.TAKE
