"""One attempt to sign in at the provider: three secrets that tie the answer to the question."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import cast

from cryptography.fernet import InvalidToken

from resources_db.storage.keys import Keys

LIFE = timedelta(minutes=10)
"""How long someone may take at the provider."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """Kept sealed in a cookie of the browser that began it, so that only it can end it."""

    state: str = field(repr=False)
    """Ties the return to this browser."""
    nonce: str = field(repr=False)
    """Ties the identity token to this attempt."""
    verifier: str = field(repr=False)
    """Ties the code to us (PKCE)."""
    until: float
    """Instant at which it is too late, in seconds of Unix time."""

    @classmethod
    def begin(cls, at: datetime) -> Attempt:
        """A new one, of 32 random bytes each."""
        return cls(
            secrets.token_urlsafe(32),
            secrets.token_urlsafe(32),
            secrets.token_urlsafe(48),
            (at + LIFE).timestamp(),
        )

    @property
    def challenge(self) -> str:
        """What may be shown of the verifier (RFC 7636, S256)."""
        digest = hashlib.sha256(self.verifier.encode("ascii")).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")

    def sealed(self, keys: Keys) -> str:
        """As it stands in the cookie."""
        return keys.encrypt(json.dumps(asdict(self)).encode("ascii")).decode("ascii")

    @classmethod
    def opened(cls, cookie: str, keys: Keys, at: datetime) -> Attempt | None:
        """From the cookie; None when it is not ours, or too old."""
        try:
            plain = keys.decrypt(cookie.encode("ascii", "replace"))
        except InvalidToken:
            return None
        attempt = cls(**cast("dict[str, str]", json.loads(plain)))  # type: ignore[arg-type]
        return attempt if at.timestamp() < attempt.until else None
