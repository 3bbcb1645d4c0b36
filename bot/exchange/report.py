"""The report of an import: what an editor should look at, and the rows set aside."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bot.exchange.cells import guarded
from bot.exchange.findings import Remark, SetAside
from bot.exchange.headers import OURS

REMARKS: Final = "rapport.csv"
ASIDE: Final = "mis-de-cote.csv"
_SHOWN: Final = 12
"""Remarks shown on the terminal; the file has them all."""
_LONGEST: Final = 60


@dataclass(slots=True)
class Report:
    """Gathers what is found while a file is read."""

    remarks: list[Remark] = field(default_factory=list[Remark])
    aside: list[SetAside] = field(default_factory=list[SetAside])

    def note(self, remarks: Iterable[Remark]) -> None:
        """Values, or columns, to look at."""
        self.remarks.extend(remarks)

    def set_aside(self, row: SetAside) -> None:
        """A row that cannot be a record yet."""
        self.aside.append(row)
        self.remarks.extend(row.remarks)

    def write(self, folder: Path) -> list[Path]:
        """The files of the report, for a spreadsheet; none when there is nothing to say."""
        made: list[Path] = []
        if not self.remarks and not self.aside:
            return made
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.remarks:
            header = ["ligne", "champ", "valeur", "raison", "suggestion"]
            rows = ([str(r.line), r.field, r.value, r.why, r.suggestion] for r in self.remarks)
            made.append(_write(folder / REMARKS, header, rows))
        if self.aside:
            names = list(dict.fromkeys(name for one in self.aside for name in one.row.values))
            header = [f"{OURS}ligne", f"{OURS}raison", *names]
            rows = (
                [str(one.row.line), one.why, *(one.row.values.get(name, "") for name in names)]
                for one in self.aside
            )
            made.append(_write(folder / ASIDE, header, rows))
        return made

    def told(self) -> Iterator[str]:
        """The report in some lines, for the terminal."""
        for one in self.aside[:_SHOWN]:
            name = next(iter(one.row.values.values()), "")
            yield f"  ligne {one.row.line}, mise de côté : {one.why} (« {_short(name)} »)"
        if len(self.aside) > _SHOWN:
            yield f"  … et {len(self.aside) - _SHOWN} autres lignes mises de côté"
        for remark in self.remarks[:_SHOWN]:
            hint = f" ; {remark.suggestion}" if remark.suggestion else ""
            value = f" « {_short(remark.value)} »" if remark.value else ""
            yield f"  ligne {remark.line}, {remark.field}{value} : {remark.why}{hint}"
        if len(self.remarks) > _SHOWN:
            yield f"  … et {len(self.remarks) - _SHOWN} autres remarques :"
            for (name, why), count in Counter(
                (remark.field, _kind(remark.why)) for remark in self.remarks
            ).most_common(_SHOWN):
                yield f"    {count} × {name} : {why}"


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """A CSV that French spreadsheets open at once, and in which nothing is calculated."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(header)
        writer.writerows([[guarded(cell) for cell in row] for row in rows])
    return path


def _kind(why: str) -> str:
    """A reason without the value it quotes, to count alike remarks together."""
    return why.partition("«")[0].strip().removesuffix(":").strip() or why


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
