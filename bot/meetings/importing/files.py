"""Which reader a file of appointments needs, by what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.exchange import text_file, workbook
from bot.exchange.findings import Unusable
from bot.meetings.importing import calendar, table
from bot.meetings.importing import sentences as s
from bot.meetings.importing.entries import Read

_ZIP = b"PK\x03\x04"
_CALENDAR = b"BEGIN:VCALENDAR"
_HEAD = 200


def read(content: bytes, zone: tzinfo) -> list[Read]:
    """Everything a file holds, in its order. Raises :class:`Unusable`."""
    if not content.strip():
        raise Unusable(s.EMPTY)
    if _CALENDAR in content[:_HEAD].upper():
        return list(calendar.entries(content, zone))
    suffix = ".xlsx" if content.startswith(_ZIP) else ".csv"
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"fichier{suffix}"
        path.write_bytes(content)
        return list(_workbook(path, zone) if suffix == ".xlsx" else _text(path, zone))


def _text(path: Path, zone: tzinfo) -> Iterator[Read]:
    return table.entries(text_file.rows(path), zone)


def _workbook(path: Path, zone: tzinfo) -> Iterator[Read]:
    """The visible sheets that name their columns; refused when none does."""
    found = False
    for sheet in workbook.sheets(path):
        try:
            yield from table.entries(sheet.rows, zone)
        except table.NoColumns:
            continue
        found = True
    if not found:
        raise Unusable(s.NO_HEADER)
