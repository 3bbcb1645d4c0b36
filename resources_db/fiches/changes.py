"""What sending and answering a fiche change. Called by the one door only."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.city.days import day_of
from resources_db.city.reading import setting_on
from resources_db.city.terms import CityField
from resources_db.fiches.actions import (
    AcceptFiche,
    AnswerAboutFiche,
    AskAboutFiche,
    DeclineFiche,
    SendFiche,
)
from resources_db.fiches.tables import FicheRow
from resources_db.fiches.terms import WORD_LENGTH, FicheState, is_initials, read_categories
from resources_db.handling import Handlers
from resources_db.measures.refusing import refuse
from resources_db.people.spelling import clean_name
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import OrganisationKind
from resources_db.situations.actions import OpenSituation
from resources_db.situations.changes import open_situation
from resources_db.tasks.opening import open_task
from resources_db.tasks.tables import TaskRow
from resources_db.tasks.terms import TaskOutcome

_CODE_BYTES = 12
FICHE_SENT: Final = "fiche_sent"
"""Task: a school sent a fiche, or answered about one."""
ABOUT: Final = "fiche:"
"""What the detail of that task begins with, before the number of the fiche."""
_WAITS = frozenset({FicheState.SENT.value, FicheState.ASKED.value})


def send_fiche(session: Session, actor: Actor, action: SendFiche, at: datetime) -> Outcome:
    """It does not leave the school before the family knows (R10, R36), nor with a name (R15)."""
    school = session.get(OrganisationRow, action.school)
    if school is None or school.kind != OrganisationKind.SCHOOL or school.ended is not None:
        return Refused(Reason.NO_SUCH_ORGANISATION, action.rule)
    if not is_initials(action.initials):
        return refuse(Reason.INITIALS_ONLY, action.rule)
    if action.family_informed is None or action.family_informed > day_of(at):
        return refuse(Reason.FAMILY_NOT_INFORMED, action.rule)
    known = read_categories(setting_on(session, CityField.FICHE_CATEGORIES, day_of(at)) or "")
    if action.category not in known:
        return Refused(Reason.UNKNOWN_CATEGORY, action.rule)
    row = FicheRow(
        code=secrets.token_urlsafe(_CODE_BYTES),
        school_id=school.id,
        initials=action.initials.strip(),
        class_name=None if action.class_name is None else clean_name(action.class_name),
        category=action.category,
        family_informed=action.family_informed,
        sent=at,
        sent_by=actor.person,
        state=FicheState.SENT.value,
    )
    session.add(row)
    session.flush()
    _wait_for_service(session, row, at)
    return Done(row.id)


def ask_about(session: Session, _actor: Actor, action: AskAboutFiche, at: datetime) -> Outcome:
    """A question is a word: an account of the facts is never asked for."""
    return _say(session, action, FicheState.ASKED, at)


def decline_fiche(session: Session, _actor: Actor, action: DeclineFiche, at: datetime) -> Outcome:
    """The school reads why."""
    return _say(session, action, FicheState.DECLINED, at)


def answer_about(
    session: Session, _actor: Actor, action: AnswerAboutFiche, at: datetime
) -> Outcome:
    """It waits for the service again."""
    row = _waiting(session, action.fiche, action.school)
    if row is None or row.state != FicheState.ASKED:
        return Refused(Reason.NO_SUCH_FICHE, action.rule)
    word = _word(action.word)
    if word is None:
        return Refused(Reason.WORDS_TOO_LONG, action.rule)
    row.answer, row.state = word, FicheState.SENT.value
    session.flush()
    _wait_for_service(session, row, at)
    return Done(row.id)


def accept_fiche(session: Session, actor: Actor, action: AcceptFiche, at: datetime) -> Outcome:
    """What it says becomes a situation: initials and class, until the family agrees."""
    row = _waiting(session, action.fiche, action.school)
    if row is None:
        return Refused(Reason.NO_SUCH_FICHE, action.rule)
    opening = OpenSituation(row.school_id, row.initials, row.class_name, row.family_informed)
    opened = open_situation(session, actor, opening, at)
    if isinstance(opened, Refused):
        return opened
    row.state, row.answered, row.situation_id = FicheState.ACCEPTED.value, at, opened.id
    session.flush()
    _settle(session, row, at)
    return Done(opened.id)


def _say(
    session: Session, action: AskAboutFiche | DeclineFiche, state: FicheState, at: datetime
) -> Outcome:
    row = _waiting(session, action.fiche, action.school)
    if row is None:
        return Refused(Reason.NO_SUCH_FICHE, action.rule)
    word = _word(action.word)
    if word is None:
        return Refused(Reason.WORDS_TOO_LONG, action.rule)
    row.word, row.state, row.answered = word, state.value, at
    session.flush()
    _settle(session, row, at)
    return Done(row.id)


def _waiting(session: Session, fiche: int, school: int) -> FicheRow | None:
    """A fiche of this school that waits for an answer, of the one or the other."""
    row = session.get(FicheRow, fiche)
    return row if row is not None and row.school_id == school and row.state in _WAITS else None


def _wait_for_service(session: Session, row: FicheRow, at: datetime) -> None:
    open_task(session, FICHE_SENT, at, detail=f"{ABOUT}{row.id}")


def _settle(session: Session, row: FicheRow, at: datetime) -> None:
    """The service has answered: nobody is asked to any more."""
    session.execute(
        update(TaskRow)
        .where(
            TaskRow.kind == FICHE_SENT,
            TaskRow.detail == f"{ABOUT}{row.id}",
            TaskRow.closed.is_(None),
        )
        .values(closed=at, outcome=TaskOutcome.DONE.value)
    )


def _word(typed: str) -> str | None:
    word = typed.strip()
    return word if 0 < len(word) <= WORD_LENGTH else None


HANDLERS: Final[Handlers] = {
    SendFiche: send_fiche,
    AskAboutFiche: ask_about,
    AnswerAboutFiche: answer_about,
    AcceptFiche: accept_fiche,
    DeclineFiche: decline_fiche,
}
"""What this module does for the door."""
