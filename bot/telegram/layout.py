"""How a message looks in Telegram: words, stretches of them in bold or linked, and buttons.

Entities rather than a markup language: nothing that a person or a source wrote can become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from bot.messages.body import Body, Button, CallLine, Card, File, Line
from bot.rendering.limits import utf16_units
from bot.rendering.plain import label_and_value
from bot.telegram.calls import Entity, Keyboard, SendDocument, SendText, SendVenue
from bot.telegram.cutting import cut

Part = SendText | SendVenue | SendDocument
CAPTION_UNITS = 1024
"""UTF-16 units of the words under a file (Telegram's limit)."""
_EXITS_A_ROW = 2


def messages(chat: int, body: Body) -> list[Part]:
    """The messages to send for a body, in order; the buttons are under the last one."""
    if body.spot is not None:
        spot = body.spot
        return [SendVenue(chat, spot.latitude, spot.longitude, spot.title, spot.address)]
    if body.file is not None:
        return _with_file(chat, body, body.file)
    if body.place_button is not None and not (body.choices or body.exits):
        return [SendText(chat, words(body), ask_place=body.place_button.label)]
    return [*in_words(chat, body)]


def words(body: Body) -> str:
    """All that a message says, as one reads it."""
    return _words(body)[0]


def _with_file(chat: int, body: Body, file: File) -> list[Part]:
    """The file with its words under it, where they fit and need no buttons."""
    text, entities = _words(body)
    plain = not (entities or body.choices or body.exits)
    if plain and utf16_units(text) <= CAPTION_UNITS:
        return [SendDocument(chat, file.name, file.content, text)]
    return [SendDocument(chat, file.name, file.content), *in_words(chat, body)]


def in_words(chat: int, body: Body) -> list[SendText]:
    """The words of a message, cut where they are too many for one."""
    text, entities = _words(body)
    parts: list[SendText] = []
    start = 0
    for piece in cut(text):
        length = utf16_units(piece)
        within = tuple(_inside(entities, start, length))
        parts.append(SendText(chat, piece, within))
        start += length
    return [*parts[:-1], replace(parts[-1], keyboard=_keyboard(body))]


def _words(body: Body) -> tuple[str, list[Entity]]:
    page = _Page()
    for part in (*body.before, body):
        _part(page, part)
    return page.text, page.entities


def _part(page: _Page, body: Body) -> None:
    if body.text:
        page.block()
        page.add(body.text)
        page.add(f"\n{body.french}" if body.french else "")
    for call in body.calls:
        page.block() if call is body.calls[0] else page.add("\n")
        _call(page, call)
    for card in body.cards:
        page.block()
        _card(page, card, body.lang)


def _call(page: _Page, call: CallLine) -> None:
    page.add(call.number, "bold")
    page.add(f" — {call.label}")
    page.add(f" ({call.french})" if call.french else "")


def _card(page: _Page, card: Card, lang: str) -> None:
    page.add(card.name, "bold")
    for fact in (card.kind_label, card.description):
        page.add(f"\n{fact}" if fact else "")
    for line in card.lines:
        page.add("\n")
        _line(page, line, lang)
    if card.caution:
        page.add("\n")
        page.add(card.caution, "italic")
    page.add(f"\n{card.source}")


def _line(page: _Page, line: Line, lang: str) -> None:
    label, value = label_and_value(line, lang)
    page.add(label)
    linked = line.href is not None and line.href.startswith(("https://", "http://"))
    page.add(value, "text_link" if linked else None, line.href if linked else None)


def _keyboard(body: Body) -> Keyboard:
    """A choice a row, so that its label can be read whole; ways out two a row."""
    choices = tuple((button,) for button in body.choices)
    exits: list[tuple[Button, ...]] = [
        body.exits[at : at + _EXITS_A_ROW] for at in range(0, len(body.exits), _EXITS_A_ROW)
    ]
    return (*choices, *exits)


def _inside(entities: Iterable[Entity], start: int, length: int) -> Iterator[Entity]:
    """The entities of a stretch of the text, from its own beginning, cut at its ends."""
    for entity in entities:
        first = max(entity.offset, start)
        last = min(entity.offset + entity.length, start + length)
        if first < last:
            yield replace(entity, offset=first - start, length=last - first)


class _Page:
    """A text that grows, and what stands out in it."""

    def __init__(self) -> None:
        self.text = ""
        self.entities: list[Entity] = []
        self._units = 0

    def block(self) -> None:
        """What follows is apart from what is before."""
        self.add("\n\n" if self.text else "")

    def add(self, text: str, kind: _Kind = None, url: str | None = None) -> None:
        units = utf16_units(text)
        if kind is not None and text:
            self.entities.append(Entity(kind, self._units, units, url))
        self.text += text
        self._units += units


_Kind = Literal["bold", "italic", "text_link"] | None
