"""Bringing a dialogue to where a person stands, by replay.

A thread is (dialogue, start values, journal). To go on, the generator is started afresh and
given its journal again: there is no other state. A journal that no longer fits (the dialogue
changed under a waiting person) is cut at the last step that still fits, and asked again from
there, but never before a performed action.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from conversations.journal import Entry, Journal, Json
from conversations.steps import Act, Dialogue, DoesNotFit, Ending, Query, Question, Say, Step

MOST_SENTENCES_IN_A_ROW = 20
"""A dialogue that says more without waiting is an endless loop: a bug, found by the crawler."""


class EndlessDialogue(RuntimeError):
    """A dialogue speaks on and on without asking, finding or ending."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A dialogue that can be opened by name."""

    name: str
    begin: Callable[[Json], Dialogue[Ending]]
    """Starts the generator from JSON start values; what it cannot read is left out."""
    resting: bool = False
    """A place to choose from, such as the menu: it is left without a trace."""
    lasting: bool = False
    """About something that was announced: its buttons go on working whatever else is opened,
    and nothing comes back to it by itself."""


class Standing:
    """Where a person stands in a dialogue."""

    def __init__(self, definition: Definition, start: Json) -> None:
        self._steps = definition.begin(start)
        self._journal: list[Entry] = []
        self._answers: list[int] = []
        self.spoken: list[Say] = []
        """What was said since :meth:`hush`."""
        self.pending: Question[object] | Query[object] | Act | None = None
        self.ending: Ending | None = None
        self._advance(None, first=True)

    @property
    def journal(self) -> Journal:
        """The values given so far."""
        return tuple(self._journal)

    def feed(self, raw: Json) -> None:
        """Give the pending step its value; :class:`DoesNotFit` (nothing changed) if it cannot."""
        step: Step[object] | None = self.pending
        if step is None:
            raise DoesNotFit("nothing is awaited")
        step.decode(raw)
        if isinstance(step, Question):
            self._answers.append(len(self._journal))
        self._journal.append(Entry(step.key, raw, barrier=isinstance(step, Act)))
        self._advance(raw, first=False)

    def hush(self) -> None:
        """Forget what was said: it has reached the person already."""
        self.spoken.clear()

    def before_last_answer(self) -> Journal | None:
        """The journal cut before the last answer; None when there is none to take back."""
        if not self._answers:
            return None
        cut = self._answers[-1]
        if any(entry.barrier for entry in self._journal[cut:]):
            return None
        return tuple(self._journal[:cut])

    def _advance(self, raw: Json, *, first: bool) -> None:
        try:
            step = next(self._steps) if first else self._steps.send(raw)
            while isinstance(step, Say):
                self.spoken.append(step)
                if len(self.spoken) > MOST_SENTENCES_IN_A_ROW:
                    raise EndlessDialogue
                step = next(self._steps)
            self.pending = step
        except StopIteration as end:
            self.pending = None
            self.ending = end.value


@dataclass(frozen=True, slots=True)
class Replayed:
    """A thread brought back to life."""

    standing: Standing
    repaired: bool
    """Some answers no longer fit: the person is asked again from the last step that does."""
    lost: bool
    """A performed action lies among what no longer fits: the thread cannot go on."""


def replay(definition: Definition, start: Json, journal: Journal) -> Replayed:
    """Start the dialogue afresh and give it its journal again."""
    standing = Standing(definition, start)
    for position, entry in enumerate(journal):
        step = standing.pending
        if step is None or step.key != entry.key or isinstance(step, Act) != entry.barrier:
            return _cut(standing, journal[position:])
        try:
            standing.hush()
            standing.feed(entry.value)
        except DoesNotFit:
            return _cut(standing, journal[position:])
    standing.hush()
    return Replayed(standing, repaired=False, lost=False)


def _cut(standing: Standing, left: Journal) -> Replayed:
    standing.hush()
    return Replayed(standing, repaired=True, lost=any(entry.barrier for entry in left))
