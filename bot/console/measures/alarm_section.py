"""Words of danger that wait: before everything else of the page, for the service only."""

from __future__ import annotations

from sqlalchemy.orm import Session

from bot.console import alarm_sentences
from bot.console.measures.opened import Opened
from bot.console.measures.section import Shown
from bot.console.visit import StaffVisit
from resources_db.measures.danger import open_alarms
from resources_db.people.terms import SERVICE_ROLES


def show(session: Session, _visit: StaffVisit, opened: Opened) -> Shown | None:
    """The way to what to do; the words are on that page."""
    view = opened.view
    if not view.roles & SERVICE_ROLES:
        return None
    tasks = open_alarms(session, view.situation, view.id)
    return Shown("_alarm.html", {"a": alarm_sentences, "tasks": tasks}) if tasks else None
