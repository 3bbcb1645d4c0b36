"""SMSFactor, a French provider: its documented API, without its own library.

``POST /send`` takes one message with our own name of it (« gsmsmsid »); its answer says in
``status`` whether it was taken, then how many numbers were filtered and why. Receipts (« DLR »)
and answers (« MO », « STOP ») are brought to us, with our secret in a header.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.sms.calling import Answered, json_object, post
from bot.sms.numbers import e164
from bot.sms.port import (
    Accepted,
    Answer,
    BadAccount,
    Brought,
    Fields,
    NotNow,
    Outgoing,
    RefusedMessage,
    Reply,
    Unknown,
)
from resources_db.sendings.terms import Receipt

ADDRESS: Final = "https://api.smsfactor.com"
_TAKEN: Final = frozenset({1, -8})
"""-8: waits for their moderation; it goes out, and must not be given again."""
_ACCOUNT: Final = {-1: "bad_token", -3: "no_credit"}
_FILTERED: Final = ("invalid", "npai", "blacklisted", "not_allowed", "duplicated", "flood")
"""Counters of their answer that say why a number was left out, the plainest first."""
_WRONG: Final = frozenset({"invalid", "npai"})
_DELIVERED: Final = 3
_ON_ITS_WAY: Final = frozenset({0, 1, 2})
"""Not sent yet, sent, not delivered *yet*: nothing is settled."""
_LOST: Final[Mapping[int, str]] = {
    4: "not_allowed",
    5: "invalid_destination",
    6: "invalid_sender",
    7: "route_not_available",
    8: "blacklisted",
    9: "rejected",
    10: "rejected",
    11: "network_error",
    12: "expired",
}


@dataclass(frozen=True, slots=True)
class SmsFactor:
    """One account."""

    token: str = field(repr=False)
    url: str = ADDRESS
    secret_header: str = "X-SMSFactor-Signature"  # noqa: S105 -- the header's name

    async def send(self, message: Outgoing) -> Answer:
        """See :class:`~bot.sms.port.Provider`."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        answer = await post(f"{self.url.rstrip('/')}/send", _request(message), headers)
        return _read(answer.fields) if isinstance(answer, Answered) else answer

    def read(self, raw: bytes) -> tuple[Brought, ...] | None:
        """A receipt or an answer."""
        match json_object(raw):
            case {"status": int(status), "message_id": str(ref)}:
                return _receipt(status, ref)
            case {"from": str(number), "message": str(text), "last_message_id": str(ref)}:
                return _reply(number, text, ref or None)
            case {"from": str(number), "message": str(text)}:
                return _reply(number, text, None)
            case _:
                return None


def _reply(number: str, text: str, ref: str | None) -> tuple[Reply, ...]:
    known = e164(number)
    return () if known is None else (Reply(known, text, ref),)


def _request(message: Outgoing) -> object:
    """An « alert »: nothing is advertised, so no opt-out clause is added to the text."""
    told: dict[str, object] = {
        "text": message.text,
        "pushtype": "alert",
        "unicode": int(message.unicode),
    }
    if message.sender is not None:
        told["sender"] = message.sender
    gsm = [{"gsmsmsid": message.ref, "value": message.number.removeprefix("+")}]
    return {"sms": {"message": told, "recipients": {"gsm": gsm}}}


def _read(fields: Fields) -> Answer:
    status = fields.get("status")
    if not isinstance(status, int):
        return Unknown("no_status")
    if status in _ACCOUNT:
        return BadAccount(_ACCOUNT[status])
    if status not in _TAKEN:
        return NotNow("unknown_error") if status == -99 else RefusedMessage(f"status_{-status}")
    if fields.get("sent") == 0:
        why = next((name for name in _FILTERED if fields.get(name)), "filtered")
        return RefusedMessage(why, wrong_number=why in _WRONG)
    return Accepted()


def _receipt(status: int, ref: str) -> tuple[Receipt, ...]:
    if status in _ON_ITS_WAY:
        return ()
    if status == _DELIVERED:
        return (Receipt(ref, delivered=True),)
    return (Receipt(ref, delivered=False, why=_LOST.get(status, f"status_{status}")),)
