"""How well and how fast the directory is searched, beside named peers on the same records.

``python -m benchmarks.search [--records 150000] [--queries 1000]`` prints the table. Each
engine builds its index in one process and searches in another, so that the memory told is what
searching takes; the queries come one after the other.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypedDict

from benchmarks.national import NATIONAL, services
from benchmarks.search_engines import BEST, ENGINES, Search
from benchmarks.search_queries import Query, queries

_SEEDS = {"clean": 11, "misspelt": 12}


class Built(TypedDict):
    """What making an index took."""

    seconds: float
    disk: float
    """Megabytes on the disk."""
    peak: float
    """Megabytes of memory at most, the records themselves included."""


class Measured(TypedDict):
    """What searching took."""

    recall: float
    p50: float
    p99: float
    """Milliseconds."""
    own: float
    """Megabytes more than before the index was opened, of memory that is ours alone."""
    mapped: float
    """Megabytes of files read in place: the system takes them back when it needs room."""


def main() -> None:
    """Print the table, or be one of the processes that make it."""
    parser = ArgumentParser(prog="python -m benchmarks.search")
    parser.add_argument("--records", type=int, default=NATIONAL)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--engine", choices=list(ENGINES))
    parser.add_argument("--build", type=Path)
    parser.add_argument("--open", type=Path)
    options = parser.parse_args()
    if options.build:
        print(json.dumps(_build(options)))
    elif options.open:
        print(json.dumps(_search(options)))
    else:
        _compare(options)


def _compare(options: Namespace) -> None:
    head = ["engine", "build, s", "peak, MB", "disk, MB", "own memory, MB", "mapped, MB"]
    head += [
        f"{kind}: {what}" for kind in _SEEDS for what in (f"recall@{BEST}", "p50 ms", "p99 ms")
    ]
    print(_row(head), _row(["---"] * len(head)), sep="\n", flush=True)
    for name in ENGINES:
        with TemporaryDirectory() as folder:
            built: Built = _in_a_process(options, name, "--build", folder)
            measured: dict[str, Measured] = _in_a_process(options, name, "--open", folder)
        cells = [name, f"{built['seconds']:.0f}", f"{built['peak']:.0f}", f"{built['disk']:.0f}"]
        cells += [f"{measured['misspelt'][part]:.0f}" for part in ("own", "mapped")]
        for of in measured.values():
            cells += [f"{of['recall']:.3f}", f"{of['p50']:.2f}", f"{of['p99']:.2f}"]
        print(_row(cells), flush=True)


def _in_a_process(options: Namespace, name: str, what: str, folder: str) -> Any:
    command = [sys.executable, "-m", "benchmarks.search", "--engine", name, what, folder]
    command += ["--records", str(options.records), "--queries", str(options.queries)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _build(options: Namespace) -> Built:
    records = list(services(options.records))
    begun = perf_counter()
    ENGINES[options.engine].build(options.build, records)
    seconds = perf_counter() - begun
    disk = sum(path.stat().st_size for path in options.build.rglob("*") if path.is_file())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Built(seconds=seconds, disk=disk / 1e6, peak=peak / 1e6)


def _search(options: Namespace) -> dict[str, Measured]:
    records = list(services(options.records))
    asked = {
        kind: list(queries(records, options.queries, seed, misspelt=kind == "misspelt"))
        for kind, seed in _SEEDS.items()
    }
    del records
    before = _memory()
    search = ENGINES[options.engine].open(options.open)
    search("mission locale")  # what is read once and for all is not the first person's wait
    return {kind: _measure(search, known, before) for kind, known in asked.items()}


def _measure(search: Search, asked: Sequence[Query], before: tuple[float, float]) -> Measured:
    times: list[float] = []
    found = 0
    for query in asked:
        begun = perf_counter()
        ids = search(query.text)
        times.append((perf_counter() - begun) * 1000)
        found += not query.answers.isdisjoint(ids)
    times.sort()
    return Measured(
        recall=found / len(asked),
        p50=times[len(times) // 2],
        p99=times[len(times) * 99 // 100],
        own=_memory()[0] - before[0],
        mapped=_memory()[1] - before[1],
    )


def _memory() -> tuple[float, float]:
    """Resident megabytes: our own, and of mapped files."""
    resident, shared = map(int, Path("/proc/self/statm").read_text().split()[1:3])
    page = resource.getpagesize() / 1e6
    return (resident - shared) * page, shared * page


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
