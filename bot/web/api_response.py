"""Lines of the log as the JSON face gives them (see ``openapi.json``)."""

from __future__ import annotations

from dataclasses import asdict

from bot.channels.port import Posted
from bot.messages.body import Card, File
from bot.rendering.catalogs import SOURCE
from bot.web.safe import readable, safe_link
from conversations.journal import Json


def message_json(line: Posted) -> Json:
    """One message. Its text is fit to be shown, never markup."""
    body = line.body
    return {
        "id": line.id,
        "author": line.author,
        "lang": body.lang,
        "text": readable(body.text),
        "choices": [asdict(button) for button in body.choices],
        "cards": [_card_json(card, body.lang) for card in body.cards],
        "calls": [asdict(call) for call in body.calls],
        "exits": [asdict(button) for button in body.exits],
        "french": body.french,
        "file": _file_json(line.id, body.file),
    }


def _file_json(line: int, file: File | None) -> Json:
    if file is None:
        return None
    return {"name": file.name, "media_type": file.media_type, "href": f"/fichier/{line}"}


def _card_json(card: Card, lang: str) -> Json:
    return {
        "id": card.id,
        "name": card.name,
        "kind": card.kind,
        "kind_label": card.kind_label,
        "description": card.description,
        "facts_lang": SOURCE if lang != SOURCE else None,
        "lines": [{**asdict(line), "href": safe_link(line.href)} for line in card.lines],
        "caution": card.caution,
        "source": card.source,
    }
