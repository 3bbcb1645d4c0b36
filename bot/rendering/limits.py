"""What the narrowest channel can carry, and where a message goes beyond it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.messages.body import Body, Button
from bot.rendering.plain import as_text

TEXT_UNITS = 4096
"""UTF-16 units of a message (Telegram's limit)."""
TOKEN_BYTES = 64
"""UTF-8 bytes of a button's token (Telegram's ``callback_data``)."""
LABEL_SIGNS = 64
"""Signs of a button's label: two lines on a screen of 320 px."""
CHOICES = 8
"""Choices a screen, exits apart: more cannot be held in mind."""


@dataclass(frozen=True, slots=True)
class Excess:
    """A limit that a message breaks."""

    what: str
    measured: int
    limit: int

    def __str__(self) -> str:
        return f"{self.what}: {self.measured} where {self.limit} fit"


def utf16_units(text: str) -> int:
    """Length of a text as Telegram and JavaScript count it.

    >>> utf16_units("né 🌙")
    5
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shortened(label: str) -> str:
    """A button's label that fits: cut after a whole word where there is one.

    >>> shortened("Commission départementale d'accès à l'autonomie des jeunes majeurs de l'ASE")
    "Commission départementale d'accès à l'autonomie des jeunes…"
    """
    if len(label) <= LABEL_SIGNS:
        return label
    cut = label[: LABEL_SIGNS - 1]
    return (cut.rsplit(" ", 1)[0].rstrip(" ,;:(«") or cut) + "…"


def excesses(body: Body) -> list[Excess]:
    """Every limit that the message breaks, as a text-only channel would send it."""
    return [it for it in _measures(body) if it.measured > it.limit]


def _measures(body: Body) -> Iterator[Excess]:
    yield Excess("UTF-16 units of text", utf16_units(as_text(body)), TEXT_UNITS)
    yield Excess("choices", len(body.choices), CHOICES)
    for button in (*body.choices, *body.exits):
        yield from _button(button)


def _button(button: Button) -> Iterator[Excess]:
    yield Excess(f"signs of the label « {button.label} »", len(button.label), LABEL_SIGNS)
    yield Excess(
        f"bytes of the token of « {button.label} »",
        len(button.token.encode("utf-8", "surrogatepass")),
        TOKEN_BYTES,
    )
