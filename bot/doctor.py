"""Looks an installation over: what is wrong, and how to mend it. Changes nothing.

Everything it says is for the people who install Accroche, in French; see ``accroche doctor``.
"""

from __future__ import annotations

import platform
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.doctor_health import examine_health
from bot.findings import Finding, fine, wrong
from bot.library import CATALOGS
from bot.metronome import BEAT
from bot.rendering.catalogs import Catalogs
from bot.settings import Settings
from resources_db.calendar.days import calendar_of
from resources_db.directory.editions import count_shown, current_edition
from resources_db.messages.inbox import WAITING
from resources_db.messages.tables import InboxRow
from resources_db.storage.database import Database
from resources_db.storage.leases import LeaseRow
from resources_db.storage.migrate import revision_state
from resources_db.tasks.opening import UPDATE_SET_ASIDE, open_tasks

_PATIENCE = timedelta(minutes=1)
"""A message that waits for longer than this is not just being answered."""

_AHEAD = timedelta(days=183)
"""How long before its end the calendar of school holidays is to be completed."""


def examine_machine(settings: Settings) -> Iterator[Finding]:
    """What can be seen without a database."""
    yield fine("Python", platform.python_version())
    languages = Catalogs.load(CATALOGS).languages
    if settings.default_language in languages:
        yield fine("Langues", ", ".join(languages))
    else:
        yield wrong(
            "Langues",
            f"aucun catalogue pour « {settings.default_language} »",
            f"changez ACCROCHE_DEFAULT_LANGUAGE pour l'une de : {', '.join(languages)}",
        )


def examine_calendar(settings: Settings, today: date) -> Finding:
    """Whether the school holidays of the city are known for long enough."""
    calendar = calendar_of(settings.commune)
    until = calendar.school_holidays_until if calendar else None
    mend = "complétez resources_db/calendar/data/school_holidays.csv (voir le README à côté)"
    if calendar is None or until is None:
        zone = calendar.zone if calendar else "inconnue"
        return wrong("Calendrier", f"aucune vacance scolaire connue, zone {zone}", mend)
    said = f"vacances scolaires connues jusqu'au {until:%d/%m/%Y}, zone {calendar.zone}"
    if until - today < _AHEAD:
        return wrong("Calendrier", said, mend)
    return fine("Calendrier", said)


def examine_database(database: Database, at: datetime, zone: tzinfo = UTC) -> Iterator[Finding]:
    """What is in the database. Raises ``StorageUnavailable`` when it does not answer."""
    current, head = revision_state(database)
    if current != head:
        yield wrong(
            "Tables",
            f"édition {current or 'aucune'}, au lieu de {head}",
            "lancez « ./run » : les tables sont mises à jour au démarrage",
        )
        return
    yield fine("Tables", f"édition {head}")
    examinations = (_directory, _set_aside, _waiting, _beat)
    yield from database.read_now(lambda session: [examine(session, at) for examine in examinations])
    yield from database.read_now(lambda session: list(examine_health(session, at, zone)))


def _directory(session: Session, _at: datetime) -> Finding:
    edition = current_edition(session)
    shown = count_shown(session, edition) if edition else 0
    if shown == 0:
        return wrong(
            "Annuaire",
            "vide : seuls les numéros d'urgence sont donnés",
            "relancez « ./run », qui le remplit quand il est vide",
        )
    return fine("Annuaire", f"édition {edition}, {shown} lieux et lignes à montrer")


def _set_aside(session: Session, _at: datetime) -> Finding:
    tasks = open_tasks(session)
    failed = sum(task.kind == UPDATE_SET_ASIDE for task in tasks)
    if failed:
        return wrong(
            "Tâches",
            f"{failed} message(s) mis de côté après plusieurs échecs",
            "voyez « ./run tasks » et le journal technique",
        )
    return fine("Tâches", f"{len(tasks)} attendent une personne de l'équipe")


def _waiting(session: Session, at: datetime) -> Finding:
    late = select(func.count()).where(InboxRow.state == WAITING, InboxRow.received < at - _PATIENCE)
    count = session.scalar(late) or 0
    if count:
        return wrong(
            "Messages",
            f"{count} attendent une réponse depuis plus d'une minute",
            "vérifiez qu'Accroche tourne : « ./run », ou « ./run worker »",
        )
    return fine("Messages", "aucun n'attend")


def _beat(session: Session, at: datetime) -> Finding:
    until = session.scalar(select(LeaseRow.until).where(LeaseRow.name == BEAT))
    if until is None or until < at:
        since = f"depuis le {until:%d/%m/%Y à %H:%M} (UTC)" if until else "sur cette base"
        return fine("Métronome", f"à l'arrêt {since} : Accroche ne tourne pas en ce moment")
    return fine("Métronome", "il bat : Accroche tourne")
