"""Who comes and who does not, for those who arranged the appointments of the next days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console.visit import StaffVisit
from conversations.texts import Text, _, plural
from resources_db.meetings.tables import AppointmentRow, AttendeeRow
from resources_db.meetings.terms import COMES, Answer, MeetingKind, Part
from resources_db.situations.need_to_know import towards_situation
from resources_db.situations.tables import SituationRow

AHEAD = timedelta(days=7)
MOST = 10
TITLE = _("Vos rendez-vous des sept jours qui viennent")
KINDS = {
    MeetingKind.FAMILY: _("Rencontre avec la famille"),
    MeetingKind.ATTENDANCE: _("Journée d'accompagnement"),
    MeetingKind.REVIEW: _("Bilan"),
    MeetingKind.COMMITTEE: _("Comité"),
    MeetingKind.WATCH: _("GPDS ou cellule de veille"),
}
_FAMILY = (Part.PUPIL.value, Part.GUARDIAN.value)


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One appointment, and what its family answered."""

    starts: datetime
    kind: Text
    situation: str | None
    """Random name of its situation, for the link to it."""
    answers: Sequence[Text]


def answer_lines(session: Session, visit: StaffVisit) -> list[AnswerLine]:
    """Those this person arranged or takes part in, the next one first."""
    person = visit.staff.signed.person
    takes_part = select(AttendeeRow.appointment_id).where(
        AttendeeRow.person_id == person, AttendeeRow.left.is_(None)
    )
    rows = session.scalars(
        select(AppointmentRow)
        .where(
            AppointmentRow.starts > visit.at,
            AppointmentRow.starts <= visit.at + AHEAD,
            AppointmentRow.cancelled.is_(None),
            (AppointmentRow.organiser == person) | AppointmentRow.id.in_(takes_part),
        )
        .order_by(AppointmentRow.starts, AppointmentRow.id)
        .limit(MOST)
    )
    return [_line(session, visit, row) for row in rows]


def _line(session: Session, visit: StaffVisit, row: AppointmentRow) -> AnswerLine:
    situation = row.situation_id
    opens = situation is not None and towards_situation(
        session, visit.staff.actor, situation, visit.at
    )
    code = session.get_one(SituationRow, situation).code if opens else None
    return AnswerLine(row.starts, KINDS[MeetingKind(row.kind)], code, answers_of(session, row.id))


def answers_of(session: Session, appointment: int) -> list[Text]:
    """How many of the family said what, without saying who: the situation's page says that."""
    said = session.scalars(
        select(AttendeeRow.answer).where(
            AttendeeRow.appointment_id == appointment,
            AttendeeRow.left.is_(None),
            AttendeeRow.part.in_(_FAMILY),
        )
    ).all()
    come = sum(one is not None and Answer(one) in COMES for one in said)
    stay = sum(one == Answer.NOT_COMING for one in said)
    call = sum(one == Answer.CALL_ME for one in said)
    none = sum(one is None for one in said)
    told = (
        (come, plural("{count} personne vient", "{count} personnes viennent", come)),
        (stay, plural("{count} ne peut pas venir", "{count} ne peuvent pas venir", stay)),
        (call, plural("{count} demande un appel", "{count} demandent un appel", call)),
        (none, plural("{count} sans réponse", "{count} sans réponse", none)),
    )
    return [text for count, text in told if count]
