"""The half-days of a measure as appointments: one a day, all of them one series."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.measures.finding import half_days
from resources_db.measures.people import with_part
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.meetings.planning import replan
from resources_db.meetings.tables import AppointmentRow, AttendeeRow
from resources_db.meetings.terms import MeetingKind
from resources_db.meetings.terms import Part as Expected
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import OrganisationKind
from resources_db.situations.terms import Part

_CODE_BYTES = 12


def announce(session: Session, row: MeasureRow, organiser: int, at: datetime) -> None:
    """Make the appointments those of the plan: unchanged days stay as they were told.

    A day that takes the place of another one moves it, so that people read that it moved.
    """
    by_day: dict[date, list[HalfDayRow]] = {}
    for one in half_days(session, row.id):
        by_day.setdefault(one.day, []).append(one)
    known = _known(session, row, by_day)
    free = [one for one in _booked(session, row) if one.id not in {a.id for a in known.values()}]
    booked: list[AppointmentRow] = []
    for day, there in sorted(by_day.items()):
        appointment = known.get(day) or (free.pop(0) if free else None)
        if there[0].starts <= at and appointment is None:
            continue
        appointment = appointment or _book(session, row, there, organiser, at)
        _fit(session, appointment, there)
        for one in there:
            one.appointment_id = appointment.id
        booked.append(appointment)
    for gone in free:
        gone.cancelled = at
    _as_series(booked)
    session.flush()
    for appointment in (*booked, *free):
        _expect(session, row, appointment, at)
        replan(session, appointment.id, at)


def call_off(session: Session, row: MeasureRow, at: datetime) -> None:
    """Nobody is expected any more: every day ahead is cancelled, and each learns it."""
    for one in half_days(session, row.id):
        if one.starts > at:
            one.dropped = at
    for appointment in _booked(session, row):
        if appointment.starts > at:
            appointment.cancelled = at
            session.flush()
            replan(session, appointment.id, at)
    session.flush()


def _booked(session: Session, row: MeasureRow) -> Sequence[AppointmentRow]:
    """The appointments of every plan it had, those that are cancelled left out."""
    ever = select(HalfDayRow.appointment_id).where(HalfDayRow.measure_id == row.id)
    wanted = select(AppointmentRow).where(
        AppointmentRow.id.in_(ever), AppointmentRow.cancelled.is_(None)
    )
    return session.scalars(wanted.order_by(AppointmentRow.starts)).all()


def _known(
    session: Session, row: MeasureRow, by_day: dict[date, list[HalfDayRow]]
) -> dict[date, AppointmentRow]:
    """Those that are booked already, by the day they are wanted on."""
    booked = {one.id: one for one in _booked(session, row)}
    days = session.execute(
        select(HalfDayRow.appointment_id, HalfDayRow.day)
        .where(HalfDayRow.measure_id == row.id, HalfDayRow.appointment_id.in_(booked))
        .order_by(HalfDayRow.id)
    )
    last_day = {found.appointment_id: found.day for found in days}
    return {day: booked[number] for number, day in last_day.items() if day in by_day}


def _book(
    session: Session, row: MeasureRow, there: Sequence[HalfDayRow], organiser: int, at: datetime
) -> AppointmentRow:
    appointment = AppointmentRow(
        code=secrets.token_urlsafe(_CODE_BYTES),
        kind=MeetingKind.ATTENDANCE.value,
        situation_id=row.situation_id,
        starts=there[0].starts,
        ends=there[-1].ends,
        organiser=organiser,
        booked=at,
    )
    session.add(appointment)
    session.flush()
    return appointment


def _fit(session: Session, appointment: AppointmentRow, there: Sequence[HalfDayRow]) -> None:
    """From the first half-day to the last one of the day, where the first one is."""
    appointment.starts, appointment.ends = there[0].starts, there[-1].ends
    where = _host(session, there[0].host_id)
    appointment.place = None if where is None else where.resource
    named = where is not None and where.resource is None
    appointment.place_words = where.name if where is not None and named else None


def _host(session: Session, host: int | None) -> OrganisationRow | None:
    if host is not None:
        return session.get(OrganisationRow, host)
    service = select(OrganisationRow).where(
        OrganisationRow.kind == OrganisationKind.YOUTH_SERVICE, OrganisationRow.ended.is_(None)
    )
    return session.scalars(service.order_by(OrganisationRow.id).limit(1)).first()


def _as_series(booked: Iterable[AppointmentRow]) -> None:
    ordered = sorted(booked, key=lambda one: one.starts)
    for one in ordered:
        one.series = ordered[0].id


def _expect(session: Session, row: MeasureRow, appointment: AppointmentRow, at: datetime) -> None:
    """The pupil and the guardians: associated on every day (R22), and received on the first."""
    known = set(
        session.scalars(
            select(AttendeeRow.person_id).where(AttendeeRow.appointment_id == appointment.id)
        )
    )
    for part, as_ in ((Part.PUPIL, Expected.PUPIL), (Part.GUARDIAN, Expected.GUARDIAN)):
        for person in with_part(session, row.situation_id, part, at):
            if person not in known:
                session.add(
                    AttendeeRow(
                        appointment_id=appointment.id,
                        person_id=person,
                        part=as_.value,
                        since=at,
                    )
                )
    session.flush()
