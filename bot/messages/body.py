"""A rendered message, as it waits in the outbox: the same value for every channel.

Everything is words in the reader's language by now; channels only lay it out.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """A choice: its label, and the opaque token that comes back when it is pressed."""

    label: str
    token: str
    picture: str | None = None
    """Code of the drawing that says the same as the label (see ``bot/web/pictures``)."""


@dataclass(frozen=True, slots=True)
class CallLine:
    """A number to call in one tap, with what it is for."""

    number: str
    label: str
    href: str
    """``tel:`` or ``sms:`` link."""
    french: str | None = None
    """The label in French, where an unreviewed translation must not stand alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One fact of a card. ``value`` says so in words when the fact is unknown."""

    label: str
    value: str
    href: str | None = None
    """``tel:``, ``https:``, ``mailto:`` or map link, when the value can be opened."""
    lang: str | None = None
    """Language of the value where it is not the message's: facts stay in the source's words."""


@dataclass(frozen=True, slots=True)
class Card:
    """A resource of the directory, worded from its record at this moment."""

    id: str
    name: str
    kind: str
    """Code of the kind."""
    kind_label: str
    description: str
    lines: tuple[Line, ...]
    caution: str | None
    """A word of caution: to confirm by phone, old information."""
    source: str
    """« Source : … » with the date, always present."""


@dataclass(frozen=True, slots=True)
class Body:
    """One message to one address."""

    lang: str
    """BCP 47 code of the language it is written in."""
    text: str
    cards: tuple[Card, ...] = ()
    calls: tuple[CallLine, ...] = ()
    choices: tuple[Button, ...] = ()
    """The answers to this message's question, eight at most."""
    exits: tuple[Button, ...] = ()
    """Menu, « retour », « parler à quelqu'un », « arrêter »: on every question."""
    french: str | None = None
    """The text in French, where an unreviewed translation must not stand alone."""
