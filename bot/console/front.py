"""What the handlers of the console work with: one value, put in the application when it is made."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from hashlib import sha256
from pathlib import Path

from aiohttp import web
from jinja2 import Environment

from bot.clock import Clock
from bot.library import Librarian
from bot.mail.port import Mailer
from bot.openid.provider import Provider
from bot.web.static_files import StaticFiles
from conversations.texts import Text
from resources_db.accounts.sessions import Limits
from resources_db.storage.database import Database

HOME = "/equipe"
"""Where the console is."""


@dataclass(frozen=True, slots=True)
class Console:
    """The database, the words and the settings of the console."""

    database: Database
    librarian: Librarian
    clock: Clock
    zone: tzinfo
    say: Callable[[Text], str]
    """A sentence of the console, in French."""
    limits: Limits
    """How long a session lives."""
    mailer: Mailer | None
    """None where no mail server is given."""
    provider: Provider | None
    """None where no OpenID provider is given."""
    provider_name: str
    """As it stands on the button."""
    public_url: str | None
    """Our address as the Internet sees it, without its last slash."""
    backup_dir: Path | None
    """Where backups go, where it is given."""
    uploads: Path
    """Where a file waits between being looked at and being taken."""
    trust_proxy: bool
    offered: frozenset[str]
    """The channels that a family may agree to: those that this installation has."""
    staff_bot: bool
    """Whether the staff has a Telegram bot."""
    staff_bot_name: str | None
    """By which Telegram knows it, for a link that opens it."""
    templates: Environment
    static: StaticFiles

    def address(self, request: web.Request, path: str) -> str:
        """A whole address of ours, for a letter or a provider."""
        return f"{self.public_url or origin_of(request, trust_proxy=self.trust_proxy)}{HOME}{path}"

    def csrf(self, secret: str) -> str:
        """What the forms of a session carry: nobody without its cookie can tell it."""
        return hmac.new(secret.encode(), b"form", sha256).hexdigest()


CONSOLE = web.AppKey("console", Console)


def over_https(request: web.Request, *, trust_proxy: bool) -> bool:
    """Whether the browser speaks to us, or to our proxy, over TLS."""
    forwarded = request.headers.get("X-Forwarded-Proto", "").split(",")[0].strip().lower()
    return request.secure or (trust_proxy and forwarded == "https")


def origin_of(request: web.Request, *, trust_proxy: bool) -> str:
    """Our address as this browser sees it."""
    scheme = "https" if over_https(request, trust_proxy=trust_proxy) else "http"
    return f"{scheme}://{request.host}"


def network_of(request: web.Request, *, trust_proxy: bool) -> str:
    """Whence a request comes; the last hop that our own proxy has seen."""
    if trust_proxy and "X-Forwarded-For" in request.headers:
        return request.headers["X-Forwarded-For"].rpartition(",")[2].strip()
    return request.remote or ""
