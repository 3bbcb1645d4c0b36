"""Tells a database that cannot answer now from a mistake in the code, and says how to mend it."""

from __future__ import annotations

import sqlite3

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from resources_db.storage.errors import StorageUnavailable

_SQLITE = {
    sqlite3.SQLITE_BUSY: "it is locked by another program: close what holds it open",
    sqlite3.SQLITE_LOCKED: "it is locked by another program: close what holds it open",
    sqlite3.SQLITE_NOMEM: "the machine has no memory left",
    sqlite3.SQLITE_IOERR: "the disk fails to read or write: check the disk",
    sqlite3.SQLITE_FULL: "the disk is full: make room",
    sqlite3.SQLITE_CANTOPEN: "its file cannot be opened: check that its folder exists and is ours",
    sqlite3.SQLITE_READONLY: "its file is read-only: check the rights of the file and its folder",
    sqlite3.SQLITE_CORRUPT: "its file is damaged: restore a backup",
    sqlite3.SQLITE_NOTADB: "its file is not a database: check the address or restore a backup",
}

_POSTGRESQL = {
    "08": "there is no connection to the server: check that it runs, and its address",
    "25006": "this server is a read-only copy: give the address of the main one",
    "28": "the name or the password is refused: check the address of the database",
    "3D": "there is no database of this name: create it",
    "40001": "too many changes at once on the same rows: try again",
    "40P01": "too many changes at once on the same rows: try again",
    "53": "the server is out of disk, memory or connections: make room",
    "55P03": "a table is locked by another program: end its long transaction",
    "57P": "the server is stopping or starting: wait, or start it",
    "58": "the server fails to read or write its disk: check its disk and its logs",
}
"""By SQLSTATE, or its first characters."""

_NO_SERVER = "08000"
"""Given to errors that came with no code: nobody answered, or not as a database does."""

_AGAIN = ("40001", "40P01")
"""Serialization failure and deadlock: PostgreSQL asks to run the transaction again."""

_WRITE_REFUSED = (sqlite3.SQLITE_READONLY, "25006")
"""From a work that should only read, this is a mistake in the work."""


def unavailable(error: Exception, *, reading: bool = False) -> StorageUnavailable | None:
    """The clear sentence of a database that cannot answer now; ``None`` when it is a bug."""
    if isinstance(error, PoolTimeout):
        return StorageUnavailable("The database is too busy: wait, or allow more connections.")
    if not isinstance(error, DBAPIError):
        return None
    code = _code(error)
    if reading and code in _WRITE_REFUSED:
        return None
    mend = _SQLITE.get(code) if isinstance(code, int) else _mend_postgresql(code)
    if mend is None:
        return None
    # A server that refuses at the door gives its reason in words only.
    line = str(error.orig).partition("\n")[0]
    words = f" ({line})" if code == _NO_SERVER else ""
    return StorageUnavailable(f"The database cannot be used now: {mend}{words}.")


def asks_again(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed if run again, nothing of it being committed."""
    return error.connection_invalidated or _code(error) in _AGAIN


def _code(error: DBAPIError) -> int | str | None:
    """The primary result code of SQLite, or the SQLSTATE of PostgreSQL."""
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        # A misuse detected by the driver itself carries no code.
        code: int = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
        return code & 0xFF
    if isinstance(cause, psycopg.Error):
        lost = isinstance(cause, psycopg.OperationalError)
        return cause.sqlstate or (_NO_SERVER if lost else None)
    return None


def _mend_postgresql(code: str | None) -> str | None:
    return next((m for prefix, m in _POSTGRESQL.items() if (code or "").startswith(prefix)), None)
