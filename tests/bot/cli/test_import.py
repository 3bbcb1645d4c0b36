"""``accroche import`` replaces the directory as a whole, or not at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bot.cli.main import main
from resources_db.directory.loading import Files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the facts that come with us, to be changed."""
    copy = tmp_path / "facts"
    copy.mkdir()
    for file in (Files().public, Files().seed, Files().curation):
        shutil.copy(file, copy)
    return copy


def change_first_phone(folder: Path, phone: str) -> None:
    """Give another number to the first public record."""
    file = folder / Files().public.name
    records: list[dict[str, object]] = json.loads(file.read_text("utf-8"))
    records[0]["phone"] = phone
    file.write_text(json.dumps(records), "utf-8")


def test_dry_run_changes_nothing(
    filled: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What would change is told, twice the same."""
    change_first_phone(folder, "01 23 45 67 89")
    assert main(["import", str(folder), "--dry-run"]) == 0
    first = capsys.readouterr().out
    assert "0 de plus, 0 de moins, 1 changés" in first
    assert main(["import", str(folder), "--dry-run"]) == 0
    assert capsys.readouterr().out == first


def test_import_is_shown(filled: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After an import the directory is the folder: importing it again would change nothing."""
    change_first_phone(folder, "01 23 45 67 89")
    assert main(["import", str(folder)]) == 0
    assert "1 changés" in capsys.readouterr().out
    assert main(["import", str(folder), "--dry-run"]) == 0
    assert "0 de plus, 0 de moins, 0 changés" in capsys.readouterr().out


def test_bad_file(filled: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be used is named in one sentence; the directory stays."""
    (folder / Files().curation.name).write_text("id,nom\n")
    assert main(["import", str(folder)]) == 1
    assert capsys.readouterr().err.startswith(f"{Files().curation.name}, ligne 1")
    assert main(["doctor"]) == 0


def test_folder_without_facts(
    var: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without any of the files: their names are given."""
    assert main(["import", str(tmp_path)]) == 1
    assert Files().public.name in capsys.readouterr().err
    assert not var.exists()


def test_file_in_another_encoding(
    filled: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file saved in Latin-1 gets a sentence, not a traceback."""
    content = Files().curation.read_text("utf-8")
    (folder / Files().curation.name).write_bytes(content.encode("latin-1", "replace"))
    assert main(["import", str(folder)]) == 1
    assert "UTF-8" in capsys.readouterr().err
