"""``./run`` says where it listens, stops cleanly, and explains why it cannot start."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.cli.main import main

pytestmark = pytest.mark.slow

HERE = Path(__file__).resolve().parents[3]
SERVE = (sys.executable, "-m", "bot", "serve", "--port", "0")
READY = re.compile(r"Accroche est prête : (http://127\.0\.0\.1:\d+/) \(Ctrl-C pour arrêter\)\n")


def environment(var: Path, **more: str) -> dict[str, str]:
    """Only this installation's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ACCROCHE_")}
    return kept | {"ACCROCHE_VAR_DIR": str(var)} | more


@contextmanager
def serving(var: Path) -> Generator[tuple[subprocess.Popen[str], str]]:
    """A running assistant and its address."""
    process = subprocess.Popen(
        SERVE, cwd=HERE, env=environment(var), text=True, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        ready = READY.fullmatch(process.stdout.readline())
        assert ready is not None
        yield process, ready[1]
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


Refused = Callable[..., str]


@pytest.fixture
def refused(var: Path, capfd: pytest.CaptureFixture[str]) -> Refused:
    """Starts on the folder ``var``, in this process; what is said when it cannot: one line."""
    del var  # its fixture has made it the data of this installation

    def run(*options: str) -> str:
        assert main(["serve", "--port", "0", *options]) == 1
        said = capfd.readouterr()
        assert said.out == ""
        return only_line(said.err)

    return run


def only_line(said: str) -> str:
    """One sentence for the administrator, no traceback."""
    lines = said.splitlines()
    assert len(lines) == 1, said
    return lines[0]


def test_stops_cleanly_and_starts_again(tmp_path: Path) -> None:
    """It answers once ready; Ctrl-C ends it soon, and so does SIGTERM over the same data."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        with serving(tmp_path / "var") as (process, address):
            with urllib.request.urlopen(f"{address}healthz", timeout=10) as answer:
                assert answer.status == 200
            process.send_signal(ending)
            assert process.wait(timeout=10) == 0
    assert (tmp_path / "var" / "accroche.sqlite3").is_file()
    assert (tmp_path / "var").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "var" / "secrets.json").stat().st_mode & 0o777 == 0o600


def test_port_taken(tmp_path: Path) -> None:
    """A taken port: the sentence names it and another one to try."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*SERVE, "--port", str(port)],
            cwd=HERE,
            env=environment(tmp_path / "var"),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert only_line(done.stderr) == (
        f"Un autre programme occupe déjà le port {port} de 127.0.0.1 : arrêtez-le, ou choisissez "
        f"un autre port, par exemple « --port {port + 1} »."
    )


def test_address_of_another_machine(refused: Refused) -> None:
    """An address that is not ours: the sentence names the setting."""
    assert "ACCROCHE_HOST" in refused("--host", "192.0.2.1")


def test_folder_that_cannot_be_written(var: Path, refused: Refused) -> None:
    """No place for the data (a file is in the way): the sentence names the folder."""
    var.write_text("")
    said = refused()
    assert said.startswith(f"Accroche ne peut pas écrire dans « {var} »")
    assert "ACCROCHE_VAR_DIR" in said


def test_database_that_does_not_answer(refused: Refused) -> None:
    """A database server that is down: one sentence, and no password in it."""
    said = refused("--database", "postgresql://city:secret-word@127.0.0.1:1/a")
    assert said.startswith("La base de données « postgresql")
    assert "secret-word" not in said


def test_damaged_database(var: Path, refused: Refused) -> None:
    """A file that is no database: one sentence."""
    var.mkdir()
    (var / "accroche.sqlite3").write_text("not a database, at all" * 100)
    assert "accroche.sqlite3" in refused()


def test_damaged_keys(var: Path, refused: Refused) -> None:
    """A damaged file of keys is not replaced by new keys."""
    var.mkdir()
    (var / "secrets.json").write_text("{")
    assert "secrets.json" in refused()
    assert (var / "secrets.json").read_text() == "{"
