"""What goes when its time has come: sessions, links, logs, ended roles, tasks.

A situation past its last day is out of everybody's reach at once (``need_to_know``) but is not
erased here: public archives need the archives service's agreement. It waits in
:func:`awaiting_destruction` until an officer gives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from resources_db.audit.tables import AuditRow, ReadingRow
from resources_db.fiches.tables import FicheRow
from resources_db.invitations.devices import REMEMBERED
from resources_db.invitations.tables import (
    InvitationRow,
    KnownDeviceRow,
    PageLinkRow,
    PageSecretRow,
    PersonalSessionRow,
)
from resources_db.people.tables import MembershipRow
from resources_db.situations.tables import SituationRow
from resources_db.storage.tables import Base
from resources_db.tasks.tables import AbsenceRow, TaskRow

A_YEAR = timedelta(days=365)
"""Logs and what is over: twelve months."""
A_DAY = timedelta(days=1)


def forget_what_is_over(session: Session, at: datetime) -> int:
    """Erase what has served; how many lines went."""
    year, day = at - A_YEAR, at - A_DAY
    return sum(
        _erase(session, row, when)
        for row, when in (
            (AuditRow, AuditRow.at < year),
            (ReadingRow, ReadingRow.at < year),
            (InvitationRow, InvitationRow.expires < year),
            (PersonalSessionRow, PersonalSessionRow.ends < day),
            (PageLinkRow, PageLinkRow.expires < day),
            (PageSecretRow, PageSecretRow.revoked < year),
            (KnownDeviceRow, KnownDeviceRow.seen < at - REMEMBERED),
            (MembershipRow, MembershipRow.until < year),
            (AbsenceRow, AbsenceRow.until < year),
            (TaskRow, TaskRow.closed < year),
            (FicheRow, FicheRow.situation_id.is_(None) & (FicheRow.answered < year)),
        )
    )


def awaiting_destruction(session: Session, at: datetime) -> Sequence[int]:
    """The situations past their last day, by number: nothing else of them is shown."""
    over = select(SituationRow.id).where(SituationRow.delete_after < at.date())
    return session.scalars(over.order_by(SituationRow.id)).all()


def _erase(session: Session, row: type[Base], when: ColumnElement[bool]) -> int:
    """Lines older than that; one without an end stays."""
    return int(getattr(session.execute(delete(row).where(when)), "rowcount", 0))
