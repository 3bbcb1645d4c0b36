"""A conversation's log, arranged for the page.

Only the last question is live: its answers and its exits stand below the log, next to the text
field. Those of earlier questions stay within reach, folded: several questions can be open at
once (a reminder, a search) and the desk answers any press kindly, but a screen reader or a
keyboard passes them in one stop each instead of eight.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.port import Posted

LONGEST = 2000
"""Signs shown of what the person wrote; the rest is kept, but weighs nothing on the page."""
SHOWN = 40
"""Lines on the page at first; the whole conversation is one link away."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the template draws."""

    lines: Sequence[Posted]
    live: Posted | None
    """The last question: the last line of the assistant that has answers or exits."""
    earlier: int
    """How many older lines are left out."""
    landing: str
    """The anchor where one goes on reading."""


def arrange(
    log: Sequence[Posted], *, whole: bool, new: Sequence[Posted] | None = None
) -> Conversation:
    """The end of the log, or all of it; ``new`` are the lines of the turn just taken."""
    lines = log if whole else log[-SHOWN:]
    return Conversation(lines, _live(log), len(log) - len(lines), landing_line(new or ()))


def arrange_after(log: Sequence[Posted], after: int, new: Sequence[Posted]) -> Conversation | None:
    """What a page that already shows the log up to a line must add to it, or draw again.

    That is every later line, and the question that is live no longer: its answers are now
    folded below it. None when the log does not hold that line: it was erased since, and the
    page must be drawn afresh.
    """
    if all(line.id != after for line in log):
        return None
    live, before = _live(log), _live([line for line in log if line.id <= after])
    stale = before if before != live else None
    lines = [line for line in log if line.id > after or line is stale]
    return Conversation(lines, live, 0, landing_line(new))


def landing_line(new: Sequence[Posted]) -> str:
    """The anchor to land on after a turn: the first new answer, else where one answers.

    A repeated press may add nothing at all.
    """
    answers = (line for line in new if line.author == "assistant")
    first = next(answers, new[-1] if new else None)
    return f"m{first.id}" if first else "answer"


def _live(log: Sequence[Posted]) -> Posted | None:
    asked = (line for line in reversed(log) if line.body.choices or line.body.exits)
    return next(asked, None)
