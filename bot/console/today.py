"""« Aujourd'hui »: what needs this person now, and whether the assistant is well."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console import first_hour, task_sentences
from bot.console.answer_lines import TITLE, answer_lines
from bot.console.conventions import sentences
from bot.console.conventions.lines import warnings
from bot.console.fiches import sentences as fiche_sentences
from bot.console.first_hour import steps_left
from bot.console.measures import sentences as measures
from bot.console.measures.expecting_sentences import NOTHING_NOW
from bot.console.measures.school_today import awaited
from bot.console.measures.starting.sentences import CALL
from bot.console.measures.today import arrivals
from bot.console.meetings.shown import basics
from bot.console.menu import TASKS
from bot.console.pages import page
from bot.console.task_lines import TaskLine, task_lines
from bot.console.visit import StaffVisit
from bot.measures import named
from bot.metronome import BEAT
from resources_db.charter.actions import BOUND
from resources_db.fiches.actions import SendFiche
from resources_db.measures.actions import TakeCall
from resources_db.storage.leases import LeaseRow

_SHOWN = 5


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The oldest tasks first: they have waited longest."""
    found = await visit.write(lambda s: _today(s, visit))
    return page(visit, "today.html", found)


def _today(session: Session, visit: StaffVisit) -> dict[str, object]:
    tasks: list[TaskLine] = task_lines(session, visit) if visit.staff.roles & TASKS else []
    until = session.scalar(select(LeaseRow.until).where(LeaseRow.name == BEAT))
    return {
        **basics(visit),
        "d": measures,
        "named": named,
        "arrivals": arrivals(session, visit) if visit.staff.roles & BOUND else [],
        "awaited": awaited(session, visit),
        "nothing_now": NOTHING_NOW,
        "new_fiche": fiche_sentences.NEW,
        "may_send_fiche": visit.staff.may(SendFiche),
        "sees_tasks": bool(visit.staff.roles & TASKS),
        "t": task_sentences,
        "f": first_hour,
        "answers": answer_lines(session, visit) if visit.staff.roles & BOUND else [],
        "answers_title": TITLE,
        "tasks": tasks[:_SHOWN],
        "waiting": len(tasks),
        "beating": until is not None and until >= visit.at,
        "n": sentences,
        "warnings": warnings(session, visit),
        "steps": steps_left(session, visit),
        "call": CALL,
        "may_take_call": visit.staff.may(TakeCall),
    }
