"""What we are to an OpenID provider, and what it can tell us."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Client:
    """Accroche as registered with one provider."""

    issuer: str
    id: str
    secret: str = field(repr=False)
    scope: str
    algorithm: str
    """The one signature that was agreed on."""

    @classmethod
    def of(cls, settings: Settings) -> Client | None:
        """As the settings say; None where no provider is given."""
        issuer, id_, secret = (
            settings.openid_issuer,
            settings.openid_client_id,
            settings.openid_client_secret,
        )
        if issuer is None or id_ is None or secret is None:
            return None
        return cls(
            issuer.rstrip("/"),
            id_,
            secret.get_secret_value(),
            settings.openid_scope,
            settings.openid_algorithm,
        )


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom the provider says it is."""

    issuer: str
    subject: str
    """Its own identifier of the person, for ever the same."""
    email: str | None
    """The mailbox it has checked, if it tells one."""
    id_token: str = field(repr=False)
    """What signing out at the provider asks for."""


class Trouble(StrEnum):
    """Why nobody was vouched for."""

    UNREACHABLE = "unreachable"
    """The provider does not answer."""
    NOT_BELIEVED = "not_believed"
    """It answered something that cannot be trusted, or nothing that makes sense."""
    DECLINED = "declined"
    """The person gave up, or the provider does not let them in."""
