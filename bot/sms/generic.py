"""Any gateway that takes JSON by HTTP: the body and the names of its fields are settings.

For the gateway of a county, a telephone under Android, or a provider without a module here. It
brings back receipts and answers in JSON too, under the names that the settings give.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from bot.sms.calling import Answered, json_object, post
from bot.sms.numbers import e164
from bot.sms.port import Accepted, Answer, Brought, Fields, Outgoing, Reply
from resources_db.sendings.terms import Receipt

BODY = '{"id": "{id}", "to": "{to}", "from": "{from}", "text": "{text}"}'
FIELDS = (
    "id=id status=status delivered=delivered undelivered=undelivered,expired,rejected,failed "
    "from=from text=text"
)
_NAMES = frozenset({"id", "status", "delivered", "undelivered", "from", "text"})
_PLACES = re.compile(r"\{(id|to|from|text)\}")


@dataclass(frozen=True, slots=True)
class Names:
    """What a gateway calls what it brings."""

    id: str
    """Field of our name of the message, in a receipt or an answer."""
    status: str
    """Field of what became of it."""
    delivered: frozenset[str]
    """Its values, in lower case, that mean « arrived »."""
    undelivered: frozenset[str]
    sender: str
    """Field of the number that answers."""
    text: str

    @classmethod
    def of(cls, written: str) -> Names | None:
        """From « id=… status=… delivered=a,b … »; None when a name is missing or unknown."""
        given = dict(pair.split("=", 1) for pair in written.split() if "=" in pair)
        if given.keys() != _NAMES or not all(given.values()):
            return None
        return cls(
            given["id"],
            given["status"],
            frozenset(given["delivered"].lower().split(",")),
            frozenset(given["undelivered"].lower().split(",")),
            given["from"],
            given["text"],
        )


@dataclass(frozen=True, slots=True)
class Gateway:
    """One gateway."""

    url: str
    body: str
    """JSON in whose words {id}, {to}, {from} and {text} stand for the message's."""
    names: Names
    token: str | None = field(default=None, repr=False)
    secret_header: str = "X-Accroche-Secret"  # noqa: S105 -- the header's name

    async def send(self, message: Outgoing) -> Answer:
        """See :class:`~bot.sms.port.Provider`. A success without any JSON is one too."""
        values = {
            "{id}": message.ref,
            "{to}": message.number,
            "{from}": message.sender or "",
            "{text}": message.text,
        }
        headers = {} if self.token is None else {"Authorization": f"Bearer {self.token}"}
        answer = await post(self.url, _filled(json.loads(self.body), values), headers)
        return Accepted() if isinstance(answer, Answered) else answer

    def read(self, raw: bytes) -> tuple[Brought, ...] | None:
        """A receipt or an answer."""
        fields = json_object(raw)
        if not fields:
            return None
        names, ref = self.names, _said(fields, self.names.id)
        number, text = _said(fields, names.sender), _said(fields, names.text)
        status = _said(fields, names.status)
        if status is not None and ref is not None:
            return self._receipt(status.lower(), ref)
        if number is None or text is None:
            return None
        known = e164(number)
        return () if known is None else (Reply(known, text, ref),)

    def _receipt(self, status: str, ref: str) -> tuple[Receipt, ...]:
        if status in self.names.delivered:
            return (Receipt(ref, delivered=True),)
        if status in self.names.undelivered:
            return (Receipt(ref, delivered=False, why="undelivered"),)
        return ()


def is_template(body: str) -> bool:
    """Whether a body is JSON that says at least whom to write to, and what."""
    try:
        read: object = json.loads(body)
    except (ValueError, RecursionError):
        return False
    return isinstance(read, dict) and "{to}" in body and "{text}" in body


def _filled(part: object, values: Mapping[str, str]) -> object:
    """The body with its words filled in: values are put into words, never into JSON."""
    if isinstance(part, dict):
        return {key: _filled(value, values) for key, value in cast("Fields", part).items()}
    if isinstance(part, list):
        return [_filled(value, values) for value in cast("list[object]", part)]
    if not isinstance(part, str):
        return part
    return _PLACES.sub(lambda place: values[place[0]], part)


def _said(fields: Fields, name: str) -> str | None:
    value = fields.get(name)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) else None
