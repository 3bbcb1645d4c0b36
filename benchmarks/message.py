"""One message through the whole house, beside its peers: ``python -m benchmarks.message``.

Prints a report in Markdown (see ``benchmarks/README.md``). ``--quick`` takes a few seconds and
shows that everything still runs; its figures mean nothing.
"""

from __future__ import annotations

import asyncio
import os
import platform
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import table
from benchmarks.field import open_field
from benchmarks.postgresql import durable_server
from benchmarks.rounds import SENDERS, run
from tests.databases import PostgresqlServer


async def report(
    rounds: int, seconds: float, loads: Sequence[int] = SENDERS, *, twice: bool
) -> list[str]:
    """The lines of the report. ``seconds`` is how long each one is loaded in each round.

    ``loads``: how many write at once. ``twice``: servers are started a second time too, and
    PostgreSQL is measured beside SQLite.
    """
    with TemporaryDirectory() as folder, _postgresql(whole=twice) as postgresql:
        async with open_field(Path(folder), postgresql, twice=twice) as everyone:
            before = _load_of_machine()
            results = await run(everyone.contestants, rounds, seconds, loads)
            machine = f"{os.cpu_count()} cores, load {before} → {_load_of_machine()}"
            return [
                f"Python {platform.python_version()}, {machine}, {rounds} rounds of {seconds} s.",
                *_part("Figures", table.figures(results)),
                *_part("Ratios of messages/s", table.ratios(results)),
                *_part("Servers", table.footprints(everyone.servers)),
            ]


def _postgresql(*, whole: bool) -> AbstractContextManager[PostgresqlServer | None]:
    """That everything still runs is seen on SQLite; the suite has its own PostgreSQL."""
    return durable_server() if whole else nullcontext()


def _part(title: str, lines: Iterator[str]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from lines


def _load_of_machine() -> str:
    """The processes that wanted to run, on average of the last minute."""
    return f"{os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a few seconds: it runs, no more")
    quick = parser.parse_args().quick
    lines = report(1, 0.01, (1, 2), twice=False) if quick else report(7, 1.0, twice=True)
    print("\n".join(asyncio.run(lines)))
