"""Fiches as their school and the service may read them: nobody else sees one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from sqlalchemy import case, select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Role
from resources_db.audit.readings import note_fiche_reading
from resources_db.charter.signing import has_signed
from resources_db.fiches.actions import AcceptFiche, SendFiche
from resources_db.fiches.changes import ABOUT
from resources_db.fiches.tables import FicheRow
from resources_db.fiches.terms import FicheState
from resources_db.people.tables import OrganisationRow, PersonRow
from resources_db.situations.need_to_know import towards_school
from resources_db.situations.tables import SituationRow
from resources_db.situations.views import full_name

MOST: Final = 100
"""Fiches of one list."""


@dataclass(frozen=True, slots=True)
class FicheView:
    """One fiche: what it says, where it stands, and in what quality it is read."""

    id: int
    code: str
    school: int
    school_name: str
    initials: str = field(repr=False)
    class_name: str | None = field(repr=False)
    category: str = field(repr=False)
    family_informed: date
    sent: datetime
    sender: int | None
    sent_by: str | None
    """The person of the school, to be called back."""
    state: FicheState
    word: str | None = field(repr=False)
    """The service's question, or why it declines."""
    answer: str | None = field(repr=False)
    situation: str | None
    """Random name of the situation it opened, as long as that one is kept."""
    roles: frozenset[Role]

    @property
    def of_school(self) -> bool:
        """Whether it is read by its school."""
        return bool(self.roles & SendFiche.allowed)

    @property
    def of_service(self) -> bool:
        """Whether it is read by who answers it."""
        return bool(self.roles & AcceptFiche.allowed)

    @property
    def awaits_service(self) -> bool:
        """Whether the service has the next word."""
        return self.state is FicheState.SENT

    @property
    def awaits_school(self) -> bool:
        """Whether the school has the next word."""
        return self.state is FicheState.ASKED

    @property
    def is_open(self) -> bool:
        """Whether it is neither accepted nor declined."""
        return self.awaits_service or self.awaits_school


def fiches_for(session: Session, actor: Actor, at: datetime) -> list[FicheView]:
    """Those this person may read, written down as read: the open ones first, then the newest."""
    if actor.person is None or not has_signed(session, actor.person):
        return []
    theirs = {
        school: roles
        for school in session.scalars(select(FicheRow.school_id).distinct())
        if (roles := _roles(session, actor, school, at))
    }
    waits = FicheRow.state.in_([FicheState.SENT.value, FicheState.ASKED.value])
    rows = session.scalars(
        select(FicheRow)
        .where(FicheRow.school_id.in_(theirs))
        .order_by(case((waits, 0), else_=1), FicheRow.id.desc())
        .limit(MOST)
    )
    return [_read(session, row, actor.person, theirs[row.school_id], at) for row in rows]


def read_fiche(session: Session, actor: Actor, code: str, at: datetime) -> FicheView | None:
    """The fiche of this random name, written down as read.

    None when it is none of theirs, as when there is none.
    """
    if actor.person is None or not has_signed(session, actor.person):
        return None
    row = session.scalars(select(FicheRow).where(FicheRow.code == code)).one_or_none()
    roles = frozenset[Role]() if row is None else _roles(session, actor, row.school_id, at)
    return _read(session, row, actor.person, roles, at) if row is not None and roles else None


def schools_of(session: Session, actor: Actor, at: datetime) -> Sequence[OrganisationRow]:
    """The schools this person may send a fiche for."""
    rows = session.scalars(select(OrganisationRow).where(OrganisationRow.ended.is_(None)))
    return [row for row in rows if towards_school(session, actor, row.id, at) & SendFiche.allowed]


def fiche_of(session: Session, detail: str | None) -> str | None:
    """The random name of the fiche that the detail of a task is about."""
    number = (detail or "").removeprefix(ABOUT)
    return session.scalar(select(FicheRow.code).where(FicheRow.id == int(number or 0)))


def _roles(session: Session, actor: Actor, school: int, at: datetime) -> frozenset[Role]:
    return towards_school(session, actor, school, at) & (SendFiche.allowed | AcceptFiche.allowed)


def _read(
    session: Session, row: FicheRow, person: int, roles: frozenset[Role], at: datetime
) -> FicheView:
    note_fiche_reading(session, person, row.id, row.situation_id, roles, at)
    return _view(session, row, roles)


def _view(session: Session, row: FicheRow, roles: frozenset[Role]) -> FicheView:
    situation = None if row.situation_id is None else session.get(SituationRow, row.situation_id)
    sender = None if row.sent_by is None else session.get(PersonRow, row.sent_by)
    return FicheView(
        id=row.id,
        code=row.code,
        school=row.school_id,
        school_name=session.get_one(OrganisationRow, row.school_id).name,
        initials=row.initials,
        class_name=row.class_name,
        category=row.category,
        family_informed=row.family_informed,
        sent=row.sent,
        sender=row.sent_by,
        sent_by=None if sender is None else full_name(sender),
        state=FicheState(row.state),
        word=row.word,
        answer=row.answer,
        situation=None if situation is None else situation.code,
        roles=roles,
    )
