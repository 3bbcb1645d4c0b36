"""Brings a database to the tables of this version, once, whoever starts."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.schema import SetColumnComment, SetTableComment

from resources_db.storage.address import parse
from resources_db.storage.all_tables import all_tables
from resources_db.storage.database import Database
from resources_db.storage.errors import UnsupportedDatabase
from resources_db.storage.faults import unavailable
from resources_db.storage.postgresql import postgresql_engine
from resources_db.storage.sqlite import sqlite_engine

FOLDER = Path(__file__).parent / "migrations"
"""Where the migrations are."""

_ADVISORY_LOCK = 0x4163_6372_6F63
"""Held on PostgreSQL during a migration: « Accroc » in ASCII."""


def migrate(url: str, *, wait: float = 30.0) -> None:
    """Make or update the tables, in one transaction; does nothing when they are up to date.

    Processes that start together wait for the first one, at most ``wait`` seconds each. Raises
    :class:`StorageUnavailable`, or :class:`UnsupportedDatabase` when the database is newer than us.
    """
    engine = migration_engine(url, wait)
    try:
        with engine.begin() as connection:
            _wait_for_turn(connection)
            before = _revision(connection)
            upgrade(connection, FOLDER)
            if _revision(connection) != before:
                _say_again_what_for(connection)
            _check_references(connection)
    except SQLAlchemyError as error:
        outage = unavailable(error)
        if outage is None:
            raise
        raise outage from error
    finally:
        engine.dispose()


def revision_state(database: Database) -> tuple[str | None, str | None]:
    """The revision a database is at, and the one this version expects; for ``doctor``."""
    head = ScriptDirectory(str(FOLDER)).get_current_head()
    return database.read_now(_current), head


def migration_engine(url: str, wait: float) -> Engine:
    """An engine fit for changing tables."""
    parsed = parse(url)
    if parsed.get_backend_name() == "sqlite":
        # Altering a table remakes it; dropping the old one must not erase what refers to it.
        off = "PRAGMA foreign_keys=OFF"
        return sqlite_engine(parsed, begin="IMMEDIATE", wait=wait, pragmas=off, size=1)
    return postgresql_engine(parsed, wait=wait, size=1)


def upgrade(connection: Connection, folder: Path) -> None:
    """Run the migrations of a folder that are missing, inside the connection's transaction."""
    try:
        command.upgrade(alembic_config(connection, folder), "head")
    except CommandError as error:
        raise UnsupportedDatabase(
            "This database was made by a newer version of the assistant: "
            "install that version, or put back a backup."
        ) from error


def alembic_config(connection: Connection, folder: Path) -> Config:
    """The settings of alembic, without a file."""
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _wait_for_turn(connection: Connection) -> None:
    """On SQLite the transaction began by taking the one write lock: it is our turn already."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _say_again_what_for(connection: Connection) -> None:
    """Put the present comments on tables and columns, where the database keeps them.

    A migration is written on SQLite, which has none: a comment that only changed its words would
    otherwise stay as it was.
    """
    if connection.dialect.supports_comments:
        for table in all_tables().sorted_tables:
            connection.execute(SetTableComment(table))
            for column in table.columns:
                connection.execute(SetColumnComment(column))


def _check_references(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if broken is not None:
            raise RuntimeError(f"a migration broke a reference of table {broken[0]}")


def _current(session: Session) -> str | None:
    return MigrationContext.configure(session.connection()).get_current_revision()
