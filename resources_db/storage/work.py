"""What a work is: a function of a session, run inside a transaction it does not end itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from resources_db.storage.errors import StorageUnavailable

T = TypeVar("T")


class WorkSession(Session):
    """A session whose transaction belongs to the database: a work cannot end it.

    On a connection already in a transaction it works under a savepoint of its own. An UPDATE or
    DELETE statement does not look for objects to bring up to date: works that use such
    statements read rows by statement too.
    """

    def __init__(self, connection: Connection) -> None:
        super().__init__(
            connection,
            expire_on_commit=False,
            join_transaction_mode="create_savepoint",
            execution_options={"synchronize_session": False},
        )

    def commit(self) -> None:
        """Refused: the work is durable when ``Database.write`` returns."""
        raise RuntimeError("a work does not commit: Database.write does it after the work")

    def rollback(self) -> None:
        """Refused: an exception undoes the work, ``begin_nested()`` undoes a part of it."""
        raise RuntimeError("a work does not roll back: raise, or use session.begin_nested()")


def run_to_read(connection: Connection, work: Callable[[Session], T]) -> T:
    """Run a work and end its transaction without keeping anything."""
    with WorkSession(connection) as session:
        return work(session)


def run_to_write(connection: Connection, work: Callable[[Session], T]) -> T:
    """Run a work and commit it (or release its savepoint); its exception undoes it.

    Raises :class:`StorageUnavailable` when the connection was lost during the commit.
    """
    with WorkSession(connection) as session:
        result = work(session)
        session.flush()
        try:
            Session.commit(session)
        except DBAPIError as error:
            if not error.connection_invalidated:
                raise
            raise StorageUnavailable(
                "The database was lost while it committed: this change may be kept or not."
            ) from error
        return result
