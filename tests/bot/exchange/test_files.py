"""What is done with a file that cannot be trusted, and with one that is only clumsy."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.exchange import formats, table_out
from bot.exchange.findings import Taken, Unusable
from bot.exchange.table import Reading
from resources_db.directory.terms import Resource

HEADER = "nom;commune;code postal;téléphone;description\n"
LINE = "Maison de l'Été;Rouen;76000;02 61 91 00 01;Accueil des élèves\n"


def cards(path: Path, reading: Reading) -> list[Resource]:
    """The cards of a file."""
    return [one.resource for one in formats.read(path, reading) if isinstance(one, Taken)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encodings_and_separators_are_found(
    encoding: str, separator: str, reading: Reading, tmp_path: Path
) -> None:
    """Whatever the spreadsheet that wrote the file."""
    path = tmp_path / "lieux.csv"
    path.write_bytes((HEADER + LINE).replace(";", separator).encode(encoding))
    [card] = cards(path, reading)
    assert (card.nom, card.description) == ("Maison de l'Été", "Accueil des élèves")


def _workbook(path: Path) -> None:
    book = Workbook()
    book.active.append(["nom", "commune"])
    book.active.append(["Un lieu", "Rouen"])
    book.save(path)


def _with_part(path: Path, name: str, content: bytes) -> None:
    _workbook(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as folded:
        folded.writestr(name, content)


def _half(path: Path) -> None:
    _workbook(path)
    path.write_bytes(path.read_bytes()[:-400])


def _with_entities(path: Path) -> None:
    _workbook(path)
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    other = path.with_suffix(".new")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for part in old.infolist():
            sheet = part.filename.startswith("xl/worksheets/sheet")
            new.writestr(part, bomb if sheet else old.read(part))
    other.replace(path)


_BROKEN: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "bytes that are no UTF-8 in the middle": (
        "x.csv",
        lambda p: p.write_bytes((HEADER + LINE).encode() + b"Caf\xe9;Rouen;76000;;\n"),
        "ligne 3",
    ),
    "a CSV cut in the middle of a line": (
        "x.csv",
        lambda p: p.write_text(HEADER + LINE + "Maison cou"),
        "s'arrête au milieu de la ligne 3",
    ),
    "a quote never closed": (
        "x.csv",
        lambda p: p.write_text(HEADER + LINE + '"Maison;Rouen;76000;;\n' * 1),
        "s'arrête au milieu d'une cellule",
    ),
    "a huge cell": (
        "x.csv",
        lambda p: p.write_text(HEADER + f'"{"a" * 200_000}";Rouen;76000;;\n'),
        "démesurée",
    ),
    "a null sign": ("x.csv", lambda p: p.write_bytes(b"nom;commune\nx\0;y\n"), "signe nul"),
    "an empty file": ("x.csv", lambda p: p.write_bytes(b""), "vide"),
    "columns of something else": ("x.csv", lambda p: p.write_text("a;b\n1;2\n"), "en-tête"),
    "a JSON cut in the middle": (
        "x.json",
        lambda p: p.write_text(json.dumps({"services": [{"id": "a" * 50}] * 20})[:-60]),
        "coupé",
    ),
    "a JSON that is no list": ("x.json", lambda p: p.write_text("3"), "ni une liste"),
    "a JSON of lists without end": (
        "x.json",
        lambda p: p.write_text('[{"a":' + "[" * 100_000),
        "sans fin|démesurée",
    ),
    "a workbook with macros": (
        "x.xlsx",
        lambda p: _with_part(p, "xl/vbaProject.bin", b"x"),
        "macros",
    ),
    "a workbook that reads other files": (
        "x.xlsx",
        lambda p: _with_part(p, "xl/externalLinks/externalLink1.xml", b"<x/>"),
        "autres fichiers",
    ),
    "a zip bomb": (
        "x.xlsx",
        lambda p: _with_part(p, "xl/media/a.png", b"\0" * (30 << 20)),
        "démesuré",
    ),
    "a workbook cut short": ("x.xlsx", _half, "coupé ou abîmé"),
    "a workbook with entities": ("x.xlsx", _with_entities, "XML"),
    "a text named as a workbook": ("x.xlsx", lambda p: p.write_text("nom"), "coupé ou abîmé"),
    "an old workbook": ("x.xls", lambda p: p.write_bytes(b"x"), ".xlsx"),
}


@pytest.mark.parametrize("name", _BROKEN)
def test_a_broken_file_is_refused_with_the_reason(
    name: str, reading: Reading, tmp_path: Path
) -> None:
    """One sentence that says where, before or while it is read."""
    file, make, said = _BROKEN[name]
    make(tmp_path / file)
    with pytest.raises(Unusable, match=said):
        cards(tmp_path / file, reading)


def test_cells_merged_downwards_are_filled(reading: Reading, tmp_path: Path) -> None:
    """The same commune for several lines, names of columns on two levels, a title above."""
    book = Workbook()
    sheet = book.active
    sheet["A1"] = "Annuaire 2026"
    sheet.merge_cells("A1:D1")
    for cell, text in {
        "A3": "Ville", "B3": "Structure", "C3": "Contact", "C4": "Tél.", "D4": "Mail",
        "A5": "Rouen", "B5": "Lieu un", "C5": "02 61 91 00 01", "B6": "Lieu deux",
        "D6": "deux@lieu.example",
    }.items():  # fmt: skip
        sheet[cell] = text
    for merged in ("A3:A4", "B3:B4", "C3:D3", "A5:A6"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "x.xlsx")
    found = [
        (c.nom, c.communes, c.telephone, c.courriel) for c in cards(tmp_path / "x.xlsx", reading)
    ]
    assert found == [
        ("Lieu un", ("76540",), "02 61 91 00 01", None),
        ("Lieu deux", ("76540",), None, "deux@lieu.example"),
    ]


def test_the_template_is_read_back(reading: Reading, tmp_path: Path) -> None:
    """Its invented line is a whole card."""
    table_out.write_csv(table_out.template_lines(), tmp_path / "modele.csv")
    [one] = formats.read(tmp_path / "modele.csv", reading)
    assert isinstance(one, Taken)
    assert one.remarks == ()
    assert one.resource.horaires_accueil == "Mo-Fr 09:00-12:00,14:00-17:00; SH off"
