"""What the city decided about text messages: who they come from, what they may cost."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from resources_db.city.days import calendar_at, day_of
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField
from resources_db.sendings.terms import Budget, Weight

_READ = (
    CityField.NAME,
    CityField.SERVICE_PHONE,
    CityField.SMS_SENDER,
    CityField.SMS_MONTHLY_CEILING_CENTS,
    CityField.SMS_PART_COST_CENTS,
    CityField.SMS_URGENT_BEYOND,
)
_LONGEST_SENDER = 11
_SHORTEST_SENDER = 3


@dataclass(frozen=True, slots=True)
class Custom:
    """How this city writes text messages, on one day."""

    budget: Budget
    part_cents: int
    """Price of a part; 0 while the city has not told it: parts are counted all the same."""
    sender: str | None
    """Name that they come from; None while neither a sender nor the city's name is decided."""
    city: str | None
    call: str | None
    """Number of the service."""

    def weight(self, parts: int) -> Weight:
        """What a message of so many parts takes."""
        return Weight(parts, parts * self.part_cents)


def custom_at(session: Session, at: datetime) -> Custom:
    """What holds at an instant; a month begins at midnight in the city."""
    decided = settings_on(session, day_of(at), _READ)
    ceiling = decided.get(CityField.SMS_MONTHLY_CEILING_CENTS)
    here = at.astimezone(calendar_at(session, at).territory.timezone)
    city = decided.get(CityField.NAME)
    return Custom(
        Budget(
            month=f"{here:%Y-%m}",
            ceiling=None if ceiling is None else int(ceiling),
            urgent_beyond=decided.get(CityField.SMS_URGENT_BEYOND) == "yes",
        ),
        part_cents=int(decided.get(CityField.SMS_PART_COST_CENTS, "0")),
        sender=decided.get(CityField.SMS_SENDER) or (None if city is None else sender_of(city)),
        city=city,
        call=decided.get(CityField.SERVICE_PHONE),
    )


def sender_of(city: str) -> str | None:
    """A sender made of a city's name, as telephones take it: 3 to 11 letters and digits.

    >>> sender_of("Rouen"), sender_of("Ville de Rouen"), sender_of("Saint-Étienne-du-Rouvray")
    ('Rouen', 'Rouen', 'SaintEtienn')
    """
    named = re.sub(r"(?i)^(ville|commune|mairie) d(e |u |es |')", "", city.strip())
    bare = unicodedata.normalize("NFKD", named)
    kept = "".join(sign for sign in bare if sign.isascii() and sign.isalnum())[:_LONGEST_SENDER]
    told = len(kept) >= _SHORTEST_SENDER and any(sign.isalpha() for sign in kept)
    return kept if told else None
