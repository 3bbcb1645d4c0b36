"""The secrets of links: 32 random bytes, kept as a keyed hash only."""

from __future__ import annotations

import re
import secrets

from sqlalchemy.orm import Session

from resources_db.storage.types import keyed_hash, keys_of

_BYTES = 32
_CODE_DIGITS = 6
_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}", re.ASCII)


def new_token() -> str:
    """A secret for a link; short enough for Telegram's ``/start`` (64 signs)."""
    return secrets.token_urlsafe(_BYTES)


def new_code() -> str:
    """Six digits to be told apart from the link."""
    return f"{secrets.randbelow(10**_CODE_DIGITS):0{_CODE_DIGITS}d}"


def is_token(text: str) -> bool:
    """Whether this has the shape of a link's secret."""
    return _SHAPE.fullmatch(text) is not None


def seal(session: Session, purpose: str, secret: str) -> str:
    """What is stored of a secret; a secret for one purpose opens nothing else."""
    return keyed_hash(keys_of(session), f"{purpose}:{secret}")


def seal_code(session: Session, token: str, code: str) -> str:
    """What is stored of the code of a link: bound to it."""
    digits = "".join(sign for sign in code if sign.isdecimal() and sign.isascii())
    return seal(session, "invitation-code", f"{token}:{digits}")
