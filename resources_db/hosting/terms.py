"""The words of places: how many a host has, and who waits for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from resources_db.measures.terms import Half

MOST_PLACES: Final = 50
"""More on one half-day is a slip of the keyboard."""
OFFER_LASTS: Final = timedelta(hours=24)
"""How long a freed place is held for the first in line; then it goes to the next."""


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """Half a day somewhere: what a place is counted on."""

    day: date
    half: Half


class Wait(StrEnum):
    """Where someone stands in the line for a host."""

    WAITING = "waiting"
    OFFERED = "offered"
    """Held for them until the offer ends."""
    TAKEN = "taken"
    LEFT = "left"
    """They no longer wait: they said so, or the measure is over."""
    LAPSED = "lapsed"
    """Offered, and not taken in time."""
