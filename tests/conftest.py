"""Fixtures of every room: a fresh, migrated database of each kind."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from aiohttp import web_app
from sqlalchemy import make_url

from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from tests.compiled import SharedDialects
from tests.databases import Fill, PostgresqlServer, SqliteFiles
from tests.postgresql import HOW_TO_GET_ONE, find_binaries, running_server

OpenDatabase = Callable[[], Database]
Filled = Callable[[str, Fill], Database]
"""Opens a copy of the database that a filling makes once, under its name."""

LASTING = ("test_killed.py", "test_story.py", "test_finding_any_directory.py")
"""Names of modules with few tests, each of which takes seconds."""


def pytest_configure() -> None:
    """What is imported while the tests are collected is no rubbish."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that last, so that no core waits for another at the end.

    Those that start processes or a browser or tell long stories come first, then those with the
    most tests.
    """
    tests = Counter(item.path for item in items)
    long = {
        item.path
        for item in items
        if item.path.name in LASTING
        or any(item.get_closest_marker(name) for name in ("slow", "browser"))
    }
    items.sort(key=lambda item: (item.path not in long, -tests[item.path], item.path))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Rubbish is looked for seldom, and never among the thousands of tests that are held.

    Every test opens a site and a database and leaves them: a quarter of the time went into it.
    """
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def shared_dialects() -> Iterator[None]:
    """SQL is compiled once for all the databases of the session."""
    with pytest.MonkeyPatch.context() as patch:
        SharedDialects().share(patch)
        yield


@pytest.fixture(scope="module", autouse=True)
def forgotten_sites() -> Iterator[None]:
    """Of the last thousand pages asked for, aiohttp holds each with its whole site."""
    yield
    web_app._cached_build_middleware.cache_clear()  # pyright: ignore[reportPrivateUsage]


@pytest.fixture(scope="session")
def keys() -> Keys:
    """The keys of the databases of the session."""
    return Keys.generate()


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    """Where migrated SQLite files come from."""
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[PostgresqlServer]:
    """The server of TEST_DATABASE_URL, or one of our own for the session."""
    with ExitStack() as stack:
        given = os.environ.get("TEST_DATABASE_URL")
        binaries = find_binaries()
        if given is not None:
            url = make_url(given)
        elif binaries is not None:
            url = stack.enter_context(running_server(binaries))
        else:
            pytest.skip(HOW_TO_GET_ONE)
        server = PostgresqlServer(url)
        stack.callback(server.close)
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh database with every table; the test runs once for each kind."""
    if request.param == "sqlite":
        files: SqliteFiles = request.getfixturevalue("sqlite_files")
        yield files.migrated(tmp_path)
    else:
        server: PostgresqlServer = request.getfixturevalue("postgresql_server")
        with server.migrated() as url:
            yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/empty.sqlite"
    else:
        server: PostgresqlServer = request.getfixturevalue("postgresql_server")
        with server.empty() as url:
            yield url


@pytest.fixture
def sqlite_url(sqlite_files: SqliteFiles, tmp_path: Path) -> str:
    """The address of a fresh SQLite file with every table."""
    return sqlite_files.migrated(tmp_path)


@pytest.fixture
def open_database(database_url: str, keys: Keys) -> Iterator[OpenDatabase]:
    """Opens the database of this test once more, as a second process would."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(Database.open(database_url, keys))


@pytest.fixture
def database(open_database: OpenDatabase) -> Database:
    """A fresh database with every table; the test runs once for each kind."""
    return open_database()


@pytest.fixture(params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path: Path, keys: Keys) -> Iterator[Filled]:
    """A database that begins with more than its tables; the test runs once for each kind."""
    with ExitStack() as stack:

        def open_filled(name: str, fill: Fill) -> Database:
            if request.param == "sqlite":
                files: SqliteFiles = request.getfixturevalue("sqlite_files")
                url = files.filled(name, fill, tmp_path)
            else:
                server: PostgresqlServer = request.getfixturevalue("postgresql_server")
                url = stack.enter_context(server.filled(name, fill))
            return stack.enter_context(Database.open(url, keys))

        yield open_filled
