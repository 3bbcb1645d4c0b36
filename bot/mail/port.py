"""The port of mail: a letter, and what came of sending it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.messages.body import File


@dataclass(frozen=True, slots=True)
class Letter:
    """One plain-text mail to one mailbox."""

    to: str = field(repr=False)
    subject: str
    body: str
    sender_name: str | None = None
    """Who it comes from, as a mailbox shows it: the city."""
    attached: File | None = None
    stop: str | None = None
    """Address that stops letters like this one: mail programs show it as a button (RFC 8058)."""
    ref: str | None = None
    """Our name of it: sent twice, it is still one letter for mail programs that look."""


class Sending(StrEnum):
    """What came of a sending. None of these is an error of ours."""

    SENT = "sent"
    """The server took it."""
    NO_MAILBOX = "no_mailbox"
    """The server says that there is no such mailbox, or that it takes nothing."""
    REFUSED = "refused"
    """The server will not take it: a wrong account, a letter that it does not like."""
    LATER = "later"
    """The server does not take this letter now (« greylisting », a full mailbox)."""
    UNREACHABLE = "unreachable"
    """The server does not answer: try again later."""


class Mailer(Protocol):
    """Sends letters."""

    async def send(self, letter: Letter) -> Sending:
        """Hand a letter to the server; never raises for what a network may do."""
        ...
