"""The technical log. It can say what happened, never what a person wrote.

``event("inbox.stored", address=12, ms=3)``: the fields are an allow-list (:class:`Fields`),
held by the type checkers, and again when the line is written: a field that is not on the list,
or whose value could be somebody's words, is left out and its name is shown under ``refused``.
Lines of libraries keep their logger, place and exception type; their text, which may hold a
token or a message, is not written.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from typing import LiteralString, TypedDict, Unpack, get_type_hints

LOGGER = "accroche"
FIELDS = "accroche_fields"


class Fields(TypedDict, total=False):
    """Everything that a line may tell besides its name, level and time."""

    action: str
    address: int
    """Row of the address, never the address itself."""
    attempts: int
    bot: str
    code: int
    count: int
    database: str
    dialogue: str
    edition: int
    error: str
    """Type of an exception."""
    job: str
    lang: str
    message: int
    ms: float
    """Milliseconds."""
    point: str
    port: int
    reason: str
    rule: str
    size: int
    """Bytes."""
    status: int
    task: int
    thread: int
    update: int


Value = str | int | float
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}", re.ASCII)
_KINDS = get_type_hints(Fields)


def event(name: LiteralString, level: int = logging.INFO, /, **fields: Unpack[Fields]) -> None:
    """Write one line. ``name`` is « part.what_happened »."""
    logging.getLogger(LOGGER).log(level, name, extra={FIELDS: fields})


def failure(name: LiteralString, caught: BaseException, /, **fields: Unpack[Fields]) -> None:
    """Write one line at ERROR with the type and the frames of an exception, not its message."""
    logging.getLogger(LOGGER).error(name, extra={FIELDS: fields}, exc_info=caught)


def writable(fields: Mapping[str, object]) -> dict[str, Value]:
    """The fields that may be written; the names of the others are under ``refused``."""
    kept: dict[str, Value] = {}
    refused: set[str] = set()
    for name, value in fields.items():
        if name not in _KINDS:
            refused.add("unknown")
        elif isinstance(value, str | int | float) and _fits(value, _KINDS[name]):
            kept[name] = value
        else:
            refused.add(name)
    return kept | {"refused": ",".join(sorted(refused))} if refused else kept


def is_code(text: str) -> bool:
    """Whether a text is shaped like one of our codes or a type's name, unlike a sentence."""
    return _CODE.fullmatch(text) is not None


def _fits(value: Value, kind: type) -> bool:
    if isinstance(value, str):
        return kind is str and is_code(value)
    return kind is type(value) or (kind is float and type(value) is int)
