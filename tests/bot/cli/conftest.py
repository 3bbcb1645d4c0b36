"""A fresh installation for the tests of the commands."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def var(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bare_environment: None, own_logging: None
) -> Path:
    """The folder of the data of an installation that was never started."""
    folder = tmp_path / "var"
    monkeypatch.setenv("ACCROCHE_VAR_DIR", str(folder))
    monkeypatch.setattr("bot.settings_reading.HOME", tmp_path)
    return folder


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation filled once, to be copied."""
    folder = tmp_path_factory.mktemp("filled")
    shipped = Path(__file__).parents[3] / "resources_db/directory/data"
    done = subprocess.run(
        [sys.executable, "-m", "bot", "import", str(shipped)],
        cwd=Path(__file__).parents[3],
        env={"ACCROCHE_VAR_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def filled(var: Path, filled_once: Path) -> Path:
    """The folder of an installation whose database holds the facts that come with us."""
    shutil.copytree(filled_once, var)
    return var
