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
class Spot:
    """Where a place is on a map."""

    latitude: float
    """In degrees, as is ``longitude``."""
    longitude: float
    title: str
    address: str


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
    spot: Spot | None = None
    """Where it is, when its record has an address and coordinates."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of ours to hand over, such as a calendar entry."""

    name: str
    """What it is called on the reader's device, with its ending."""
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PlaceButton:
    """An invitation to send where one is, on the channels that can; elsewhere it is left out."""

    label: str
    hint: str
    """What the button does, and what is kept of it."""


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
    file: File | None = None
    """What comes with it, to be opened or kept."""
    place_button: PlaceButton | None = None
    spot: Spot | None = None
    """A point on a map instead of words, on the channels that have maps."""
    before: tuple[Body, ...] = ()
    """What is said first in the same message, on the channels that count messages."""
    subject: str | None = None
    """On the channels whose messages have one."""
    ref: str | None = None
    """Opaque name of this message, for channels whose providers report on it later."""
    stop: str | None = None
    """Address of the page that stops this channel, where messages carry one."""
