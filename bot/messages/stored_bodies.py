"""Messages as JSON: how the outbox keeps a :class:`Body`."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import asdict
from typing import Any, cast

from bot.messages.body import Body, Button, CallLine, Card, File, Line, PlaceButton, Spot
from resources_db.storage.types import Json

Fields = dict[str, Any]


def to_json(body: Body) -> Json:
    """The message as it is stored."""
    return cast("Json", _writable(asdict(body)))


def from_json(stored: Json) -> Body:
    """A stored message; only ever one that :func:`to_json` wrote, perhaps an earlier edition."""
    fields = cast("Fields", stored)
    return Body(
        lang=fields["lang"],
        text=fields["text"],
        cards=tuple(_card(card) for card in fields["cards"]),
        calls=tuple(CallLine(**call) for call in fields["calls"]),
        choices=tuple(Button(**button) for button in fields["choices"]),
        exits=tuple(Button(**button) for button in fields["exits"]),
        french=fields.get("french"),
        file=_file(fields.get("file")),
        place_button=PlaceButton(**asked) if (asked := fields.get("place_button")) else None,
        spot=_spot(fields.get("spot")),
        before=tuple(from_json(part) for part in fields.get("before", ())),
        subject=fields.get("subject"),
        ref=fields.get("ref"),
        stop=fields.get("stop"),
    )


def _writable(fields: Fields) -> Fields:
    """Bytes as base64, in the file of a message and of what is said before it."""
    if fields["file"] is not None:
        fields["file"]["content"] = b64encode(fields["file"]["content"]).decode("ascii")
    fields["before"] = [_writable(part) for part in fields["before"]]
    return fields


def _card(fields: Fields) -> Card:
    lines = tuple(Line(**line) for line in fields["lines"])
    others = {name: value for name, value in fields.items() if name not in {"lines", "spot"}}
    return Card(**others, lines=lines, spot=_spot(fields.get("spot")))


def _spot(fields: Fields | None) -> Spot | None:
    return Spot(**fields) if fields else None


def _file(fields: Fields | None) -> File | None:
    if fields is None:
        return None
    return File(fields["name"], fields["media_type"], b64decode(fields["content"]))
