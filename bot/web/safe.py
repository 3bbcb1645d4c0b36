"""Anything a person may write, made fit to be shown."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_OPENABLE = frozenset({"https", "http", "tel", "sms", "mailto"})


def readable(text: str) -> str:
    """The text with control characters and lone surrogates shown as « � ».

    New lines and tabs stay. Markup is not touched: the template escapes it.
    """
    return _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))


def safe_link(href: str | None) -> str | None:
    """The link, when it is of a kind that a card may hold; None for « javascript: » and others."""
    if href is None:
        return None
    try:
        return href if urlsplit(href).scheme in _OPENABLE else None
    except ValueError:
        return None
