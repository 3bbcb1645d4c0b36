"""The benchmark of reminders still runs. What it measures is never asserted: machines differ."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
SMALL = ("--count", "200", "--measured", "100", "--paced", "25")


@pytest.mark.slow
def test_everyone_is_measured() -> None:
    """Four lines, each with figures, and the lateness under the limiter."""
    run = subprocess.run(
        [sys.executable, "-m", "benchmarks.reminders", *SMALL],
        cwd=HOME, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    rows = [line.split("|") for line in run.stdout.splitlines() if line.startswith("|")][2:]
    assert len(rows) == 4
    assert all(float(row[2]) > 0 for row in rows)
    assert "25 under 25 a second" in run.stdout
