"""Whether the claims of an identity token hold (OpenID Connect Core, 3.1.3.7)."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import datetime

Claims = Mapping[str, object]
_SKEW = 60.0
"""Seconds by which two clocks may differ."""


def fault(claims: Claims, *, issuer: str, client: str, nonce: str, at: datetime) -> str | None:
    """What is wrong with them, as a word for the technical log; None when they hold."""
    told = {
        "issuer": claims.get("iss") == issuer,
        "audience": _is_for(claims, client),
        "expired": _number(claims.get("exp")) > at.timestamp() - _SKEW,
        "future": 0 < _number(claims.get("iat")) < at.timestamp() + _SKEW,
        "nonce": hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()),
        "subject": isinstance(claims.get("sub"), str) and claims["sub"] != "",
    }
    return next((name for name, holds in told.items() if not holds), None)


def _is_for(claims: Claims, client: str) -> bool:
    """Made for us; where it was made for others too, asked for by us."""
    audience = claims.get("aud")
    if audience in (client, [client]):
        return claims.get("azp", client) == client
    return isinstance(audience, list) and client in audience and claims.get("azp") == client


def _number(value: object) -> float:
    ok = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if ok else 0.0  # type: ignore[arg-type]
