"""The columns of our own table (CSV, XLSX), read from ``columns.csv``: a line is a card, whole.

Names are those of data·inclusion v1 where it has one; ``structure_…`` columns are the structure
behind a service. ``docs/importing.md`` lists them, made from the same file.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from bot.exchange.codes import Lists

_PATH = Path(__file__).with_name("columns.csv")


class Holds(Enum):
    """What a cell may hold, in the words of the documentation."""

    TEXT = "un texte"
    PHONE = "un numéro de téléphone"
    MAIL = "une adresse de courriel"
    URL = "une adresse de site (https://…)"
    DAY = "une date (14/02/2025 ou 2025-02-14)"
    WHOLE = "un nombre entier"
    DECIMAL = "un nombre"
    YES_NO = "oui ou non"
    SIRET = "quatorze chiffres"
    HOURS = "des horaires, au format OSM ou en toutes lettres"
    CODE = "un code de la liste"
    CODES = "un ou plusieurs codes de la liste, séparés par « | »"
    LIST = "un ou plusieurs textes, séparés par « | »"
    RECORDS = "un texte, ou une liste JSON dans un export"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, where its value goes in a card, what it holds."""

    name: str
    path: tuple[str, ...]
    holds: Holds
    help: str
    codes: Lists | None = None
    also: tuple[str, ...] = ()
    """Other names under which spreadsheets have it, folded."""


def _read() -> tuple[Column, ...]:
    with _PATH.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Column(
                name=row["name"],
                path=tuple(row["path"].split(".")),
                holds=Holds[row["holds"].upper()],
                help=row["help"],
                codes=Lists(row["codes"]) if row["codes"] else None,
                also=tuple(filter(None, row["also"].split("|"))),
            )
            for row in csv.DictReader(lines)
        )


COLUMNS: Final = _read()
BY_NAME: Final[Mapping[str, Column]] = MappingProxyType({column.name: column for column in COLUMNS})
