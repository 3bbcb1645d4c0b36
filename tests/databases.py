"""Databases for the tests: copies of one migrated template, each dropped after its test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL

from resources_db.storage.migrate import migrate


class SqliteFiles:
    """SQLite files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._template = folder / "template.sqlite"

    def migrated(self, folder: Path) -> str:
        """The address of a new file with every table."""
        if not self._template.exists():
            migrate(f"sqlite:///{self._template}")
        return f"sqlite:///{shutil.copy(self._template, folder / 'test.sqlite')}"


class PostgresqlServer:
    """A PostgreSQL server whose user may create databases."""

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql")
        self._numbers = count()
        self._template: str | None = None

    @contextmanager
    def empty(self) -> Generator[str]:
        """The address of a database without tables."""
        name = self._create(sql.SQL(""))
        yield self._address(name)
        self._drop(name)

    @contextmanager
    def migrated(self) -> Generator[str]:
        """The address of a database with every table."""
        if self._template is None:
            self._template = self._create(sql.SQL(""))
            migrate(self._address(self._template))
        name = self._create(sql.SQL(" TEMPLATE {}").format(sql.Identifier(self._template)))
        yield self._address(name)
        self._drop(name)

    def close(self) -> None:
        """Drop what outlived the tests."""
        if self._template is not None:
            self._drop(self._template)

    def _create(self, options: sql.SQL | sql.Composed) -> str:
        name = f"accroche_test_{os.getpid()}_{next(self._numbers)}"
        self._run(sql.SQL("CREATE DATABASE {}{}").format(sql.Identifier(name), options))
        return name

    def _drop(self, name: str) -> None:
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composed) -> None:
        address = self._url.render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)

    def _address(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)
