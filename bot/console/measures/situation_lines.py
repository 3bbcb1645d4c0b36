"""The measures of one situation, as its page leads to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bot.console.measures import sentences
from bot.measures.named import REGIMES
from conversations.texts import Text
from resources_db.measures.fields import Field, seen_by
from resources_db.measures.finding import measures_of
from resources_db.measures.machine import State
from resources_db.measures.terms import Regime
from resources_db.situations.views import SituationView


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """One measure: enough to choose its page."""

    code: str
    regime: Text
    state: Text
    first_day: date


def measure_lines(session: Session, view: SituationView) -> list[MeasureLine]:
    """For those who see the whole of a measure, the newest first; a host has its own list."""
    if not {Field.FRAME, Field.DAYS} <= seen_by(view.roles):
        return []
    return [
        MeasureLine(
            row.code, REGIMES[Regime(row.regime)], sentences.STATES[State(row.state)], row.first_day
        )
        for row in measures_of(session, view.id)
    ]
