"""``accroche import`` and ``accroche export``: a whole file comes in, or nothing of it."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.exchange.report import ASIDE
from resources_db.directory.loading import Files

Printed = Callable[[], str]
SHEET = (
    "Structure;Ville;CP;Téléphone;Thématique;Public\n"
    "Maison des Familles;Rouen;76000;02 61 91 00 01 / 06 39 98 00 01;parentalité;16-25 ans\n"
    "Point info;Sotteville les Rouen;;cf. site;orientatoin;\n"
    "Lieu nulle part;;;02 61 91 00 02;;\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the facts that come with us, to be changed."""
    copy = tmp_path / "facts"
    copy.mkdir()
    for file in (Files().public, Files().seed, Files().curation):
        shutil.copy(file, copy)
    return copy


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """The spreadsheet of a youth service."""
    path = tmp_path / "partenaires.csv"
    path.write_text(SHEET, "cp1252")
    return path


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Printed:
    """What was printed since the last time."""
    return lambda: capsys.readouterr().out


def change_first_phone(folder: Path, phone: str) -> None:
    """Give another number to the first public record."""
    file = folder / Files().public.name
    records: list[dict[str, object]] = json.loads(file.read_text("utf-8"))
    records[0]["phone"] = phone
    file.write_text(json.dumps(records), "utf-8")


def test_dry_run_changes_nothing(filled: Path, folder: Path, printed: Printed) -> None:
    """What would change is told, twice the same."""
    change_first_phone(folder, "01 23 45 67 89")
    assert main(["import", str(folder), "--dry-run"]) == 0
    first = printed()
    assert "ajoutées : 0, changées : 1" in first
    assert main(["import", str(folder), "--dry-run"]) == 0
    assert printed() == first


def test_import_is_shown(filled: Path, folder: Path, printed: Printed) -> None:
    """After an import the directory is the folder: importing it again would change nothing."""
    change_first_phone(folder, "01 23 45 67 89")
    assert main(["import", str(folder)]) == 0
    assert "changées : 1" in printed()
    assert main(["import", str(folder), "--dry-run"]) == 0
    assert "ajoutées : 0, changées : 0" in printed()


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


def test_a_spreadsheet_comes_in_with_a_report(filled: Path, sheet: Path, printed: Printed) -> None:
    """What is certain is taken, the rest is told by line and column; twice is once."""
    assert main(["import", str(sheet)]) == 0
    said = printed()
    assert "ajoutées : 2, changées : 0, inchangées : 0, retirées : 0, mises de côté : 1" in said
    assert "ligne 2, Téléphone « 02 61 91 00 01 / 06 39 98 00 01 »" in said
    assert "vouliez-vous dire « orientation » ?" in said
    assert "ligne 4, mise de côté : sans lieu" in said
    assert main(["import", str(sheet)]) == 0
    assert "ajoutées : 0, changées : 0, inchangées : 2" in printed()


def test_rows_set_aside_can_be_mended_and_imported(
    filled: Path, sheet: Path, printed: Printed
) -> None:
    """They are kept in a file with the same columns, which comes in once completed."""
    main(["import", str(sheet)])
    [aside] = filled.glob(f"imports/*/{ASIDE}")
    with aside.open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file, delimiter=";")
    header.append("Ville")
    row.append("Darnétal")
    mended = sheet.with_name("complete.csv")
    with mended.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, row])
    printed()
    assert main(["import", str(mended), "--source", "partenaires"]) == 0
    assert "ajoutées : 1" in printed()


def test_a_complete_file_takes_away_what_it_no_longer_lists(
    filled: Path, sheet: Path, printed: Printed
) -> None:
    """Of its own source only, and only when it is said to be complete."""
    main(["import", str(sheet)])
    sheet.write_text("\n".join(SHEET.splitlines()[:2]) + "\n", "cp1252")
    printed()
    assert main(["import", str(sheet)]) == 0
    assert "retirées : 0" in printed()
    assert main(["import", str(sheet), "--complete"]) == 0
    assert "inchangées : 1, retirées : 1" in printed()


def test_a_row_set_aside_does_not_take_its_record_away(
    filled: Path, sheet: Path, printed: Printed
) -> None:
    """A town forgotten in a complete file is a row to mend, not a place that closed."""
    main(["import", str(sheet)])
    sheet.write_text(SHEET.replace("Sotteville les Rouen", ""), "cp1252")
    printed()
    assert main(["import", str(sheet), "--complete"]) == 0
    assert "retirées : 0, mises de côté : 2" in printed()


def test_an_export_for_others_validates(filled: Path, tmp_path: Path) -> None:
    """data·inclusion, as one file or as a folder of tables; nothing unfinished stays behind."""
    out = tmp_path / "out"
    out.mkdir()
    assert main(["export", str(out / "annuaire.json")]) == 0
    assert main(["export", str(out / "tables")]) == 0
    written = json.loads((out / "annuaire.json").read_text("utf-8"))
    assert {"structures", "services"} == set(written)
    assert {path.name for path in out.rglob("*")} == {
        "annuaire.json", "tables", "structures.csv", "services.csv",
    }  # fmt: skip


def test_a_file_that_would_take_away_most_is_refused(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A complete file that was cut would empty its source: it must be said twice."""
    path = tmp_path / "source.csv"
    lines = [f"Lieu {number};Rouen\n" for number in range(30)]
    path.write_text("nom;commune\n" + "".join(lines))
    assert main(["import", str(path), "--complete"]) == 0
    path.write_text("nom;commune\n" + "".join(lines[:5]))
    assert main(["import", str(path), "--complete"]) == 1
    assert "25 fiches sur 30" in capsys.readouterr().err
    assert main(["import", str(path), "--complete", "--remove-many"]) == 0
    assert "retirées : 25" in capsys.readouterr().out


def test_a_file_cut_in_the_middle_changes_nothing(
    filled: Path, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even the lines before the cut."""
    sheet.write_bytes(SHEET.encode("cp1252") + b"Encore un lieu;Rou")
    assert main(["import", str(sheet)]) == 1
    assert "Rien n'a été changé" in capsys.readouterr().err
    sheet.write_text(SHEET, "cp1252")
    assert main(["import", str(sheet), "--dry-run"]) == 0
    assert "ajoutées : 2" in capsys.readouterr().out


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_goes_out_comes_back_unchanged(
    filled: Path, sheet: Path, tmp_path: Path, suffix: str, printed: Printed
) -> None:
    """The whole directory, out and in again: nothing changes."""
    main(["import", str(sheet)])
    out = tmp_path / f"annuaire.{suffix}"
    assert main(["export", str(out), "--hidden"]) == 0
    printed()
    assert main(["import", str(out), "--complete"]) == 0
    said = printed()
    assert "ajoutées : 0, changées : 0" in said
    assert "retirées : 0, mises de côté : 0" in said


def test_the_template_is_made_without_a_directory(var: Path, tmp_path: Path) -> None:
    """And nothing is installed for it."""
    assert main(["export", str(tmp_path / "modele.xlsx"), "--template"]) == 0
    assert (tmp_path / "modele.xlsx").is_file()
    assert not var.exists()


def test_an_export_to_an_unknown_form_is_explained(
    var: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the forms that exist."""
    assert main(["export", str(tmp_path / "annuaire.docx")]) == 1
    assert ".csv ou .xlsx" in capsys.readouterr().err
