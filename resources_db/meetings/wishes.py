"""How someone wants to be reminded, for their own page to show and to change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from resources_db.meetings.channels import open_to
from resources_db.meetings.tables import ReminderWishRow
from resources_db.meetings.terms import Wish


@dataclass(frozen=True, slots=True)
class Wished:
    """What holds for one person."""

    wish: Wish
    channels: tuple[str, ...]
    """Those they agreed to and that are open, in the order that is tried."""


def wish_of(session: Session, person: int, at: datetime) -> Wished:
    """Their wish, or the usual one; and the channels by which they can be reached now."""
    row = session.get(ReminderWishRow, person)
    ways = open_to(session, [person], at).get(person, ())
    return Wished(Wish.USUAL if row is None else Wish(row.wish), tuple(way.channel for way in ways))
