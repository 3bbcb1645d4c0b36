"""Personal traces of chat go after a while (30 days by default)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, select
from sqlalchemy.orm import Session

from resources_db.messages.inbox import ASIDE, WAITING
from resources_db.messages.tables import AddressRow, InboxRow, NoteRow, OutboxRow, ThreadRow
from resources_db.people.tables import AddressPersonRow
from resources_db.storage.tables import Base
from resources_db.tasks.tables import TaskRow


def forget_traces(session: Session, before: datetime) -> int:
    """Erase what is older than this instant; how many lines went.

    An update that still waits or was set aside stays until it is settled, and so does an
    address that has anything left, or is known to be somebody's. A note stays while an open task
    needs it.
    """
    needed = exists().where(TaskRow.note == NoteRow.id, TaskRow.closed.is_(None))
    settled = InboxRow.state.not_in((WAITING, ASIDE))
    gone = [
        _erase(session, OutboxRow, OutboxRow.created < before),
        _erase(session, InboxRow, InboxRow.received < before, settled),
        _erase(session, ThreadRow, ThreadRow.touched < before),
        _erase(session, NoteRow, NoteRow.created < before, ~needed),
        _erase(session, AddressRow, AddressRow.last_seen < before, *_nothing_left()),
    ]
    return sum(gone)


def _nothing_left() -> list[ColumnElement[bool]]:
    rows = (OutboxRow, InboxRow, ThreadRow, NoteRow)
    left = [~select(row.address_id).where(row.address_id == AddressRow.id).exists() for row in rows]
    somebodys = select(AddressPersonRow.id).where(
        AddressPersonRow.address_id == AddressRow.id, AddressPersonRow.revoked.is_(None)
    )
    return [*left, ~somebodys.exists()]


def _erase(session: Session, row: type[Base], *where: ColumnElement[bool]) -> int:
    result = session.execute(delete(row).where(*where).execution_options(synchronize_session=False))
    return int(getattr(result, "rowcount", 0))
