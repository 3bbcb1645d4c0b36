"""A PostgreSQL server that keeps what it commits: of this machine, or of TEST_DATABASE_URL."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager

import psycopg
from sqlalchemy import URL, make_url

from tests.databases import PostgresqlServer
from tests.postgresql import HOW_TO_GET_ONE, find_binaries, running_server


@contextmanager
def durable_server() -> Generator[PostgresqlServer | None]:
    """A server with fsync on; None, said on the error output, when there is none."""
    given, binaries = os.environ.get("TEST_DATABASE_URL"), find_binaries()
    if given is not None:
        yield _with_fsync(make_url(given))
    elif binaries is not None:
        with running_server(binaries, durable=True) as url:
            yield _with_fsync(url)
    else:
        print(f"PostgreSQL is skipped: {HOW_TO_GET_ONE}", file=sys.stderr)
        yield None


def _with_fsync(url: URL) -> PostgresqlServer | None:
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address) as connection:
        for setting in ("fsync", "synchronous_commit"):
            found = connection.execute(f"SHOW {setting}").fetchone()
            if found != ("on",):
                print(f"PostgreSQL is skipped: its {setting} is {found}", file=sys.stderr)
                return None
    return PostgresqlServer(url)
