"""What we ask of Telegram, as values: each library's adapter turns them into its own methods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from bot.messages.body import Button

ALLOWED_UPDATES: tuple[str, ...] = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "channel_post",
)
"""The kinds of updates that we ask for; any other is not sent to us."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of a text that is not plain. Never a markup: nothing typed can become one."""

    type: Literal["bold", "italic", "text_link"]
    offset: int
    """In UTF-16 units, as is ``length``."""
    length: int
    url: str | None = None


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons under a message."""


@dataclass(frozen=True, slots=True)
class SendText:
    """A message; 4096 UTF-16 units at most."""

    chat: int
    text: str
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    ask_place: str | None = None
    """Label of a button under the text field that sends where the person is."""


@dataclass(frozen=True, slots=True)
class EditText:
    """Other words for a message of ours; its buttons go."""

    chat: int
    message: int
    text: str
    entities: tuple[Mapping[str, object], ...] = ()
    """The entities it had, as Telegram described them."""


@dataclass(frozen=True, slots=True)
class AnswerPress:
    """The little clock on a pressed button stops."""

    query: str


@dataclass(frozen=True, slots=True)
class Typing:
    """« … is typing », for five seconds."""

    chat: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave a group or a channel."""

    chat: int


@dataclass(frozen=True, slots=True)
class SendVenue:
    """A place on a map."""

    chat: int
    latitude: float
    longitude: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class SendDocument:
    """A file of ours."""

    chat: int
    name: str
    content: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class SetCommands:
    """The menu of commands: (command, description)."""

    commands: tuple[tuple[str, str], ...]
    lang: str | None
    """For the people whose application is in this language; everyone else without."""


@dataclass(frozen=True, slots=True)
class FetchUpdates:
    """What came since ``offset``, waiting for up to ``wait`` when there is nothing."""

    offset: int | None
    wait: timedelta
    most: int = 100


@dataclass(frozen=True, slots=True)
class SetWebhook:
    """Have updates brought to an address of ours."""

    url: str
    secret: str


@dataclass(frozen=True, slots=True)
class DropWebhook:
    """Back to polling; what waits is kept."""


@dataclass(frozen=True, slots=True)
class WhoAmI:
    """Whether the token is good."""


Call = (
    SendText
    | EditText
    | AnswerPress
    | Typing
    | Leave
    | SendVenue
    | SendDocument
    | SetCommands
    | FetchUpdates
    | SetWebhook
    | DropWebhook
    | WhoAmI
)
