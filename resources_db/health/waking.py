"""Waking people: a task for the service, and who reads a message of the staff's bot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.accounts.actions import WOKEN
from resources_db.accounts.chats import STAFF_BOT
from resources_db.accounts.tables import AccountRow
from resources_db.actions import Role
from resources_db.health.faults import Fault, Kind, Mended
from resources_db.meetings.dead_letters import count_missed
from resources_db.messages.tables import AddressRow
from resources_db.people.standing import roles_of
from resources_db.people.tables import AddressPersonRow
from resources_db.tasks.opening import open_task
from resources_db.tasks.tables import TaskRow
from resources_db.tasks.terms import TaskOutcome

CHANNEL_DOWN = "channel_down"
"""Task: a channel no longer answers; people may have to be told by telephone."""
REMINDERS_MISSED = "reminders_missed"
"""Task: so many reminders could not go in time, all in one."""


def task_of_channel(session: Session, fault: Fault, at: datetime) -> bool:
    """One task while a channel is down; whether this is the beginning."""
    if fault.kind is not Kind.CHANNEL_DOWN or _open(session, CHANNEL_DOWN, fault.about):
        return False
    open_task(session, CHANNEL_DOWN, at, detail=fault.about)
    return True


def end_task_of_channel(session: Session, mended: Mended, at: datetime) -> None:
    """The channel answers again: its task settles itself."""
    task = _open(session, CHANNEL_DOWN, mended.about)
    if mended.kind is Kind.CHANNEL_DOWN and task is not None:
        task.closed, task.outcome = at, TaskOutcome.DONE.value


def tell_missed(session: Session, at: datetime) -> int:
    """One task for all the reminders that could not go in time; how many were added to it."""
    missed = count_missed(session)
    if missed:
        task = _open(session, REMINDERS_MISSED)
        if task is None:
            open_task(session, REMINDERS_MISSED, at, detail=str(missed))
        else:
            task.detail = str(missed + int(task.detail or 0))
    return missed


def administrators(session: Session, at: datetime) -> Sequence[str]:
    """The mailboxes of those who can mend."""
    rows = session.scalars(
        select(AccountRow).where(AccountRow.closed.is_(None)).order_by(AccountRow.id)
    )
    return [row.email for row in rows if Role.ADMINISTRATOR in roles_of(session, row.person, at)]


def staff_chats(session: Session, at: datetime) -> Sequence[tuple[int, str]]:
    """The chats of the staff with their bot: row of the address, and language."""
    rows = session.execute(
        select(AddressPersonRow.person_id, AddressRow.id, AddressRow.lang)
        .join(AddressRow, AddressRow.id == AddressPersonRow.address_id)
        .where(
            AddressRow.bot == STAFF_BOT,
            AddressRow.gone_since.is_(None),
            AddressPersonRow.revoked.is_(None),
        )
        .order_by(AddressRow.id)
    ).all()
    return [(row.id, row.lang) for row in rows if roles_of(session, row.person_id, at) & WOKEN]


def _open(session: Session, kind: str, detail: str | None = None) -> TaskRow | None:
    same = [TaskRow.kind == kind, TaskRow.closed.is_(None)]
    if detail is not None:
        same.append(TaskRow.detail == detail)
    return session.scalars(select(TaskRow).where(*same).limit(1)).first()
