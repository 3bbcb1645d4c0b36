"""Which writer a suffix asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

from bot.exchange import inclusion_out, table_out
from bot.exchange.findings import Remark
from resources_db.directory.terms import Resource

Exporter = Callable[[Iterable[Resource], Path, date], list[Remark]]
"""Writes the cards to a path, on a day; what could not be written."""


def _as_csv(resources: Iterable[Resource], path: Path, _today: date) -> list[Remark]:
    table_out.write_csv(table_out.lines(resources), path)
    return []


def _as_xlsx(resources: Iterable[Resource], path: Path, _today: date) -> list[Remark]:
    table_out.write_xlsx(table_out.lines(resources), path)
    return []


def _as_json(resources: Iterable[Resource], path: Path, today: date) -> list[Remark]:
    return inclusion_out.write_json(resources, path, today).remarks


def _as_folder(resources: Iterable[Resource], path: Path, today: date) -> list[Remark]:
    return inclusion_out.write_csv(resources, path, today).remarks


EXPORTERS: Final[Mapping[str, Exporter]] = MappingProxyType(
    {".csv": _as_csv, ".xlsx": _as_xlsx, ".json": _as_json, "": _as_folder}
)
"""By suffix; a name without one is a folder of data·inclusion tables."""
