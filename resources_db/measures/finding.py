"""Finding a measure and what belongs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.measures.tables import HalfDayRow, MarkRow, MeasureRow, SignatureRow
from resources_db.measures.terms import SIGNERS, Frame, Ground, Mark, Regime, Signer, Site


def measure_in(session: Session, situation: int, measure: int) -> MeasureRow | None:
    """The measure of that number, if it is of this situation; nobody else changes it meanwhile."""
    row = session.get(MeasureRow, measure, with_for_update=True, populate_existing=True)
    return row if row is not None and row.situation_id == situation else None


def measure_by_code(session: Session, code: str) -> MeasureRow | None:
    """The measure of this random name in an address."""
    return session.scalars(select(MeasureRow).where(MeasureRow.code == code)).one_or_none()


def measures_of(session: Session, situation: int) -> Sequence[MeasureRow]:
    """Every measure of a situation, the newest first."""
    wanted = select(MeasureRow).where(MeasureRow.situation_id == situation)
    return session.scalars(wanted.order_by(MeasureRow.id.desc())).all()


def frame_of(row: MeasureRow) -> Frame:
    """Under which rules it is."""
    ground = None if row.ground is None else Ground(row.ground)
    return Frame(Regime(row.regime), ground, Site(row.site))


def half_days(session: Session, measure: int) -> Sequence[HalfDayRow]:
    """The half-days of its plan, in order."""
    wanted = select(HalfDayRow).where(
        HalfDayRow.measure_id == measure, HalfDayRow.dropped.is_(None)
    )
    return session.scalars(wanted.order_by(HalfDayRow.starts, HalfDayRow.id)).all()


def last_marks(session: Session, measure: int) -> Mapping[int, Mark]:
    """How each half-day went, by its number; those not marked yet are left out."""
    rows = session.execute(
        select(MarkRow.half_day_id, MarkRow.mark)
        .join(HalfDayRow, HalfDayRow.id == MarkRow.half_day_id)
        .where(HalfDayRow.measure_id == measure, HalfDayRow.dropped.is_(None))
        .order_by(MarkRow.id)
    )
    return {row.half_day_id: Mark(row.mark) for row in rows}


def signatures(session: Session, row: MeasureRow) -> Sequence[SignatureRow]:
    """The signatures of the contract as it stands."""
    wanted = select(SignatureRow).where(
        SignatureRow.measure_id == row.id, SignatureRow.plan == row.plan
    )
    return session.scalars(wanted.order_by(SignatureRow.id)).all()


def missing(session: Session, row: MeasureRow) -> frozenset[Signer]:
    """Who has not signed yet, of those who have to (R2)."""
    return SIGNERS[frame_of(row)] - {Signer(one.signer) for one in signatures(session, row)}


def terms_hash(session: Session, row: MeasureRow) -> str:
    """Stands for what the contract says: its frame, its days, its hosts and tutors."""
    pieces = [row.code, row.regime, row.ground or "", row.site, str(row.plan)]
    for one in half_days(session, row.id):
        who = f"{one.host_id or ''}/{one.tutor_id or ''}"
        pieces.append(
            f"{one.starts.isoformat()} {one.ends.isoformat()} {one.activity} {who} "
            f"{one.mission or ''}"
        )
    return sha256("\n".join(pieces).encode()).hexdigest()
