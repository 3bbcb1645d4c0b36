"""Cards as our own table, CSV or XLSX: read back, each card is as it was."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from openpyxl import Workbook

from bot.exchange.cells import guarded, written
from bot.exchange.codes import known
from bot.exchange.columns import COLUMNS, Column
from resources_db.directory.terms import Resource

EXPORTED: Final = tuple(column for column in COLUMNS if column.path != ("ages",))
"""Every column but the one that only people write."""
_TEMPLATE: Final = """nom genre besoins description telephone adresse code_postal commune courriel
site_web horaires_accueil frais_precisions langues_precisions publics_precisions ages niveaux
mobilisation_precisions date_verification sources""".split()
"""Columns of the template: what someone writes by hand. Any other may be added."""
_EXAMPLE: Final = {
    "nom": "Maison des familles (exemple à effacer)",
    "genre": "lieu_ressource_parentalite",
    "besoins": "parentalite_generale | parentalite_ado",
    "description": "Écoute et ateliers pour les parents, sans rendez-vous.",
    "telephone": "02 61 91 00 00",
    "adresse": "1 rue de l'Exemple",
    "code_postal": "76000",
    "commune": "Rouen",
    "courriel": "accueil@maison.example",
    "site_web": "https://maison.example/",
    "horaires_accueil": "du lundi au vendredi 9h-12h et 14h-17h, sauf vacances scolaires",
    "frais_precisions": "Gratuit",
    "langues_precisions": "français, arabe",
    "publics_precisions": "Parents",
    "ages": "",
    "niveaux": "college | lycee",
    "mobilisation_precisions": "Sans rendez-vous",
    "date_verification": "14/02/2026",
    "sources": "Appel du service Jeunesse",
}


def lines(resources: Iterable[Resource]) -> Iterator[list[str]]:
    """The names of the columns, then the cells of each card."""
    yield [column.name for column in EXPORTED]
    for resource in resources:
        yield [guarded(written(column, value_at(resource, column))) for column in EXPORTED]


def value_at(resource: Resource, column: Column) -> object:
    """The value of a card that goes into a column; None when its part is missing."""
    value: object = resource
    for name in column.path:
        value = getattr(value, name, None)
    return value


def template_lines() -> Iterator[list[str]]:
    """The template: the names of its columns and one invented line."""
    yield list[str](_TEMPLATE)
    yield [guarded(_EXAMPLE[name]) for name in _TEMPLATE]


def write_csv(rows: Iterable[list[str]], path: Path) -> None:
    """UTF-8 with its mark and semicolons: French spreadsheets open it at once."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\n").writerows(rows)


def write_xlsx(rows: Iterable[list[str]], path: Path) -> None:
    """One sheet of texts, and one that lists the codes."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Annuaire")
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append(row)
    codes = book.create_sheet("Codes")
    for column in COLUMNS:
        if column.codes is not None:
            for code, label in known(column.codes).items():
                codes.append([column.name, code, label])
    book.save(path)


def columns_page() -> str:
    """The table of the columns, for ``docs/importing.md``."""
    rows = [
        f"| `{column.name}` | {_escaped(column.help)} | {_escaped(column.holds.value)} |"
        for column in COLUMNS
    ]
    return "\n".join(["| colonne | ce qu'elle dit | ce qu'elle prend |", "|---|---|---|", *rows])


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
