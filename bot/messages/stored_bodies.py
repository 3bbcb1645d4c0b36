"""Messages as JSON: how the outbox keeps a :class:`Body`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, cast

from bot.messages.body import Body, Button, CallLine, Card, Line
from resources_db.storage.types import Json


def to_json(body: Body) -> Json:
    """The message as it is stored."""
    return cast("Json", asdict(body))


def from_json(stored: Json) -> Body:
    """A stored message; only ever one that :func:`to_json` wrote."""
    fields = cast("dict[str, Any]", stored)
    return Body(
        lang=fields["lang"],
        text=fields["text"],
        cards=tuple(_card(card) for card in fields["cards"]),
        calls=tuple(CallLine(**call) for call in fields["calls"]),
        choices=tuple(Button(**button) for button in fields["choices"]),
        exits=tuple(Button(**button) for button in fields["exits"]),
        french=fields.get("french"),
    )


def _card(fields: dict[str, Any]) -> Card:
    lines = tuple(Line(**line) for line in fields["lines"])
    others = {name: value for name, value in fields.items() if name != "lines"}
    return Card(**others, lines=lines)
