"""A document for people: blocks one after the other, in the reader's language and in French."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TypeAlias

import segno

from bot.paper.engine import Json, typeset
from bot.paper.logos import Logo
from bot.paper.voice import Said, Voice, own_words
from conversations.texts import Text


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part."""

    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One sentence or several; the French stands beside, in a column of its own."""

    text: Said
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    points: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known, each with its label."""

    rows: tuple[tuple[Text, Said], ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """Boxes to tick."""

    ticks: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """Several things in one cell, one under the other."""

    parts: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. An empty cell is a place to write in."""

    columns: tuple[Text, ...]
    widths: tuple[int, ...]
    """Of the columns, relative to each other."""
    rows: tuple[tuple[Cell, ...], ...]
    height: int = 9
    """Of an empty cell, in millimetres."""


@dataclass(frozen=True, slots=True)
class Square:
    """A link as a QR code, with what it opens, and the link in letters."""

    link: str
    text: Text
    alternative: Text
    """What a screen reader says of the picture."""


@dataclass(frozen=True, slots=True)
class ToSign:
    """Who signs, and how they already did, if they did."""

    who: Text
    signed: Text | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """A box for each who signs."""

    places: tuple[ToSign, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to write on, under a question."""

    text: Text
    count: int


@dataclass(frozen=True, slots=True)
class Written:
    """What someone wrote under a question, in whatever script, each with the day it tells of."""

    text: Text
    words: tuple[tuple[Said | None, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of ours; a table after it says the same."""

    svg: str
    alternative: Text
    """What a screen reader says of it."""


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins a page."""


Cell: TypeAlias = "Said | Ticks | Stack"
Block: TypeAlias = (
    Heading
    | Paragraph
    | Points
    | Facts
    | Grid
    | Square
    | Signatures
    | Ticks
    | Lines
    | Written
    | Picture
    | Break
)


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the document: the head of every letter."""

    lines: tuple[str, ...]
    """The service, its address, its number; never the school's."""
    logos: tuple[Logo, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document."""

    title: Text
    footer: Text
    blocks: tuple[Block, ...]
    recipient: tuple[str, ...] = ()
    """Name and address in the window of an envelope; empty when it is handed over."""


def printed(sheet: Sheet, sender: Sender, voice: Voice, made: date) -> bytes:
    """The PDF of a document made on a day."""
    values: dict[str, Json] = {
        "title": voice.words(sheet.title),
        "author": sender.lines[0] if sender.lines else "",
        "footer": voice.words(sheet.footer),
        "language": voice.language,
        "logos": [logo.values() for logo in sender.logos],
        "sender": [voice.words(line) for line in sender.lines],
        "recipient": [voice.words(line) for line in sheet.recipient],
        "blocks": [_block(block, voice) for block in sheet.blocks],
    }
    return typeset("document.typ", values, made)


def _block(block: Block, voice: Voice) -> dict[str, Json]:
    """A block for the template: which it is, and its words."""
    told: dict[str, Json]
    match block:
        case Heading(text):
            told = {"is": "heading", "words": voice.words(text)}
        case Paragraph(text, strong):
            told = {"is": "paragraph", "words": voice.words(text), "strong": strong}
        case Points(points):
            told = {"is": "points", "points": _all(points, voice)}
        case Facts(rows):
            pairs = [{"label": voice.words(a), "value": voice.words(b)} for a, b in rows]
            told = {"is": "facts", "rows": pairs}
        case Grid():
            told = _grid(block, voice)
        case Square(link, text, alternative):
            told = {"is": "square", "link": link, "svg": _svg(link), "words": voice.words(text)}
            told["alternative"] = voice.say(alternative)
        case Ticks(ticks):
            told = {"is": "ticks", "ticks": _all(ticks, voice)}
        case Picture(svg, alternative):
            told = {"is": "picture", "svg": svg, "alternative": voice.say(alternative)}
        case Signatures() | Lines() | Written() | Break():
            told = _by_hand(block, voice)
    return told


def _by_hand(block: Signatures | Lines | Written | Break, voice: Voice) -> dict[str, Json]:
    """What people write in."""
    match block:
        case Signatures(places):
            return {"is": "signatures", "places": [_to_sign(one, voice) for one in places]}
        case Lines(text, count):
            return {"is": "lines", "words": voice.words(text), "count": count}
        case Written(text, words):
            said = [{"day": _or_none(day, voice), "words": own_words(it)} for day, it in words]
            return {"is": "written", "words": voice.words(text), "said": said}
        case Break():
            return {"is": "break"}


def _to_sign(one: ToSign, voice: Voice) -> Json:
    return {"who": voice.words(one.who), "signed": _or_none(one.signed, voice)}


def _or_none(said: Said | None, voice: Voice) -> Json:
    return None if said is None else voice.words(said)


def _grid(grid: Grid, voice: Voice) -> dict[str, Json]:
    return {
        "is": "grid",
        "widths": grid.widths,
        "height": grid.height,
        "columns": _all(grid.columns, voice),
        "rows": [[_cell(cell, voice) for cell in row] for row in grid.rows],
    }


def _all(said: Iterable[Said], voice: Voice) -> list[Json]:
    return [voice.words(one) for one in said]


def _cell(cell: Cell, voice: Voice) -> Json:
    match cell:
        case Ticks():
            return _block(cell, voice)
        case Stack(parts):
            return {"is": "stack", "parts": _all(parts, voice)}
        case _:
            return voice.words(cell)


def _svg(link: str) -> str:
    """The QR code, drawn as vectors: sharp on any printer."""
    drawn = BytesIO()
    segno.make(link, error="m", micro=False).save(
        drawn, kind="svg", border=4, dark="#000", light="#fff", xmldecl=False
    )
    return drawn.getvalue().decode("utf-8")
