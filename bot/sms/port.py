"""The port of text messages: one message, what the provider answers, what it brings back later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from resources_db.sendings.terms import Receipt


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One text message to one telephone."""

    ref: str
    """Our name of it, which comes back with receipts: says nothing of anyone."""
    number: str = field(repr=False)
    """E.164: « +33639980001 »."""
    text: str = field(repr=False)
    sender: str | None
    """Name that it comes from; None for the number that answers come back to."""
    unicode: bool
    """Whether the GSM alphabet does not hold it."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider took it."""


@dataclass(frozen=True, slots=True)
class RefusedMessage:
    """The provider never takes it."""

    why: str
    """A code for the log."""
    wrong_number: bool = False


@dataclass(frozen=True, slots=True)
class NotNow:
    """The provider did not take it, and would take it later."""

    why: str
    after: timedelta | None = None
    """When it says so."""


@dataclass(frozen=True, slots=True)
class BadAccount:
    """The provider refuses us: our password, our credits. It did not take it."""

    why: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody knows whether the provider took it: a time-out, a cut, an answer without sense."""

    why: str


Answer = Accepted | RefusedMessage | NotNow | BadAccount | Unknown


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered by text message."""

    number: str = field(repr=False)
    """E.164."""
    text: str = field(repr=False)
    ref: str | None = None
    """Our name of the message that it answers, when the provider says so."""


Brought = Receipt | Reply


class Provider(Protocol):
    """One provider's API."""

    @property
    def secret_header(self) -> str:
        """The header in which it repeats our secret when it brings something."""
        ...

    async def send(self, message: Outgoing) -> Answer:
        """Give it one message; never raises for what a network or a provider may do."""
        ...

    def read(self, raw: bytes) -> tuple[Brought, ...] | None:
        """What it brought; nothing for what does not matter to us, None for what has no sense."""
        ...


Fields = Mapping[str, object]
