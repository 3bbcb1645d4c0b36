"""A message as text alone, for the channels that have nothing else: the terminal, an SMS."""

from __future__ import annotations

from collections.abc import Iterator

from bot.messages.body import Body, Card, Line

_COLON = {"fr": " : "}


def as_text(body: Body) -> str:
    """Everything the message says: text, numbers to call, cards, numbered choices, exits."""
    return "\n\n".join(block for block in _blocks(body) if block)


def _blocks(body: Body) -> Iterator[str]:
    yield body.text
    yield "\n".join(f"{call.number} — {call.label}" for call in body.calls)
    for card in body.cards:
        yield card_as_text(card, body.lang)
    numbered = enumerate(body.choices, start=1)
    yield "\n".join(f"{number}. {button.label}" for number, button in numbered)
    yield " · ".join(button.label for button in body.exits)


def card_as_text(card: Card, lang: str) -> str:
    """One card, a fact a line."""
    facts = ("".join(label_and_value(line, lang)) for line in card.lines)
    parts = (card.name, card.kind_label, card.description, *facts, card.caution, card.source)
    return "\n".join(part for part in parts if part)


def label_and_value(line: Line, lang: str) -> tuple[str, str]:
    """A fact: « Téléphone : », and the number."""
    return f"{line.label}{_COLON.get(lang, ': ')}", line.value
