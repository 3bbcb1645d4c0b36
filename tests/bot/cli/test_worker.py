"""``accroche worker`` keeps an installation going without a site."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests.bot.cli.test_serve import HERE, environment


def test_works_until_stopped(tmp_path: Path) -> None:
    """It says that it works, leaves a sign of life, and stops cleanly."""
    var = tmp_path / "var"
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "worker"],
        cwd=HERE,
        env=environment(var),
        text=True,
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "Accroche travaille, sans site (Ctrl-C pour arrêter)\n"
    seen = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"],
        cwd=HERE,
        env=environment(var),
        capture_output=True,
        text=True,
        check=True,
    )
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 0
    process.stdout.close()
    assert "Métronome : il bat" in seen.stdout
