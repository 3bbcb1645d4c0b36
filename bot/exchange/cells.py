"""A value in a cell of our own table: written so that it cannot be a formula, and read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, cast

from bot.exchange import values
from bot.exchange.codes import Lists, known
from bot.exchange.columns import Column, Holds
from bot.exchange.findings import Notes
from bot.exchange.meanings import kind_named
from resources_db.directory.opening.french import to_osm
from resources_db.directory.terms import Correspondent, Source

BETWEEN: Final = " | "
_DANGEROUS: Final = ("=", "+", "-", "@", "\t", "\r")
"""Signs by which a spreadsheet takes a cell for a formula."""


def _pair(name: str, value: str) -> tuple[str, str]:
    return name, value


_RECORDS: Mapping[str, Callable[..., Any]] = {
    "sources": Source,
    "correspondents": Correspondent,
    "raw": _pair,
}
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "sources": ("label", "url", "date"),
    "correspondents": ("role", "telephone", "courriel"),
    "raw": ("name", "value"),
}
Reader = Callable[[Notes, str, str], object]
_READERS: Mapping[Holds, Reader] = {
    Holds.TEXT: lambda _notes, _name, text: text,
    Holds.PHONE: values.phone,
    Holds.MAIL: values.mail,
    Holds.URL: values.url,
    Holds.DAY: values.day,
    Holds.WHOLE: values.whole,
    Holds.DECIMAL: values.decimal,
    Holds.YES_NO: values.yes_or_no,
    Holds.SIRET: values.siret,
    Holds.HOURS: lambda notes, name, text: values.hours(notes, name, text, to_osm),
}


def guarded(text: str) -> str:
    """The text, with an apostrophe before what a spreadsheet would calculate.

    >>> guarded("+33235000000"), guarded("=1+1"), guarded("02 35"), guarded("'=x")
    ("'+33235000000", "'=1+1", '02 35', "''=x")
    """
    return f"'{text}" if text.lstrip("'").startswith(_DANGEROUS) else text


def unguarded(text: str) -> str:
    """The text as it was before :func:`guarded`.

    >>> unguarded("'+33235000000"), unguarded("'t Hooft"), unguarded("''=x")
    ('+33235000000', "'t Hooft", "'=x")
    """
    if text.startswith("'") and text.lstrip("'").startswith(_DANGEROUS):
        return text[1:]
    return text


def written(column: Column, value: object) -> str:
    """The text of a cell, not yet guarded; « » for nothing."""
    match value:
        case None | ():
            return ""
        case bool():
            return "oui" if value else "non"
        case date():
            return value.isoformat()
        case tuple() if column.holds is Holds.RECORDS:
            return _records_written(column, cast("tuple[object, ...]", value))
        case tuple():
            return BETWEEN.join(str(item) for item in cast("tuple[object, ...]", value))
        case _:
            return str(value)


def read(column: Column, text: str, notes: Notes, name: str | None = None) -> object:
    """The value of a cell that is not empty; None when it could not be read (noted).

    ``name``: how the file calls the column, for the notes.
    """
    name = name or column.name
    match column.holds:
        case Holds.CODE:
            by_name = kind_named if column.codes is Lists.KINDS else None
            return values.code(notes, name, text, known(_list_of(column)), by_name)
        case Holds.CODES:
            return values.codes(notes, name, parts(text), known(_list_of(column)))
        case Holds.LIST:
            return parts(text)
        case Holds.RECORDS:
            return _records_read(column, text, notes, name)
        case _:
            return _READERS[column.holds](notes, name, text)


def parts(text: str) -> tuple[str, ...]:
    """The items of a cell: separated by « | », else by « ; » or « , », or a JSON list."""
    if text.startswith("[") and text.endswith("]"):
        try:
            listed = json.loads(text)
        except ValueError:
            listed = None
        if isinstance(listed, list):
            return tuple(str(item).strip() for item in cast("list[object]", listed))
    for separator in "|;\n,":
        if separator in text:
            return tuple(filter(None, (item.strip() for item in text.split(separator))))
    return (text,)


def _list_of(column: Column) -> Any:
    return column.codes


def _records_written(column: Column, records: tuple[object, ...]) -> str:
    fields = _FIELDS[column.path[0]]
    rows = [
        list(cast("tuple[str, str]", record))
        if isinstance(record, tuple)
        else [getattr(record, field) for field in fields]
        for record in records
    ]
    return json.dumps(rows, ensure_ascii=False)


def _records_read(column: Column, text: str, notes: Notes, name: str) -> object:
    make = _RECORDS[column.path[0]]
    if not text.startswith("[["):
        return (make(text),) if column.path[0] != "raw" else (("valeurs_brutes", text),)
    try:
        rows = json.loads(text)
        return tuple(make(*row) for row in rows)
    except (ValueError, TypeError):
        notes.keep(name, text, "liste mal écrite : gardée à part")
        return None
