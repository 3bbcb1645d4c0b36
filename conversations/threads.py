"""Threads of a conversation, and the opaque tokens of their buttons.

One person can have several open questions. Each button carries its own thread, the turn in
which its question was asked, and a tag of the answer: nothing a reader could make sense of,
and worthless from any other address.
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, replace
from datetime import datetime

from conversations.inbound import Pressed
from conversations.journal import Journal, Json

_TOKEN = re.compile(r"([\w-]{16})\.([0-9a-f]{1,8})\.([A-Z2-7]{8})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Thread:
    """A dialogue under way, or one that has ended and only remembers its last button."""

    id: str
    """Sixteen URL-safe signs, random."""
    dialogue: str
    start: Json
    journal: Journal = ()
    asked: int = 0
    """The turn in which its current question was first asked; of a thread that lasts, a number
    that stands for what was announced (see :func:`stamp`)."""
    shown: int = 0
    """The turn in which that question was last shown: the highest has the focus."""
    last_press: str | None = None
    """The last accepted button, to keep silent when it is pressed twice."""
    ended: bool = False

    def end(self) -> Thread:
        """The thread without anything that was answered in it."""
        return replace(self, start=None, journal=(), ended=True)


def stamp(starts: datetime) -> int:
    """The minute of an appointment: a button that was sent with another one is out of date."""
    return int(starts.timestamp()) // 60


def tag(key: str, code: str) -> str:
    """What a button's token says of its answer: the question's key and the choice's code."""
    digest = hashlib.blake2s(f"{key}\0{code}".encode(), digest_size=5).digest()
    return base64.b32encode(digest).decode()


def token(thread: str, asked: int, answer: str) -> str:
    """The opaque token of a button (34 bytes at most)."""
    return f"{thread}.{asked:x}.{answer}"


def read_token(written: str) -> Pressed | None:
    """The press that a token stands for; None for anything that cannot be one of ours."""
    found = _TOKEN.fullmatch(written)
    if found is None:
        return None
    return Pressed(found[1], int(found[2], 16), found[3])
