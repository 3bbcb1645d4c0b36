"""``./run`` sets itself up, once, and says in one sentence what it lacks.

Each test has a small checkout of its own: the real scripts, an assistant that prints its
arguments, and a lock file without packages, so that no network is needed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[2]
PYTHON = Path(sys.executable).resolve()
BARE = {"PATH": f"{PYTHON.parent}:/usr/bin:/bin", "PIP_CONFIG_FILE": os.devnull}
"""No HOME, nothing of the person who runs the tests."""

Result = subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str]]]:
    """A checkout in a folder with a space, first started twice at the same time."""
    home = checkout(tmp_path_factory.mktemp("my folder"))
    command = [str(home / "run"), "say", "deux mots"]
    both = [
        subprocess.Popen(command, env=BARE, cwd="/", text=True, stdout=-1, stderr=-1)
        for _ in range(2)
    ]
    return home, [process.communicate(timeout=120) for process in both]


@pytest.fixture
def ready(installed: tuple[Path, object], tmp_path: Path) -> Path:
    """A copy of the installed checkout, to be spoilt by one test."""
    home = tmp_path / "spoilt"
    shutil.copytree(installed[0], home, symlinks=True)
    return home


def checkout(home: Path) -> Path:
    """The real scripts around an assistant that only prints its arguments."""
    shutil.copy(HERE / "run", home)
    shutil.copytree(HERE / "tools", home / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    (home / "requirements.lock").write_text("")
    (home / "bot").mkdir()
    (home / "bot" / "__init__.py").touch()
    (home / "bot" / "__main__.py").write_text("import sys\nprint(sys.argv[1:])\n")
    return home


def start(home: Path, **changed: str) -> Result:
    """Run ``./run say`` from another folder."""
    return subprocess.run(
        [home / "run", "say"],
        env=BARE | changed,
        cwd="/",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def fake_command(folder: Path, name: str, script: str) -> None:
    """Put a command of our own on a PATH."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def one_sentence(result: Result) -> str:
    """The last line of the error output, after checking that it failed without a traceback."""
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert result.stdout == ""
    lines = [line for line in result.stderr.splitlines() if not line.startswith("Installation d'")]
    assert len(lines) == 1
    return lines[0]


def test_first_starts_at_the_same_time(installed: tuple[Path, list[tuple[str, str]]]) -> None:
    """Two first starts install once, and both run with their arguments as given."""
    outputs = [output for output, _ in installed[1]]
    errors = "".join(error for _, error in installed[1])
    assert outputs == ["['say', 'deux mots']\n"] * 2
    assert errors.count("Installation d'Accroche") == 1


def test_second_start_installs_nothing(ready: Path) -> None:
    """When nothing changed the installer is not even called."""
    (ready / "tools" / "install.py").unlink()
    result = start(ready)
    assert (result.returncode, result.stdout, result.stderr) == (0, "['say']\n", "")


def test_a_new_lock_file_is_installed(ready: Path) -> None:
    """A pull that changes the lock file is followed by an install, once."""
    (ready / "requirements.lock").write_text("# another edition\n")
    assert "Installation d'Accroche" in start(ready).stderr
    assert start(ready).stderr == ""


def test_an_interrupted_install_starts_over(ready: Path) -> None:
    """Without the stamp, which is written last, what is there is not trusted."""
    (ready / ".venv" / "requirements.lock.installed").unlink()
    (ready / ".venv" / "pyvenv.cfg").write_text("half writ")
    result = start(ready)
    assert (result.returncode, result.stdout) == (0, "['say']\n")


def test_old_python(tmp_path: Path) -> None:
    """Only an old Python: the sentence names the version that is needed."""
    home = checkout(tmp_path)
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        fake_command(tmp_path / "path", name, "exit 1")
    said = one_sentence(start(home, PATH=f"{tmp_path / 'path'}:/usr/bin:/bin"))
    assert "Python 3.11 ou plus récent" in said
    assert "apt install python3" in said


def test_no_venv_module(tmp_path: Path) -> None:
    """Debian ships Python without venv: the sentence names the package."""
    home = checkout(tmp_path)
    (tmp_path / "hide").mkdir()
    (tmp_path / "hide" / "sitecustomize.py").write_text(
        "import sys\nsys.modules['ensurepip'] = None\n"
    )
    said = one_sentence(start(home, PYTHONPATH=str(tmp_path / "hide")))
    assert "apt install python3-venv" in said


def test_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """A checkout without the right to write: the sentence names the folder.

    The tests may run as root, who may write anywhere: the place is occupied instead.
    """
    home = checkout(tmp_path)
    (home / ".venv.lock").mkdir()
    said = one_sentence(start(home))
    assert said.startswith(f"Impossible d'écrire dans « {home} »")


def test_no_network(ready: Path) -> None:
    """Packages that cannot be fetched: the sentence says so and where the detail is."""
    (ready / "requirements.lock").write_text(f"jinja2==3.1.6 --hash=sha256:{'0' * 64}\n")
    said = one_sentence(start(ready, PIP_INDEX_URL="http://127.0.0.1:9/simple"))
    assert "accès à internet" in said
    assert "install.log" in said


def test_exit_code(ready: Path) -> None:
    """The command's exit code is the one of ``./run``."""
    (ready / "bot" / "__main__.py").write_text("raise SystemExit(7)\n")
    assert start(ready).returncode == 7


def test_scripts_are_plain_shell() -> None:
    """Nothing is found by shellcheck in any script."""
    scripts = ["run", "test", "tools/setup", ".ci/run"]
    command = [str(Path(sys.executable).with_name("shellcheck")), "--shell=sh", *scripts]
    found = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    assert found.stdout == ""
    assert found.returncode == 0
