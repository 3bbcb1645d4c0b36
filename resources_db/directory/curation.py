"""The editor's decisions on each fact, read from ``data/curation.csv``.

The facts are sentences; this file says in codes what they mean (kind, needs, territory, ages,
who may come), which two records are the same thing, and which are no help and why.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from resources_db.directory.bad_data import BadData
from resources_db.directory.taxonomy import kinds, needs
from resources_db.directory.terms import CommuneCode, KindCode, NeedCode, OpenTo, Reach

DEFAULT_PATH = Path(__file__).with_name("data") / "curation.csv"
COLUMNS = [
    "id", "nom", "decision", "kind", "needs", "reach", "communes", "departements",
    "a_distance", "age_min", "age_max", "mobilisable_par",
    "mobilisation_precisions", "reason",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """This record is an entry of the directory; what it means in codes."""

    kind: KindCode
    needs: tuple[NeedCode, ...]
    """What it is first for comes first."""
    reach: Reach
    communes: tuple[CommuneCode, ...]
    departements: tuple[str, ...]
    a_distance: bool
    age_min: int | None
    age_max: int | None
    mobilisable_par: tuple[OpenTo, ...]
    mobilisation_precisions: str | None
    """How one gets in, where it is not by coming directly."""


@dataclass(frozen=True, slots=True)
class SameAs:
    """This record names the same thing as another, which is shown with both sources."""

    id: str


@dataclass(frozen=True, slots=True)
class Aside:
    """This record is no help to anyone who asks; kept here with the reason."""

    reason: str


Decision = Entry | SameAs | Aside


def load_curation(path: Path = DEFAULT_PATH) -> Mapping[str, Decision]:
    """The decision on each record, by its id. Raises :class:`BadData`."""
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines)
        if next(reader, None) != COLUMNS:
            raise BadData(path.name, 1, "colonnes", "inattendues", f"Il faut {','.join(COLUMNS)}.")
        decisions: dict[str, Decision] = {}
        for row in reader:
            line = _Line(row, path.name, reader.line_num)
            if line.id in decisions:
                raise line.wrong("id", "Cette fiche a déjà une ligne : gardez-en une.")
            decisions[line.id] = line.decision()
        return decisions


Code = TypeVar("Code", KindCode, NeedCode)


class _Line:
    def __init__(self, row: list[str], file: str, number: int) -> None:
        self._file = file
        self._number = number
        if len(row) != len(COLUMNS):
            raise BadData(
                file, number, "colonnes", f"il y en a {len(row)}", f"Il en faut {len(COLUMNS)}."
            )
        self._row = dict(zip(COLUMNS, row, strict=True))
        self.id = self._row["id"]

    def decision(self) -> Decision:
        match self._row["decision"].partition(":"):
            case ("entry", _, _):
                return self._entry()
            case ("merge", _, other) if other:
                return SameAs(other)
            case ("aside", _, _) if self._row["reason"]:
                return Aside(self._row["reason"])
            case _:
                raise self.wrong("decision", "Écrivez entry, merge:<id>, ou aside et sa raison.")

    def _entry(self) -> Entry:
        row = self._row
        try:
            return Entry(
                kind=self._known("kind", kinds())[0],
                needs=self._known("needs", needs()),
                reach=Reach(row["reach"]),
                communes=tuple(CommuneCode(code) for code in self._codes("communes", 5, 5)),
                departements=self._codes("departements", 2, 3),
                a_distance=row["a_distance"] == "oui",
                age_min=self._age("age_min"),
                age_max=self._age("age_max"),
                mobilisable_par=tuple(OpenTo(code) for code in row["mobilisable_par"].split()),
                mobilisation_precisions=row["mobilisation_precisions"] or None,
            )
        except ValueError as error:
            if isinstance(error, BadData):
                raise
            raise self.wrong("reach", f"Inconnu : {error}.") from None

    def _known(self, field: str, known: Mapping[Code, object]) -> tuple[Code, ...]:
        by_text = {str(code): code for code in known}
        try:
            return tuple(by_text[code] for code in self._row[field].split())
        except KeyError:
            raise self.wrong(field, "Prenez les codes de taxonomy.json.") from None

    def _codes(self, field: str, shortest: int, longest: int) -> tuple[str, ...]:
        codes = tuple(self._row[field].split())
        if not all(shortest <= len(code) <= longest for code in codes):
            raise self.wrong(field, "Écrivez des codes de l'Insee, séparés par une espace.")
        return codes

    def _age(self, field: str) -> int | None:
        text = self._row[field]
        if text and not text.isdecimal():
            raise self.wrong(field, "Écrivez un âge en années, ou rien.")
        return int(text) if text else None

    def wrong(self, field: str, mend: str) -> BadData:
        return BadData(self._file, self._number, field, f"« {self._row[field]} »", mend)
