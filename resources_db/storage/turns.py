"""Letting one transaction at a time work under a name."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session

_HOLD = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


def wait_for_turn(session: Session, name: str) -> None:
    """Wait until no other transaction works under this name; what it wrote is then seen.

    SQLite has one writer: there is nothing to wait for.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(_HOLD, {"name": name})
