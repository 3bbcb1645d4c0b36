"""Which bots an installation runs, from its settings."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field
from typing import Literal

from pydantic import SecretStr

from bot.settings import Settings
from bot.telegram.libraries import LibraryName
from bot.telegram.webhook import PATH

FAMILIES, STAFF = "families", "staff"


@dataclass(frozen=True, slots=True)
class Plan:
    """One bot to run."""

    name: str
    token: str = field(repr=False)
    library: LibraryName
    mode: Literal["polling", "webhook"]
    secret: str = field(repr=False)
    """What Telegram repeats with each update it brings."""
    webhook_url: str | None
    """Where it brings them; None when we fetch them."""

    @property
    def setting(self) -> str:
        """The variable of its token."""
        return f"ACCROCHE_{self.name.upper()}_BOT_TOKEN"


def plans(settings: Settings) -> tuple[Plan, ...]:
    """The bots whose token is given."""
    families = _plan(
        settings,
        FAMILIES,
        settings.families_bot_token,
        settings.families_bot_library,
        settings.families_bot_mode,
        settings.families_bot_webhook_secret,
    )
    staff = _plan(
        settings,
        STAFF,
        settings.staff_bot_token,
        settings.staff_bot_library,
        settings.staff_bot_mode,
        settings.staff_bot_webhook_secret,
    )
    return tuple(plan for plan in (families, staff) if plan is not None)


def shares_token(plan: Plan, asked: tuple[Plan, ...]) -> bool:
    """Whether an earlier bot has the same token: they would take each other's messages."""
    return any(other.token == plan.token for other in asked[: asked.index(plan)])


def _plan(
    settings: Settings,
    name: str,
    token: SecretStr | None,
    library: LibraryName,
    mode: Literal["polling", "webhook"],
    secret: SecretStr | None,
) -> Plan | None:
    if token is None:
        return None
    written = token.get_secret_value()
    known = secret.get_secret_value() if secret is not None else _derived(written)
    base = settings.telegram_webhook_url
    url = f"{base.rstrip('/')}{PATH}{name}" if mode == "webhook" and base else None
    return Plan(name, written, library, mode, known, url)


def _derived(token: str) -> str:
    """A secret that only who has the token can work out."""
    return hmac.new(token.encode(), b"accroche webhook secret", hashlib.sha256).hexdigest()
