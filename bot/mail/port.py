"""The port of mail: a letter, and what came of sending it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Letter:
    """One plain-text mail to one mailbox."""

    to: str
    subject: str
    body: str


class Sending(StrEnum):
    """What came of a sending. None of these is an error of ours."""

    SENT = "sent"
    """The server took it."""
    REFUSED = "refused"
    """The server will not take it: a wrong mailbox, a wrong account."""
    UNREACHABLE = "unreachable"
    """The server does not answer: try again later."""


class Mailer(Protocol):
    """Sends letters."""

    async def send(self, letter: Letter) -> Sending:
        """Hand a letter to the server; never raises for what a network may do."""
        ...
