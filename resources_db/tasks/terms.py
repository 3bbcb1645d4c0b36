"""How a task ends."""

from __future__ import annotations

from enum import StrEnum

NOTE_LENGTH = 500
"""Longest call note, in characters: what was agreed, not an account."""


class TaskOutcome(StrEnum):
    """What came of it: one tap each."""

    REACHED = "reached"
    VOICEMAIL = "voicemail"
    """A message was left: the task comes back the next day."""
    WRONG_NUMBER = "wrong_number"
    """Somebody else's: the number is silenced at once."""
    CALLED_BACK = "called_back"
    REFUSED = "refused"
    """They do not want to be called."""
    DONE = "done"
