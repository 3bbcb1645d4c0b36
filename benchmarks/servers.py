"""Servers in a process of their own: how soon they are ready, and what memory they take."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_HOME = Path(__file__).resolve().parent.parent
_ADDRESS = re.compile(r"http://\S+/")


@dataclass(frozen=True, slots=True)
class Launched:
    """A process that said it is ready."""

    pid: int
    address: str
    """« http://127.0.0.1:12345/ »."""
    seconds: float
    """From its launch to its ready line."""

    def memory(self) -> float | None:
        """Resident memory now, in megabytes; None where the system does not tell."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return None
        resident = re.search(r"^VmRSS:\s+(\d+) kB$", status.read_text("ascii"), re.MULTILINE)
        return int(resident[1]) / 1024 if resident else None


@dataclass(frozen=True, slots=True)
class Server:
    """A server under measure, in its second life when it had a first, which made its data."""

    name: str
    running: Launched
    first_start: float | None
    """Seconds to its ready line on an empty folder, when it is started twice."""
    memory_ready: float | None
    """Megabytes resident when it said that it is ready."""


@contextmanager
def serving(
    name: str, module: Sequence[str], settings: Mapping[str, str], *, twice: bool
) -> Generator[Server]:
    """Start it (stop it, start it again): it runs until the block ends."""
    first_start = None
    if twice:
        with _launched(module, settings) as first:
            first_start = first.seconds
    with _launched(module, settings) as running:
        yield Server(name, running, first_start, running.memory())


@contextmanager
def _launched(module: Sequence[str], settings: Mapping[str, str]) -> Generator[Launched]:
    """Run ``python -m module…``. The settings of whoever runs the benchmark are not seen."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("ACCROCHE_")}
    begun = perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", *module],
        stdout=subprocess.PIPE, env={**own, **settings}, cwd=_HOME, text=True,
    ) as process:  # fmt: skip
        try:
            ready = process.stdout.readline() if process.stdout else ""
            address = _ADDRESS.search(ready)
            if address is None:
                raise RuntimeError(f"« {' '.join(module)} » did not start")
            yield Launched(process.pid, address[0], perf_counter() - begun)
        finally:
            process.terminate()


def our_server(database: str | None) -> list[str]:
    """How ours is launched."""
    command = ["bot", "serve", "--port", "0"]
    return [*command, "--database", database] if database else command


def our_settings(folder: Path) -> dict[str, str]:
    """Its data in this folder, and a quiet log, as behind a supervisor."""
    return {"ACCROCHE_VAR_DIR": str(folder), "ACCROCHE_LOG_LEVEL": "WARNING"}
