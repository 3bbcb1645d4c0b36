"""The one PDF engine: a template of ours and values in, a tagged PDF out (decision 25).

What people wrote is only ever a value: it reaches the template as JSON, never as source, so
nothing in it can become markup, read a file or fetch anything. Fonts are those of the house:
the same document comes out on every machine, without the Internet.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from bot.paper.signs import printable

if TYPE_CHECKING:
    from typst import Fonts

Json: TypeAlias = "str | int | float | bool | None | Sequence[Json] | Mapping[str, Json]"

TEMPLATES = Path(__file__).with_name("templates")
FONTS = Path(__file__).with_name("fonts")
STANDARD: Final = "ua-1"
"""PDF/UA-1: the engine refuses a document that a screen reader could not follow."""


class CannotTypeset(Exception):
    """The engine refused the values, as it does a broken picture. The message is its own."""


def typeset(template: str, values: Mapping[str, Json], made: date) -> bytes:
    """The PDF of a template with these values, dated ``made``: the same ones, the same bytes."""
    import typst  # heavy: only when something is printed

    try:
        return typst.compile(
            TEMPLATES / template,
            root=TEMPLATES,
            font_paths=_fonts(),
            sys_inputs={"values": json.dumps(_clean(values), ensure_ascii=False)},
            pdf_standards=[STANDARD],
            timestamp=datetime.combine(made, time(12), UTC),
        )
    except typst.TypstError as error:
        raise CannotTypeset(error.message) from error


def _clean(value: Json) -> Json:
    """The same values, with only signs that can be printed."""
    match value:
        case str():
            return printable(value)
        case Mapping():
            return {key: _clean(inside) for key, inside in value.items()}
        case Sequence():
            return [_clean(inside) for inside in value]
        case _:
            return value


@cache
def _fonts() -> Fonts:
    """Ours alone: neither the machine's nor those that come with the engine."""
    from typst import Fonts

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
