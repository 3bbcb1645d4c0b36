"""What asking a school, opening its link and answering change. Called by the one door only.

A link that does not open says nothing: used, late, forged and taken back are one refusal. Where
a question still waits for its answer, ``WantSchoolLink`` has a new letter sent to the official
mailbox, whoever tried the link.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.handling import Handlers
from resources_db.invitations.tokens import seal
from resources_db.measures.refusing import refuse
from resources_db.people.tables import OrganisationRow
from resources_db.school_requests.actions import (
    AnswerAsSchool,
    AskSchool,
    AskSchoolAgain,
    OpenNextQuestion,
    OpenSchoolLink,
    WantSchoolLink,
)
from resources_db.school_requests.asking import Question, put
from resources_db.school_requests.effects import take_answer
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import (
    CONTACT_LENGTH,
    NEEDS_NAME,
    NOTE_LENGTH,
    OFFERED,
    RequestKind,
)
from resources_db.situations.tables import SituationRow
from resources_db.tasks.opening import SCHOOL_ANSWERED, open_task

SESSION = timedelta(minutes=30)
"""How long the page of a link stays open."""
APART = timedelta(minutes=10)
"""Two letters about one question leave at least this long apart."""


def ask_school(session: Session, actor: Actor, action: AskSchool, at: datetime) -> Outcome:
    """One question of a kind about one thing waits at a time: asking anew takes the first back."""
    situation = session.get_one(SituationRow, action.situation)
    if situation.closed is not None:
        return Refused(Reason.SITUATION_CLOSED, action.rule)
    if session.get_one(OrganisationRow, situation.school_id).mailbox is None:
        return Refused(Reason.NO_MAILBOX, action.rule)
    note = (action.note or "").strip() or None
    if note is not None and len(note) > NOTE_LENGTH:
        return Refused(Reason.NOTE_TOO_LONG, action.rule)
    question = Question(situation.school_id, situation.id, action.kind, action.about, note)
    return Done(put(session, question, at, by=actor.person))


def ask_again(session: Session, _actor: Actor, action: AskSchoolAgain, at: datetime) -> Outcome:
    """Refused when nothing is waited for any more."""
    row = session.get(SchoolRequestRow, action.request)
    if row is None or row.situation_id != action.situation or not _waits(row):
        return Refused(Reason.NO_SUCH_TASK, action.rule)
    row.send_from, row.token_hash = at, None
    return Done(row.id)


def open_link(session: Session, _actor: Actor, action: OpenSchoolLink, at: datetime) -> Outcome:
    """Once, in time."""
    row = _of_link(session, action.token)
    if row is None:
        return Refused(Reason.INVITATION_UNKNOWN, action.rule)
    opened = session.scalar(
        update(SchoolRequestRow)
        .where(
            SchoolRequestRow.id == row.id,
            SchoolRequestRow.opened.is_(None),
            SchoolRequestRow.expires > at,
        )
        .values(
            opened=at,
            session_hash=seal(session, "school-page", action.secret),
            session_ends=at + SESSION,
        )
        .returning(SchoolRequestRow.id)
    )
    return Refused(Reason.INVITATION_UNKNOWN, action.rule) if opened is None else Done(opened)


def want_link(session: Session, _actor: Actor, action: WantSchoolLink, at: datetime) -> Outcome:
    """To the official mailbox only, whoever tried the link; the same answer in every case."""
    row = _of_link(session, action.token)
    if row is not None and row.send_from is None and row.sent is not None:
        row.send_from = max(at, row.sent + APART)
    return Done()


def answer(session: Session, _actor: Actor, action: AnswerAsSchool, at: datetime) -> Outcome:
    """Said once; the staff is told, and whatever hangs on it follows."""
    row = opened_by(session, action.secret, at)
    if row is None:
        return Refused(Reason.INVITATION_UNKNOWN, action.rule)
    said = replace(action.said, contact=(action.said.contact or "").strip() or None)
    if row.answered is not None or said.answer not in OFFERED[RequestKind(row.kind)]:
        return Refused(Reason.ANSWER_DOES_NOT_FIT, action.rule)
    if said.contact is None and said.answer in NEEDS_NAME:
        return Refused(Reason.BAD_NAME, action.rule)
    if len(said.contact or "") > CONTACT_LENGTH:
        return Refused(Reason.BAD_NAME, action.rule)
    refused = take_answer(session, row, said, at)
    if refused is not None:
        return refuse(refused, action.rule)
    row.answered, row.answer, row.contact = at, said.answer.value, said.contact
    detail = f"{row.kind} {row.answer}"
    open_task(session, SCHOOL_ANSWERED, at, situation=row.situation_id, detail=detail)
    session.flush()
    return Done(row.id)


def open_next(session: Session, _actor: Actor, action: OpenNextQuestion, at: datetime) -> Outcome:
    """In the same browser, and no longer than its page was going to stay open."""
    row = opened_by(session, action.secret, at)
    following = None if row is None else next_of(session, row)
    if row is None or following is None:
        return Refused(Reason.INVITATION_UNKNOWN, action.rule)
    page, ends = row.session_hash, row.session_ends
    row.session_hash = row.session_ends = None
    session.flush()
    following.session_hash, following.session_ends = page, ends
    session.flush()
    return Done(following.id)


def next_of(session: Session, row: SchoolRequestRow) -> SchoolRequestRow | None:
    """Another question that waits, of the same mailbox about the same pupil; once answered."""
    if row.answered is None:
        return None
    waits = select(SchoolRequestRow).where(
        SchoolRequestRow.school_id == row.school_id,
        SchoolRequestRow.situation_id == row.situation_id,
        SchoolRequestRow.answered.is_(None),
        SchoolRequestRow.taken_back.is_(None),
    )
    return session.scalars(waits.order_by(SchoolRequestRow.id).limit(1)).first()


def opened_by(session: Session, secret: str, at: datetime) -> SchoolRequestRow | None:
    """The question that this browser shows now; once answered, its answer."""
    return session.scalar(
        select(SchoolRequestRow).where(
            SchoolRequestRow.session_hash == seal(session, "school-page", secret),
            SchoolRequestRow.session_ends > at,
            SchoolRequestRow.taken_back.is_(None),
        )
    )


def _of_link(session: Session, token: str) -> SchoolRequestRow | None:
    """The question of a link, as long as it waits for its answer."""
    sealed = seal(session, "school", token)
    row = session.scalar(select(SchoolRequestRow).where(SchoolRequestRow.token_hash == sealed))
    return row if row is not None and _waits(row) else None


def _waits(row: SchoolRequestRow) -> bool:
    return row.answered is None and row.taken_back is None


HANDLERS: Final[Handlers] = {
    AskSchool: ask_school,
    AskSchoolAgain: ask_again,
    OpenSchoolLink: open_link,
    OpenNextQuestion: open_next,
    WantSchoolLink: want_link,
    AnswerAsSchool: answer,
}
"""What this module does for the door."""
