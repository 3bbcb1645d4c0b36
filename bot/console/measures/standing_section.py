"""Where a measure stands: its frame, its state, and the steps on the way."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sqlalchemy.orm import Session

from bot.console.measures import sentences as d
from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from conversations.texts import Text, _
from resources_db.measures.machine import State


class _Stage(Enum):
    """Whether a step is behind, the one at hand, or ahead. The value is the words of its mark."""

    DONE = d.DONE_MARK
    NEXT = d.NEXT_MARK
    LATER = d.LATER_MARK


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of the way."""

    label: Text
    stage: _Stage


_WAY = (
    (_("La famille est d'accord"), State.DRAFTED),
    (_("Les demi-journées sont planifiées"), State.AGREED),
    (_("Le contrat est signé par tous"), State.PLANNED),
    (_("La mesure a commencé"), State.SIGNED),
    (_("La mesure est allée à son terme"), State.RUNNING),
    (_("L'élève est revenu en classe"), State.COMPLETED),
    (_("La mesure est close"), State.RETURNED),
)
"""Each step, and the state in which it is the one at hand."""
_AT_HAND = {state: number for number, (_label, state) in enumerate(_WAY)}
_BROKEN_OFF = frozenset({State.ENDED, State.REFUSED, State.CANCELLED})


def show(_session: Session, _visit: StaffVisit, opened: Opened) -> Shown:
    """The state for everyone; the steps for those who see the whole of it."""
    view = opened.view
    return Shown(
        "_standing.html",
        {
            "frame": () if view.frame is None else d.frame(view.frame),
            "steps": () if view.frame is None else _steps(view.state),
            "provisional": bool(view.provisional),
        },
    )


def _steps(state: State) -> tuple[_Step, ...]:
    """No way is drawn of a measure that left it."""
    if state in _BROKEN_OFF or state is State.CLOSED:
        return ()
    here = _AT_HAND[state]
    return tuple(_Step(label, _stage(number, here)) for number, (label, _s) in enumerate(_WAY))


def _stage(number: int, here: int) -> _Stage:
    if number < here:
        return _Stage.DONE
    return _Stage.NEXT if number == here else _Stage.LATER
