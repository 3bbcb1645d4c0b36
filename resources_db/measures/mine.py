"""The measures of one of a family, as their own page may show them.

Nothing of anybody else of the family is read here: no other signature, answer or receipt. Of the
contract someone learns what they signed themselves, and what has changed since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Role
from resources_db.city.days import day_of
from resources_db.city.reading import setting_on
from resources_db.city.terms import CityField
from resources_db.measures.finding import measure_by_code, missing, terms_hash
from resources_db.measures.machine import State
from resources_db.measures.people import is_holder
from resources_db.measures.tables import HalfDayRow, MeasureRow, SignatureRow
from resources_db.measures.terms import Activity, Signer
from resources_db.measures.views import MeasureView, read_measure
from resources_db.people.standing import holds
from resources_db.situations.need_to_know import FAMILY
from resources_db.situations.retention import last_day_of_situation
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Part
from resources_db.situations.views import SituationView, read_situation


class Changed(StrEnum):
    """What changed in the contract since someone signed it."""

    NOTHING = "nothing"
    A_DAY = "a_day"
    """One half-day, while it runs: what was signed holds."""
    THE_PLAN = "the_plan"
    """Other days, before it begins: it is another contract, to sign again."""


@dataclass(frozen=True, slots=True)
class OldHalfDay:
    """A half-day as it was when someone signed."""

    starts: datetime
    ends: datetime
    activity: Activity


@dataclass(frozen=True, slots=True)
class Signed:
    """One's own signature."""

    row: int
    at: datetime
    means: str
    changed: Changed
    before: tuple[OldHalfDay, ...]
    """The days that were signed, where the plan is another one now."""


@dataclass(frozen=True, slots=True)
class MyMeasure:
    """One measure, for one of its family."""

    view: MeasureView
    about: SituationView
    holder: bool
    """Whether the reader may stop it: a holder of parental authority, and it needs one."""
    signs_as: Signer | None
    """In what quality the reader's signature is awaited now."""
    signed: Signed | None
    terms: str
    """Stands for the contract that is shown: sent back with a signature."""
    kept_until: date
    """The last day that all this is kept; while it goes on, the soonest there can be."""

    @property
    def is_pupil(self) -> bool:
        """Whether the reader is the young person."""
        return Role.YOUNG_PERSON in self.view.roles


def measures_of_family(session: Session, person: int, at: datetime) -> Sequence[str]:
    """Random names of the measures of someone's family, the newest first."""
    theirs = (
        select(MeasureRow.code)
        .join(PartRow, PartRow.situation_id == MeasureRow.situation_id)
        .where(
            PartRow.person_id == person,
            PartRow.part.in_([Part.PUPIL.value, Part.GUARDIAN.value]),
            holds(PartRow, at),
        )
        .order_by(MeasureRow.id.desc())
    )
    return list(dict.fromkeys(session.scalars(theirs)))


def read_mine(
    session: Session, actor: Actor, code: str, at: datetime, *, what: str
) -> MyMeasure | None:
    """One of them, written down as read; None for anybody else's, as for one that never was."""
    row = measure_by_code(session, code)
    if row is None or actor.person is None:
        return None
    view = read_measure(session, actor, row.id, at, what=what)
    if view is None or not view.roles & FAMILY:
        return None
    about = read_situation(session, actor, row.situation_id, at, what=what)
    if about is None:
        return None
    terms = terms_hash(session, row)
    signed = _signed(session, row, actor.person, terms)
    holder = is_holder(session, row.situation_id, actor.person, at)
    return MyMeasure(
        view=view,
        about=about,
        holder=holder,
        signs_as=_awaited(session, row, view.roles, holder=holder),
        signed=signed,
        terms=terms,
        kept_until=_kept_until(session, row, at),
    )


def my_signature(session: Session, person: int, number: int) -> SignatureRow | None:
    """One's own; None for anybody else's, as for one that never was."""
    row = session.get(SignatureRow, number)
    return row if row is not None and row.person_id == person else None


def _awaited(
    session: Session, row: MeasureRow, roles: frozenset[Role], *, holder: bool
) -> Signer | None:
    if row.state != State.PLANNED:
        return None
    lacking = missing(session, row)
    if Role.YOUNG_PERSON in roles and Signer.PUPIL in lacking:
        return Signer.PUPIL
    return Signer.HOLDER if holder and Signer.HOLDER in lacking else None


def _signed(session: Session, row: MeasureRow, person: int, terms: str) -> Signed | None:
    """The last one of this person, whatever the plan was then."""
    mine = session.scalars(
        select(SignatureRow)
        .where(SignatureRow.measure_id == row.id, SignatureRow.person_id == person)
        .order_by(SignatureRow.id.desc())
        .limit(1)
    ).first()
    if mine is None:
        return None
    if mine.plan != row.plan:
        return Signed(
            mine.id, mine.at, mine.means, Changed.THE_PLAN, _planned_then(session, row, mine.at)
        )
    same = mine.terms_hash == terms
    return Signed(mine.id, mine.at, mine.means, Changed.NOTHING if same else Changed.A_DAY, ())


def _planned_then(session: Session, row: MeasureRow, at: datetime) -> tuple[OldHalfDay, ...]:
    """What went out of the plan first after an instant: what it was made of then."""
    dropped = session.scalars(
        select(HalfDayRow)
        .where(HalfDayRow.measure_id == row.id, HalfDayRow.dropped > at)
        .order_by(HalfDayRow.dropped, HalfDayRow.starts)
    ).all()
    return tuple(
        OldHalfDay(one.starts, one.ends, Activity(one.activity))
        for one in dropped
        if one.dropped == dropped[0].dropped
    )


def _kept_until(session: Session, row: MeasureRow, at: datetime) -> date:
    situation = session.get_one(SituationRow, row.situation_id)
    if situation.delete_after is not None:
        return situation.delete_after
    until = setting_on(session, CityField.RETENTION_DAY, day_of(at))
    return last_day_of_situation(max(day_of(at), row.last_day), until)
