"""What a form of the console carries: its fields, and at most one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aiohttp import BodyPartReader, web

from bot.console import sentences
from bot.web.fields import kept, read_values
from bot.web.origin import is_foreign
from bot.web.problems import FOREIGN, Problem

LARGEST = 8 * 1024 * 1024
"""Bytes of the largest form, file included. A bigger one is refused before it is read."""
_FIELDS_MOST = 200
_FIELD_LARGEST = 64 * 1024
_NAME_LONGEST = 200
WRONG_FORM = Problem(400, sentences.WRONG_FORM)
_TOO_BIG = Problem(413, sentences.TOO_BIG)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it was filled."""

    fields: Mapping[str, str] = field(default_factory=dict[str, str])
    """By name; several values of one name are lines."""
    file: bytes | None = field(default=None, repr=False)
    """The file that was chosen, if one was."""
    file_name: str = ""
    """What it is called where it comes from: words to show, never a path."""


async def read_filled(request: web.Request) -> Filled | Problem:
    """The form of a request; an empty one where a page is only asked for."""
    if request.method != "POST":
        return Filled()
    if is_foreign(request):
        return FOREIGN
    if (request.content_length or 0) > LARGEST:
        return _TOO_BIG
    if request.content_type == "multipart/form-data":
        return await _with_file(request)
    return await _without_file(request)


async def _without_file(request: web.Request) -> Filled | Problem:
    fields = await read_values(request, _FIELDS_MOST, WRONG_FORM)
    if isinstance(fields, Problem):
        return fields
    return Filled({name: "\n".join(values) for name, values in fields.items()})


async def _with_file(request: web.Request) -> Filled | Problem:
    """Read part by part, and no further than is allowed, whatever length was announced."""
    fields: dict[str, str] = {}
    file: bytes | None = None
    file_name = ""
    left = LARGEST
    try:
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            if not isinstance(part, BodyPartReader) or len(fields) > _FIELDS_MOST:
                return WRONG_FORM
            is_file = part.filename is not None
            content = await _part(part, left if is_file else min(left, _FIELD_LARGEST))
            if content is None:
                return _TOO_BIG
            left -= len(content)
            if is_file:
                file, file_name = content or None, kept(part.filename or "")[:_NAME_LONGEST]
            else:
                fields[part.name or ""] = kept(content.decode("utf-8", "replace"))
    except (ValueError, AssertionError):  # aiohttp's words for a body that is no multipart
        return WRONG_FORM
    return Filled(fields, file, file_name)


async def _part(part: BodyPartReader, most: int) -> bytes | None:
    content = bytearray()
    while chunk := await part.read_chunk():
        content += chunk
        if len(content) > most:
            return None
    return bytes(content)
