"""Which tutors receive today, and what came of sending each the link of their day.

The link leaves in the morning, or as soon as a half-day of today is planned. Its secret is drawn
when the message leaves, never before. A tutor whom nothing reaches is a call for the service.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from resources_db.accounts.tables import AccountRow
from resources_db.actions import Role
from resources_db.city.days import calendar_at
from resources_db.invitations.tokens import seal
from resources_db.measures.machine import State
from resources_db.measures.tables import HalfDayRow, MeasureRow, StaffChannelRow
from resources_db.meetings.channels import SMS
from resources_db.people.standing import holds
from resources_db.people.tables import ContactRow, MembershipRow
from resources_db.people.terms import ContactKind
from resources_db.storage.upsert import insert_new
from resources_db.tasks.opening import open_task_about
from resources_db.tutoring.changes import LINK
from resources_db.tutoring.tables import TutorLinkRow

_MORNING: Final = time(7)
"""Hour from which the link of a day leaves: before the first one is received."""
TUTOR_TO_CALL: Final = "tutor_to_call"
"""Task: a tutor has no link for today: call them, and mark their half-days."""
_AFTER: Final = (timedelta(minutes=2), timedelta(minutes=10), timedelta(minutes=30))
"""How long after each failure in a row it is tried again; then the service calls."""
_MOST: Final = 20
_KEPT: Final = timedelta(days=30)
_UNDER_WAY: Final = (State.SIGNED.value, State.RUNNING.value)


@dataclass(frozen=True, slots=True)
class ToSend:
    """A link to send now: by mail, by text message where the tutor chose it, or by both."""

    link: int
    token: str = field(repr=False)
    mailbox: str | None = field(repr=False)
    phone: str | None = field(repr=False)
    until: datetime
    """End of the day: a message that has not left by then is of no use."""


def is_due(session: Session, at: datetime) -> bool:
    """Whether a tutor still has to be sent the link of today."""
    return bool(_without_link(session, at) or _waiting(session, at, 1))


def plan_links(session: Session, at: datetime) -> None:
    """A link for each tutor who receives today and has none; those of long ago go."""
    today, ends = _day(session, at)
    session.execute(delete(TutorLinkRow).where(TutorLinkRow.day < today - _KEPT))
    for tutor in _without_link(session, at):
        insert_new(
            session, TutorLinkRow, tutor_id=tutor, day=today, ends=ends, send_from=at, tries=0
        )


def take_due(session: Session, at: datetime, tokens: Sequence[str]) -> list[ToSend]:
    """The links to send now, each with its new secret; one token is drawn for each beforehand.

    Taken, one is due again after a while: if nobody says what became of it, it is retried.
    """
    due: list[ToSend] = []
    for row, token in zip(_waiting(session, at, len(tokens)), tokens, strict=False):
        mailbox, phone = mailbox_of(session, row.tutor_id), _chosen_phone(session, row.tutor_id)
        if mailbox is None and phone is None:
            _give_up(session, row, at)
            continue
        row.token_hash = seal(session, LINK, token)
        row.opened, row.session_hash, row.send_from = None, None, at + _AFTER[0]
        due.append(ToSend(row.id, token, mailbox, phone, row.ends))
    session.flush()
    return due


def leave_to_the_staff(session: Session, at: datetime) -> None:
    """No message can leave, or no link be made: the service calls, told once a day and tutor."""
    for row in _waiting(session, at, _MOST):
        _give_up(session, row, at)


def note_sent(session: Session, link: int, at: datetime) -> None:
    """It left."""
    row = session.get_one(TutorLinkRow, link)
    row.sent, row.send_from, row.tries = at, None, 0


def note_failed(session: Session, link: int, at: datetime, *, for_good: bool) -> None:
    """It did not; it is tried again, or the service has to call."""
    row = session.get_one(TutorLinkRow, link)
    row.tries += 1
    if for_good or row.tries > len(_AFTER):
        _give_up(session, row, at)
    else:
        row.send_from = at + _AFTER[row.tries - 1]


def mailbox_of(session: Session, tutor: int) -> str | None:
    """Of their account where they have one, else the last one they gave."""
    account = select(AccountRow.email).where(
        AccountRow.person == tutor, AccountRow.closed.is_(None)
    )
    return session.scalar(account.limit(1)) or contact_of(session, tutor, ContactKind.EMAIL)


def contact_of(session: Session, person: int, kind: ContactKind) -> str | None:
    """The last one of a kind that is not known to be somebody else's."""
    found = session.scalars(
        select(ContactRow)
        .where(
            ContactRow.person_id == person,
            ContactRow.kind == kind.value,
            ContactRow.wrong_since.is_(None),
        )
        .order_by(ContactRow.id.desc())
    ).first()
    return None if found is None else found.value


def _without_link(session: Session, at: datetime) -> Sequence[int]:
    """Tutors with a half-day today, in a measure that is signed, at the host they belong to."""
    today, ends = _day(session, at)
    if at < datetime.combine(today, _MORNING, ends.tzinfo):
        return ()
    belongs = exists().where(
        MembershipRow.person_id == HalfDayRow.tutor_id,
        MembershipRow.organisation_id == HalfDayRow.host_id,
        MembershipRow.role == Role.MISSION_TUTOR.value,
        holds(MembershipRow, at),
    )
    has_one = exists().where(
        TutorLinkRow.tutor_id == HalfDayRow.tutor_id, TutorLinkRow.day == today
    )
    found = session.scalars(
        select(HalfDayRow.tutor_id)
        .join(MeasureRow, MeasureRow.id == HalfDayRow.measure_id)
        .where(
            HalfDayRow.day == today,
            HalfDayRow.dropped.is_(None),
            MeasureRow.state.in_(_UNDER_WAY),
            belongs,
            ~has_one,
        )
        .distinct()
        .order_by(HalfDayRow.tutor_id)
    )
    return [tutor for tutor in found if tutor is not None]


def _waiting(session: Session, at: datetime, most: int) -> Sequence[TutorLinkRow]:
    wanted = select(TutorLinkRow).where(TutorLinkRow.send_from <= at, TutorLinkRow.ends > at)
    first = wanted.order_by(TutorLinkRow.id).limit(min(_MOST, most))
    return session.scalars(first.with_for_update(skip_locked=True)).all()


def _chosen_phone(session: Session, tutor: int) -> str | None:
    chosen = exists().where(StaffChannelRow.person_id == tutor, StaffChannelRow.channel == SMS)
    return contact_of(session, tutor, ContactKind.PHONE) if session.scalar(select(chosen)) else None


def _give_up(session: Session, row: TutorLinkRow, at: datetime) -> None:
    row.send_from, row.tries = None, 0
    open_task_about(
        session, TUTOR_TO_CALL, at, person=row.tutor_id, detail=f"day:{row.day}", due=at
    )


def _day(session: Session, at: datetime) -> tuple[date, datetime]:
    """Today, and when it ends, on the wall clock of the city."""
    zone = calendar_at(session, at).territory.timezone
    today = at.astimezone(zone).date()
    return today, datetime.combine(today + timedelta(days=1), time(), zone)
