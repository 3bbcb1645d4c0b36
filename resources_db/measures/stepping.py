"""Taking a step: the one place where a measure's state is written."""

from __future__ import annotations

from datetime import datetime

from resources_db.actions import Reason
from resources_db.measures.machine import OVER, State, Step, after
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import WITHDRAWN


def out_of_turn(row: MeasureRow, step: Step) -> Reason | None:
    """Why a step may not be taken from where a measure stands; None when it may."""
    state = State(row.state)
    if after(state, step) is not None:
        return None
    if state is State.ENDED and row.end_ground != WITHDRAWN:
        return Reason.ENDED_BY_HEAD
    if step is Step.PLAN and state is State.DRAFTED:
        return Reason.AGREEMENT_MISSING
    return Reason.STILL_LIVE if step is Step.CLOSE else Reason.OUT_OF_TURN


def take(row: MeasureRow, step: Step, at: datetime) -> State:
    """The state it is in now. Raises when the step is out of turn: the caller has asked before."""
    reached = after(State(row.state), step)
    if reached is None:
        raise ValueError(f"{step} from {row.state}")
    row.state = reached.value
    if step is Step.START:
        row.started = at
    if reached is State.CLOSED:
        row.closed = at
    if reached in OVER and row.over is None:
        row.over = at
    return reached
