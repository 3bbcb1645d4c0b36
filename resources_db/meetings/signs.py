"""The signs that parents choose for their children: the only mark of a child in a message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, aliased

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.meetings.actions import ChooseSign
from resources_db.meetings.tables import AppointmentRow, ChildSignRow
from resources_db.people.standing import holds
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Part


def choose_sign(session: Session, actor: Actor, action: ChooseSign, at: datetime) -> Outcome:
    """One's own child only; two children never share a sign."""
    if actor.person != action.person or action.child not in children_of(session, action.person, at):
        return Refused(Reason.PART_DOES_NOT_FIT, action.rule)
    mine = ChildSignRow.person_id == action.person
    if action.sign is not None:
        taken = select(ChildSignRow.id).where(
            mine, ChildSignRow.sign == action.sign.value, ChildSignRow.child_id != action.child
        )
        if session.scalars(taken).first() is not None:
            return Refused(Reason.SIGN_TAKEN, action.rule)
    session.execute(delete(ChildSignRow).where(mine, ChildSignRow.child_id == action.child))
    if action.sign is not None:
        row = ChildSignRow(person_id=action.person, child_id=action.child, sign=action.sign.value)
        session.add(row)
    session.flush()
    return Done(action.child)


def children_of(session: Session, person: int, at: datetime) -> tuple[int, ...]:
    """The pupils of whom someone is a guardian now, the first one first."""
    guardian, pupil = aliased(PartRow), aliased(PartRow)
    found = session.scalars(
        select(pupil.person_id)
        .join(guardian, guardian.situation_id == pupil.situation_id)
        .where(
            guardian.person_id == person,
            guardian.part == Part.GUARDIAN.value,
            guardian.since <= at,
            guardian.until.is_(None) | (guardian.until > at),
            pupil.part == Part.PUPIL.value,
            pupil.person_id.is_not(None),
        )
        .order_by(pupil.id)
    )
    return tuple(dict.fromkeys(one for one in found if one is not None))


def signs_of(session: Session, person: int) -> Mapping[int, str]:
    """The sign of each child, for one parent."""
    rows = session.scalars(select(ChildSignRow).where(ChildSignRow.person_id == person))
    return {row.child_id: row.sign for row in rows}


def signs_for(
    session: Session, appointments: Iterable[int], at: datetime
) -> Mapping[tuple[int, int], str]:
    """The signs that messages about these appointments carry, by appointment and person."""
    rows = session.execute(
        select(AppointmentRow.id, ChildSignRow.person_id, ChildSignRow.sign)
        .join(PartRow, PartRow.situation_id == AppointmentRow.situation_id)
        .join(ChildSignRow, ChildSignRow.child_id == PartRow.person_id)
        .where(
            AppointmentRow.id.in_(list(appointments)),
            PartRow.part == Part.PUPIL.value,
            holds(PartRow, at),
        )
    )
    return {(row.id, row.person_id): row.sign for row in rows}
