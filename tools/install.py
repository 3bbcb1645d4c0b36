"""Installs a hashed lock file into ``.venv``. Called by ``tools/setup`` when the stamp is old.

Runs on the machine's own Python, before anything is installed: standard library only.
Usage: ``install.py HOME LOCK``. Exit code 1 and one sentence when it cannot be done.
"""

from __future__ import annotations

import fcntl
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

DEV_LOCK = "requirements-dev.lock"
RUN_LOCK = "requirements.lock"
SATISFIES = {RUN_LOCK: (RUN_LOCK,), DEV_LOCK: (DEV_LOCK, RUN_LOCK)}
"""Installing the tests' lock also installs everything of the other one (tested)."""


class CannotInstall(Exception):
    """The message is the sentence shown: what is missing, and how to mend it."""


def main(home: Path, lock: str) -> None:
    """Install ``lock`` unless another start has just done it.

    Raises:
        CannotInstall: with the sentence to show.
    """
    try:
        with one_at_a_time(home):
            if not is_installed(home, lock):
                install(home, lock)
    except OSError as error:
        raise CannotInstall(
            f"Impossible d'écrire dans « {home} » ({error.strerror}) : donnez-vous le droit "
            "d'y écrire, ou copiez Accroche dans un dossier à vous, puis relancez."
        ) from error


@contextmanager
def one_at_a_time(home: Path) -> Generator[None]:
    """Two starts at once: the second waits. The lock dies with its process."""
    with (home / ".venv.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def is_installed(home: Path, lock: str) -> bool:
    """Whether the stamp says that this very lock file is installed."""
    written = stamp_path(home, lock)
    return written.is_file() and written.read_text() == stamp(home, lock)


def stamp_path(home: Path, lock: str) -> Path:
    """Where the stamp of a lock file is written."""
    return home / ".venv" / f"{lock}.installed"


def stamp(home: Path, lock: str) -> str:
    """What was installed: which Python, and the lock file's checksum as ``tools/setup`` sees it."""
    with (home / lock).open("rb") as content:
        checksum = subprocess.run(
            ["cksum"], stdin=content, capture_output=True, text=True, check=False
        )
    return f"{(home / '.venv/bin/python').resolve()} {checksum.stdout.strip()}\n"


def install(home: Path, lock: str) -> None:
    """Make the environment, fill it, and write the stamps last."""
    print("Installation d'Accroche dans .venv (une minute environ)…", file=sys.stderr)
    venv = home / ".venv"
    complete = any(venv.glob("*.installed")) and (venv / "bin/python").exists()
    for old in venv.glob("*.installed"):
        old.unlink()
    if not complete:
        make_venv(venv)
    run_pip(venv, home / lock)
    for satisfied in SATISFIES[lock]:
        stamp_path(home, satisfied).write_text(stamp(home, satisfied))


def make_venv(venv: Path) -> None:
    """A new environment, in place of one that was left half made."""
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise CannotInstall(
            "Il manque le module venv de Python : installez-le (sur Debian ou Ubuntu, "
            "« apt install python3-venv ») puis relancez."
        )
    shutil.rmtree(venv, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(venv)], capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        raise CannotInstall(
            f"Python n'a pas pu créer « {venv} » ({last_line(made.stdout + made.stderr)}) : "
            "vérifiez la place sur le disque et le droit d'y écrire, puis relancez."
        )


def run_pip(venv: Path, lock: Path) -> None:
    """Install exactly what the lock file names, checked by its hashes, nothing built here."""
    command = [str(venv / "bin/python"), "-m", "pip", "install", "--disable-pip-version-check"]
    command += ["--quiet", "--retries=2", "--no-deps", "--only-binary=:all:", "--require-hashes"]
    log = venv / "install.log"
    with log.open("w") as output:
        done = subprocess.run(
            [*command, "-r", str(lock)], stdout=output, stderr=output, check=False
        )
    if done.returncode != 0:
        raise CannotInstall(
            "Les paquets n'ont pas pu être téléchargés ou vérifiés : vérifiez l'accès à internet "
            f"(ou le miroir de paquets de pip), puis relancez ; le détail est dans « {log} »."
        )


def last_line(output: str) -> str:
    """The line of a program's output that usually holds the reason."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "sans explication"


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2])
    except CannotInstall as reason:
        sys.exit(str(reason))
    except KeyboardInterrupt:
        sys.exit("Installation interrompue : relancez, elle reprendra du début.")
