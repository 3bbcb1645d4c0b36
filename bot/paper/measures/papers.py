"""The papers of a measure: which of them a reader may open, and how one is made.

Everything on them comes from what this reader may see of the measure and of its situation; opening
a paper is written down as reading them is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from enum import StrEnum
from functools import partial
from types import MappingProxyType
from typing import Final

from sqlalchemy.orm import Session

from bot.library import Library
from bot.paper.measures.about import About, Looking, about
from bot.paper.measures.attendance import attendance
from bot.paper.measures.booklet import booklet
from bot.paper.measures.contract import contract
from bot.paper.measures.end_report import end_report
from bot.paper.measures.follow_up import follow_up
from bot.paper.sheet import Sheet, printed
from bot.paper.voice import Voice
from bot.rendering.catalogs import SOURCE, Catalogs
from resources_db.actions import Actor
from resources_db.measures.finding import measure_by_code
from resources_db.measures.machine import State
from resources_db.measures.views import MeasureView

_OVER: Final = frozenset({State.COMPLETED, State.ENDED, State.RETURNED, State.CLOSED})


class Paper(StrEnum):
    """One paper, named as in its address: ``contrat.pdf``."""

    CONTRACT = "contrat"
    """The one sheet of the first morning, too (R2)."""
    BOOKLET = "livret"
    ATTENDANCE = "presences"
    END = "fin"
    FOLLOW_UP = "suite"


_MADE: Final[Mapping[Paper, Callable[[About], Sheet]]] = MappingProxyType(
    {
        Paper.CONTRACT: contract,
        Paper.BOOKLET: booklet,
        Paper.ATTENDANCE: attendance,
        Paper.END: end_report,
        Paper.FOLLOW_UP: follow_up,
    }
)
_AT_A_HOST: Final = frozenset({Paper.BOOKLET, Paper.ATTENDANCE})
"""Goes to where the young person is received: without the logo of the school."""


def papers_for(view: MeasureView) -> tuple[Paper, ...]:
    """The papers that this reader may open now, in their order."""
    sees_days, sees_end = view.first_day is not None, view.end is not None
    opens = {
        Paper.CONTRACT: view.signed is not None and view.plan > 0,
        Paper.BOOKLET: sees_days and bool(view.half_days),
        Paper.ATTENDANCE: bool(view.half_days),
        Paper.END: sees_end and view.state in _OVER,
        Paper.FOLLOW_UP: sees_end and view.state in _OVER | {State.RUNNING},
    }
    return tuple(paper for paper in Paper if opens[paper])


def paper_of(
    session: Session,
    actor: Actor,
    code: str,
    paper: Paper,
    at: datetime,
    voice: Voice,
    looking: Library | Looking,
) -> Callable[[], bytes] | None:
    """What makes the PDF, apart from the loop; None where this reader has no such paper.

    ``looking``: the directory, with the needs that were chosen where they were. To be called where
    the database may be written to: the reading is noted.
    """
    row = measure_by_code(session, code)
    if row is None:
        return None
    chosen = looking if isinstance(looking, Looking) else Looking(looking)
    places = chosen if paper is Paper.FOLLOW_UP else None
    known = about(session, actor, row.id, at, places, what=f"paper:{paper.value}")
    if known is None or paper not in papers_for(known.measure):
        return None
    sender = known.host_sender if paper in _AT_A_HOST else known.school_sender
    return partial(printed, _MADE[paper](known), sender, voice, known.made)


def voice_with(catalogs: Catalogs, lang: str | None, zone: tzinfo) -> Voice:
    """French alone, or a language that the catalogs have with the French beside it."""
    if lang is None or lang == SOURCE or lang not in catalogs.languages:
        return Voice(catalogs, zone=zone)
    return Voice(catalogs, lang, beside=True, zone=zone)
