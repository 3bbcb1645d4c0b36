"""What people were told, as messages are handed over: it counts until it is called back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from resources_db.meetings.claiming import Claimed
from resources_db.meetings.planning import replan, rest_of
from resources_db.meetings.series import others_of
from resources_db.meetings.tables import AppointmentRow, ToldRow
from resources_db.meetings.terms import NOTICES, Kind


def ends(kind: Kind) -> bool:
    """Whether it tells someone not to come."""
    return kind in {Kind.CANCELLED, Kind.RELEASED}


def last_told(session: Session, going: Sequence[Claimed]) -> dict[tuple[int, int], datetime]:
    """The day that each of these people was told last, by appointment and person."""
    if not going:
        return {}
    rows = session.execute(
        select(ToldRow.appointment_id, ToldRow.person_id, ToldRow.starts)
        .where(
            ToldRow.appointment_id.in_({one.appointment for one in going}),
            ToldRow.person_id.in_({one.person for one in going}),
            ToldRow.starts.is_not(None),
        )
        .order_by(ToldRow.id)
    )
    return {(row.appointment_id, row.person_id): row.starts for row in rows}


def note_told(
    session: Session,
    going: Sequence[Claimed],
    arranged: Mapping[int, tuple[datetime, str | None]],
    at: datetime,
) -> None:
    """What changes what someone knows counts as told until it is called back."""
    rows: list[dict[str, object]] = []
    news = [one for one in going if one.kind in NOTICES]
    details = _details(session, {one.appointment for one in news})
    for one in news:
        starts, place = (None, None) if ends(one.kind) else arranged[one.appointment]
        rows.append(
            {
                "appointment_id": one.appointment,
                "person_id": one.person,
                "at": at,
                "starts": starts,
                "place": place,
                "details": None if ends(one.kind) else details[one.appointment],
                "reminder_id": one.id,
            }
        )
    if rows:
        session.execute(insert(ToldRow), rows)


def _details(session: Session, appointments: Collection[int]) -> dict[int, str]:
    """What stands for the rest of what is told of each: the room, the place in words."""
    row = AppointmentRow
    wanted = select(row.id, row.code, row.place_words).where(row.id.in_(appointments))
    return {one.id: rest_of(one.code, one.place_words) for one in session.execute(wanted)}


def tell_series(session: Session, announced: Sequence[Claimed], at: datetime) -> None:
    """Whoever is told of the first of a series is told of the others; each is planned again."""
    if not announced:
        return
    heads = select(AppointmentRow).where(
        AppointmentRow.id.in_({one.appointment for one in announced}),
        AppointmentRow.series == AppointmentRow.id,
    )
    firsts = {row.id: row for row in session.scalars(heads)}
    for one in announced:
        if one.appointment in firsts:
            _tell_others(session, one, others_of(session, firsts[one.appointment], one.person), at)


def _tell_others(
    session: Session, one: Claimed, others: Sequence[AppointmentRow], at: datetime
) -> None:
    session.add_all(
        ToldRow(
            appointment_id=other.id,
            person_id=one.person,
            at=at,
            starts=other.starts,
            place=other.place,
            details=rest_of(other.code, other.place_words),
            reminder_id=one.id,
        )
        for other in others
    )
    session.flush()
    for other in others:
        replan(session, other.id, at)
