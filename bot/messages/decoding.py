"""Decoding the updates of our own pages: the web chat and the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable

from conversations.inbound import Inbound, Said, Unreadable
from conversations.threads import read_token

Decode = Callable[[bytes], Inbound]
Hint = Callable[[bytes], str | None]


def decode_page(raw: bytes) -> Inbound:
    """``{"text": …}`` or ``{"choice": token}``; anything else holds nothing to answer to."""
    match _read(raw):
        case {"text": str(text)}:
            return Said(text)
        case {"choice": str(written)}:
            return read_token(written) or Unreadable()
        case _:
            return Unreadable()


def language_hint(raw: bytes) -> str | None:
    """The language of the page it was sent from, if it says so."""
    match _read(raw):
        case {"lang": str(lang)}:
            return lang
        case _:
            return None


def _read(raw: bytes) -> object:
    """The JSON of an update; None when it is not JSON, or too deeply nested to be ours."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return None
