"""Named leases: who is, for now, the only one to do something.

One sender and one poller a bot, one runner a daily job, whatever the number of processes. A
lease ends by itself, so that a dead process blocks nobody for long.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Delete, Insert, Update, delete, or_, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from resources_db.storage.tables import Base, table


class LeaseRow(Base):
    """Who holds a name, until when."""

    __tablename__ = "leases"
    __table_args__ = table(
        purpose="Names the one process that sends for a bot, polls it, or runs a daily job.",
        retention="until released; a row a name, taken over once expired",
    )

    name: Mapped[str] = mapped_column(primary_key=True, comment="What is leased.")
    owner: Mapped[str] = mapped_column(comment="Process that holds it.")
    until: Mapped[datetime] = mapped_column(comment="When it ends by itself.")


def take(session: Session, name: str, owner: str, at: datetime, for_: timedelta) -> bool:
    """Hold the lease from ``at``, if it is free, ended or already ours. Says whether we do."""
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    statement = insert(LeaseRow).values(name=name, owner=owner, until=at + for_)
    return _changed_one(
        session,
        statement.on_conflict_do_update(
            index_elements=[LeaseRow.name],
            set_={"owner": statement.excluded.owner, "until": statement.excluded.until},
            where=or_(LeaseRow.owner == owner, LeaseRow.until <= at),
        ),
    )


def renew(session: Session, name: str, owner: str, at: datetime, for_: timedelta) -> bool:
    """Hold on longer. False when it was lost: the owner must then stop what it was doing."""
    statement = update(LeaseRow).where(LeaseRow.name == name, LeaseRow.owner == owner)
    return _changed_one(session, statement.values(until=at + for_))


def release(session: Session, name: str, owner: str) -> bool:
    """Give the lease back. False when it was no longer ours."""
    statement = delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.owner == owner)
    return _changed_one(session, statement)


def release_all(session: Session) -> None:
    """Free every lease: for the start of a process that knows it is alone (SQLite)."""
    session.execute(delete(LeaseRow))


def _changed_one(session: Session, statement: Insert | Update | Delete) -> bool:
    # RETURNING, since drivers do not agree on counting the rows of an upsert.
    changed = session.execute(
        statement.returning(LeaseRow.name), execution_options={"synchronize_session": False}
    )
    return changed.first() is not None
