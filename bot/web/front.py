"""What the web handlers work with: one value, put in the application by ``make_app``."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from aiohttp import web
from jinja2 import Environment

from bot.channels.port import Desk
from bot.messages.body import Card
from bot.web.pictures import Picture
from bot.web.static_files import StaticFiles
from conversations.texts import Text
from resources_db.health.beats import Beat

WEB = "web"
"""The name of this channel in the inbox and the outbox."""

CardOf = Callable[[str, str], Awaitable[Card | None]]
"""The card of a resource, by its id, in a language; None when the directory does not show it."""

BeatsOf = Callable[[], Awaitable[Sequence[Beat]]]
"""How the regular jobs are doing."""


@dataclass(frozen=True, slots=True)
class Front:
    """The assistant, the words of the pages and the settings of the web chat."""

    desk: Desk
    say: Callable[[Text, str], str]
    """A sentence of the page in a language."""
    languages: tuple[str, ...]
    """Codes of the catalogs, the city's first language in front."""
    healthy: Callable[[], Awaitable[bool]]
    """Whether the database answers."""
    unreviewed: frozenset[str]
    """Codes of the catalogs that nobody who speaks the language has read through."""
    trust_proxy: bool
    """Whether ``X-Forwarded-Proto`` comes from a proxy of ours."""
    templates: Environment
    static: StaticFiles
    pictures: Mapping[str, Picture]
    """The drawings of choices, by their code."""
    card_of: CardOf
    beats: BeatsOf
    home: str = "/"
    """Path of the chat; another one inside the pages of a city's own site."""


FRONT = web.AppKey("front", Front)
