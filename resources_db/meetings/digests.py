"""What the day holds, for each of those who work with it: counts only, the console has the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from resources_db.accounts.tables import AccountRow
from resources_db.actions import Actor
from resources_db.meetings.tables import AppointmentRow, AttendeeRow, DigestRow
from resources_db.meetings.terms import COMES, Answer, Part
from resources_db.people.standing import holds, roles_of
from resources_db.people.tables import MembershipRow, OrganisationRow
from resources_db.people.terms import SERVICE_WIDE, OrganisationKind
from resources_db.storage.upsert import insert_new
from resources_db.tasks.opening import open_tasks
from resources_db.tasks.work import sees

KEPT = timedelta(days=30)
_FAMILY = (Part.PUPIL.value, Part.GUARDIAN.value)


@dataclass(frozen=True, slots=True)
class Digest:
    """One letter of a morning: how many, and nothing about anyone."""

    recipient: str
    """Who it is for, as a code: what keeps it from going twice."""
    mailbox: str
    day: date
    appointments: int
    coming: int
    """How many of those who are expected said that they come."""
    silent: int
    tasks: int


def digests(session: Session, zone: tzinfo, at: datetime) -> Sequence[Digest]:
    """The letters of today that did not go yet; who has nothing today gets none."""
    day = at.astimezone(zone).date()
    today = _today(session, day, zone)
    accounts = session.scalars(
        select(AccountRow).where(AccountRow.closed.is_(None)).order_by(AccountRow.id)
    ).all()
    made = [
        _for(
            f"person:{row.person}",
            row.email,
            day,
            _of_person(today, row.person),
            _tasks(session, row.person, at),
        )
        for row in accounts
    ]
    reached = {row.person for row in accounts}
    for place, members in _organisations(session, at):
        expected = [one for one in today if one.people & (members - reached)]
        made.append(_for(f"organisation:{place.id}", place.mailbox or "", day, expected, 0))
    gone = set(session.scalars(select(DigestRow.recipient).where(DigestRow.day == day)))
    return [
        one
        for one in made
        if (one.appointments or one.tasks) and one.recipient not in gone and one.mailbox
    ]


def note_written(session: Session, digest: Digest, at: datetime) -> None:
    """It went: not again today."""
    insert_new(session, DigestRow, day=digest.day, recipient=digest.recipient, at=at)
    session.execute(delete(DigestRow).where(DigestRow.at <= at - KEPT))


@dataclass(frozen=True, slots=True)
class _Appointment:
    people: frozenset[int]
    """The professionals who are expected, and who arranged it."""
    answers: Sequence[str | None]
    """Of the family."""


def _today(session: Session, day: date, zone: tzinfo) -> list[_Appointment]:
    begins = datetime.combine(day, time(), zone).astimezone(UTC)
    ends = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    rows = session.execute(
        select(AppointmentRow.id, AppointmentRow.organiser).where(
            AppointmentRow.starts >= begins,
            AppointmentRow.starts < ends,
            AppointmentRow.cancelled.is_(None),
        )
    ).all()
    expected = _expected(session, [row.id for row in rows])
    return [
        _Appointment(
            frozenset({row.organiser})
            | {one.person_id for one in expected.get(row.id, ()) if one.part not in _FAMILY},
            [one.answer for one in expected.get(row.id, ()) if one.part in _FAMILY],
        )
        for row in rows
    ]


def _expected(session: Session, numbers: Iterable[int]) -> Mapping[int, list[AttendeeRow]]:
    found: dict[int, list[AttendeeRow]] = {}
    rows = session.scalars(
        select(AttendeeRow).where(
            AttendeeRow.appointment_id.in_(list(numbers)), AttendeeRow.left.is_(None)
        )
    )
    for row in rows:
        found.setdefault(row.appointment_id, []).append(row)
    return found


def _of_person(today: Sequence[_Appointment], person: int) -> list[_Appointment]:
    return [one for one in today if person in one.people]


def _tasks(session: Session, person: int, at: datetime) -> int:
    """The tasks that wait for someone of the service; others have none to settle here."""
    roles = roles_of(session, person, at)
    if not roles & SERVICE_WIDE:
        return 0
    actor = Actor(roles, person=person)
    return sum(sees(session, actor, task, at) for task in open_tasks(session))


def _organisations(session: Session, at: datetime) -> list[tuple[OrganisationRow, frozenset[int]]]:
    """Schools and partners with a mailbox of their own, and who belongs to each."""
    places = session.scalars(
        select(OrganisationRow).where(
            OrganisationRow.ended.is_(None),
            OrganisationRow.mailbox.is_not(None),
            OrganisationRow.kind != OrganisationKind.YOUTH_SERVICE.value,
        )
    ).all()
    members = session.execute(
        select(MembershipRow.organisation_id, MembershipRow.person_id).where(
            MembershipRow.organisation_id.in_([place.id for place in places]),
            holds(MembershipRow, at),
        )
    ).all()
    return [
        (place, frozenset(row.person_id for row in members if row.organisation_id == place.id))
        for place in places
    ]


def _for(
    recipient: str, mailbox: str, day: date, mine: Sequence[_Appointment], tasks: int
) -> Digest:
    said = [answer for one in mine for answer in one.answers]
    return Digest(
        recipient=recipient,
        mailbox=mailbox,
        day=day,
        appointments=len(mine),
        coming=sum(one is not None and Answer(one) in COMES for one in said),
        silent=sum(one is None for one in said),
        tasks=tasks,
    )
