"""What comes in, decoded: the same few values from every channel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from conversations.understanding.reading import Command


@dataclass(frozen=True, slots=True)
class Said:
    """Free words."""

    text: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of ours. Whether it may be pressed by this person, now, is decided each time."""

    thread: str
    asked: int
    """The turn in which its question was asked."""
    tag: str


class Wordless(StrEnum):
    """What people send that we cannot take in; each has a sentence in ``unreadable``."""

    STICKER = "sticker"
    VOICE = "voice"
    PICTURE = "picture"
    """A photo, a video, an animation."""
    FILE = "file"
    POLL = "poll"
    CONTACT = "contact"
    EDITED = "edited"
    """A message of theirs that they changed afterwards."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that holds no words: a sticker, a broken update, a button never made by us."""

    kind: Wordless | None = None
    beside: str = ""
    """Words that came with it, such as the caption of a photo: these are read."""


@dataclass(frozen=True, slots=True)
class Started:
    """The channel's « start » button, perhaps from a link that carries a code."""

    code: str | None = None


@dataclass(frozen=True, slots=True)
class Ordered:
    """A command from the channel's own menu."""

    command: Command


@dataclass(frozen=True, slots=True)
class Located:
    """Where the person says they are, in degrees. Only the nearest commune is ever kept."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class InPublic:
    """Written, or invited, where others read: a group or a channel."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person no longer wants to be written to on this channel."""


@dataclass(frozen=True, slots=True)
class CameBack:
    """The person can be written to again; they say nothing yet."""


Inbound: TypeAlias = (
    Said | Pressed | Unreadable | Started | Ordered | Located | InPublic | Blocked | CameBack
)
