"""How long a national import takes, and how much memory: ``python -m benchmarks.importing``.

Writes the invented national directory as data·inclusion JSON, imports it into a fresh SQLite
database by the command line, imports it again, and exports it. Each runs in its own process.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.national import NATIONAL, services
from bot.exchange.inclusion_out import write_json


def main() -> None:
    """Print a table in Markdown."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.importing")
    parser.add_argument("--services", type=int, default=NATIONAL)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        home = Path(folder)
        source = home / "national.json"
        write_json(services(given.services), source, date(2026, 11, 1))
        size = source.stat().st_size / 1e6
        print(f"{given.services} services, {size:.0f} MB of JSON, load {os.getloadavg()[0]:.1f}\n")
        print("| step | seconds | of which processor | peak memory (MB) |\n|---|---|---|---|")
        for step, words in {
            "import": ["import", str(source)],
            "import again": ["import", str(source)],
            "export JSON": ["export", str(home / "out.json")],
            "export CSV": ["export", str(home / "out.csv")],
        }.items():
            seconds, cpu, peak = _run(words, home)
            print(f"| {step} | {seconds:.1f} | {cpu:.1f} | {peak:.0f} |", flush=True)


def _run(words: list[str], home: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor and peak memory of a command in a process of its own."""
    code = (
        "import json, resource, sys; from bot.cli.main import main; code = main(sys.argv[1:]); "
        "used = resource.getrusage(resource.RUSAGE_SELF); "
        "cpu = used.ru_utime + used.ru_stime; print(json.dumps([code, cpu, used.ru_maxrss]))"
    )
    environment = os.environ | {"ACCROCHE_VAR_DIR": str(home / "var"), "PYTHONUTF8": "1"}
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = time.perf_counter() - began
    exit_code, cpu, peak = json.loads(done.stdout.splitlines()[-1])
    if exit_code:
        raise SystemExit(done.stderr)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return seconds, cpu, peak / unit


if __name__ == "__main__":
    main()
