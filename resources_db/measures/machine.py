"""The life of a measure: one table of states and steps. ``docs/measures.md`` is drawn from it.

What each step needs besides its turn (agreements, signatures, places) is in the handlers; that no
step is taken out of turn is here, and only here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class State(StrEnum):
    """Where a measure stands."""

    DRAFTED = "drafted"
    """Called in; the family has not agreed."""
    AGREED = "agreed"
    """A holder agreed, maybe provisionally, by telephone; or none has to."""
    PLANNED = "planned"
    """Its half-days, hosts and tutors are known: the contract may be signed."""
    SIGNED = "signed"
    """By everyone who has to."""
    RUNNING = "running"
    COMPLETED = "completed"
    """To its end, whether or not it was respected."""
    ENDED = "ended"
    """Before its end: by the head (R9), or because a holder took back the agreement."""
    REFUSED = "refused"
    """By a holder of parental authority, before it began."""
    CANCELLED = "cancelled"
    """By the service, before it began."""
    RETURNED = "returned"
    """The return to class was talked over."""
    CLOSED = "closed"


class Step(StrEnum):
    """What takes a measure from one state to the next."""

    AGREE = "agree"
    PLAN = "plan"
    SIGN = "sign"
    SIGN_LAST = "sign_last"
    START = "start"
    CHANGE = "change"
    """One half-day becomes another while it runs: everyone is told, the contract holds."""
    MARK = "mark"
    COMPLETE = "complete"
    STOP = "stop"
    """By the head."""
    WITHDRAW = "withdraw"
    """By a holder."""
    CANCEL = "cancel"
    """By the service."""
    RETURN = "return"
    CLOSE = "close"


_BEFORE: Final = (State.DRAFTED, State.AGREED, State.PLANNED, State.SIGNED)

TRANSITIONS: Mapping[tuple[State, Step], State] = MappingProxyType(
    {
        (State.DRAFTED, Step.AGREE): State.AGREED,
        (State.AGREED, Step.PLAN): State.PLANNED,
        (State.PLANNED, Step.PLAN): State.PLANNED,
        # Other days are another contract: it is signed again.
        (State.SIGNED, Step.PLAN): State.PLANNED,
        (State.PLANNED, Step.SIGN): State.PLANNED,
        (State.PLANNED, Step.SIGN_LAST): State.SIGNED,
        (State.SIGNED, Step.START): State.RUNNING,
        (State.RUNNING, Step.CHANGE): State.RUNNING,
        (State.RUNNING, Step.MARK): State.RUNNING,
        (State.RUNNING, Step.COMPLETE): State.COMPLETED,
        **{(state, Step.STOP): State.ENDED for state in (*_BEFORE, State.RUNNING)},
        **{(state, Step.WITHDRAW): State.REFUSED for state in _BEFORE},
        (State.RUNNING, Step.WITHDRAW): State.ENDED,
        **{(state, Step.CANCEL): State.CANCELLED for state in _BEFORE},
        (State.COMPLETED, Step.RETURN): State.RETURNED,
        (State.ENDED, Step.RETURN): State.RETURNED,
        **{
            (state, Step.CLOSE): State.CLOSED
            for state in (
                State.COMPLETED,
                State.ENDED,
                State.REFUSED,
                State.CANCELLED,
                State.RETURNED,
            )
        },
    }
)
"""Every step that may be taken, and where it leads. What is not here is refused."""

LIVE: Final = frozenset({*_BEFORE, State.RUNNING})
"""It is going to take place, or does: its places are taken."""
OVER: Final = frozenset(State) - LIVE


def after(state: State, step: Step) -> State | None:
    """The state a step leads to; None when it may not be taken."""
    return TRANSITIONS.get((state, step))


def drawing() -> str:
    """The machine as a mermaid diagram."""
    lines = [f"    {before} --> {end}: {step}" for (before, step), end in TRANSITIONS.items()]
    return "\n".join(("stateDiagram-v2", f"    [*] --> {State.DRAFTED}", *lines,
                      f"    {State.CLOSED} --> [*]"))  # fmt: skip
