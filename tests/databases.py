"""Databases for the tests: copies of one migrated template, each dropped after its test."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import URL

from resources_db.storage.migrate import migrate

Fill = Callable[[str], object]
"""Puts into the migrated database at an address what a test begins with."""


class SqliteFiles:
    """SQLite files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def migrated(self, folder: Path) -> str:
        """The address of a new file with every table."""
        template = self._folder / "template.sqlite"
        if not template.exists():
            migrate(f"sqlite:///{template}")
        return f"sqlite:///{shutil.copy(template, folder / 'test.sqlite')}"

    def filled(self, name: str, fill: Fill, folder: Path) -> str:
        """The same with what ``fill`` puts in, once for every copy under this name."""
        template = self._folder / name
        if not template.exists():
            template.mkdir()
            fill(self.migrated(template))
        return f"sqlite:///{shutil.copy(template / 'test.sqlite', folder / 'test.sqlite')}"


class PostgresqlServer:
    """A PostgreSQL server whose user may create databases."""

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql")
        self._numbers = count()
        self._templates: dict[str, str] = {}

    @contextmanager
    def empty(self) -> Generator[str]:
        """The address of a database without tables."""
        name = self._create(sql.SQL(""))
        yield self._address(name)
        self._drop(name)

    @contextmanager
    def migrated(self) -> Generator[str]:
        """The address of a database with every table."""
        with self._copied(self._migrated()) as url:
            yield url

    @contextmanager
    def filled(self, name: str, fill: Fill) -> Generator[str]:
        """The same with what ``fill`` puts in, once for every copy under this name."""
        if name not in self._templates:
            template = self._create(self._like(self._migrated()))
            fill(self._address(template))
            self._templates[name] = template
        with self._copied(self._templates[name]) as url:
            yield url

    def close(self) -> None:
        """Drop what outlived the tests."""
        for template in self._templates.values():
            self._drop(template)

    def _migrated(self) -> str:
        if "" not in self._templates:
            template = self._create(sql.SQL(""))
            migrate(self._address(template))
            self._templates[""] = template
        return self._templates[""]

    @contextmanager
    def _copied(self, template: str) -> Generator[str]:
        name = self._create(self._like(template))
        yield self._address(name)
        self._drop(name)

    def _create(self, options: sql.Composable) -> str:
        name = f"accroche_test_{os.getpid()}_{next(self._numbers)}"
        self._run(sql.SQL("CREATE DATABASE {}{}").format(sql.Identifier(name), options))
        return name

    def _like(self, template: str) -> sql.Composed:
        return sql.SQL(" TEMPLATE {}{}").format(sql.Identifier(template), self._by_files)

    @cached_property
    def _by_files(self) -> sql.SQL:
        """How to copy: file by file is quicker than page by page, which 15 made the usual way."""
        with psycopg.connect(self._url.render_as_string(hide_password=False)) as connection:
            known = connection.info.server_version >= 150_000
        return sql.SQL(" STRATEGY FILE_COPY" if known else "")

    def _drop(self, name: str) -> None:
        self._run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def _run(self, statement: sql.Composed) -> None:
        address = self._url.render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement)

    def _address(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)
