"""Rendering of the page's sentences for tests: French as written, English marked."""

from __future__ import annotations

from conversations.texts import Text


def say(text: Text, lang: str) -> str:
    """The sentence with its values; « [en] » in front of any other language than French."""
    plural = text.plural is not None and text.count is not None and text.count > 1
    pattern = text.plural if plural and text.plural else text.msgid
    values = {
        name: say(value, "fr") if isinstance(value, Text) else str(value)
        for name, value in text.values
    }
    worded = pattern.format(count=text.count, **values)
    return worded if lang == "fr" else f"[{lang}] {worded}"
