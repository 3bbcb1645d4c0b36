"""What reading a file gives: records, rows set aside, and remarks on single values.

The rule of every reader: a wrong value never throws its row away, and a row that cannot be a
record is set aside whole, with the reason. Only a file that cannot be trusted is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from resources_db.directory.terms import Resource


class Unusable(Exception):
    """The whole file is refused and nothing changes. The message is one French sentence."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One value that an editor should look at."""

    line: int
    field: str
    value: str
    why: str
    """In French: what was wrong, and what became of the value."""
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table, or one object of a list, as texts."""

    line: int
    """Where it begins in the file, counted from 1; in a workbook, its row."""
    values: Mapping[str, str]
    """By the name of the column; empty cells are left out."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A row that became a record."""

    row: Row
    resource: Resource
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that cannot be a record yet; kept for the editor, who mends it and imports again."""

    row: Row
    why: str
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class OfColumns:
    """Remarks on whole columns, told once."""

    remarks: tuple[Remark, ...]


Read = Taken | SetAside | OfColumns


@dataclass(slots=True)
class Notes:
    """What is noted while one row is read."""

    line: int
    remarks: list[Remark] = field(default_factory=list[Remark])
    raw: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """What could not be read, kept with the record as it is."""

    def say(self, name: str, value: str, why: str, suggestion: str = "") -> None:
        """Tell the editor of a value that was taken, but perhaps not as it was meant."""
        self.remarks.append(Remark(self.line, name, value, why, suggestion))

    def keep(self, name: str, value: str, why: str, suggestion: str = "") -> None:
        """Tell the editor of a value that could not be taken, and keep it as it is."""
        self.say(name, value, why, suggestion)
        self.raw.append((name, value))
