"""Who plays in the demonstration: invented people, with numbers and mailboxes that reach nobody.

The telephone numbers are of the range that the French regulator keeps for fiction, the mailboxes
of a domain that cannot exist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Who(StrEnum):
    """Someone of the story, as the addresses of the demonstration name them."""

    PARENT = "parent"
    PUPIL = "eleve"
    CPE = "cpe"
    HEAD = "direction"
    AGENT = "service"
    COORDINATOR = "coordination"
    TUTOR = "tutrice"


FAMILY: Final = frozenset({Who.PARENT, Who.PUPIL})
"""Who have no account: their page opens by a link."""


@dataclass(frozen=True, slots=True)
class Player:
    """One of them."""

    given_name: str
    family_name: str
    part: str
    """What they are, in words."""
    mailbox: str | None = None

    @property
    def name(self) -> str:
        """In full."""
        return f"{self.given_name} {self.family_name}"


CAST: Mapping[Who, Player] = {
    Who.PARENT: Player("Nadia", "Haddad", "mère, lit l'arabe"),
    Who.PUPIL: Player("Yanis", "Haddad", "élève de 4e"),
    Who.CPE: Player("Marc", "Olivier", "CPE du collège", "cpe@college.invalid"),
    Who.HEAD: Player("Hélène", "Garnier", "principale du collège", "direction@college.invalid"),
    Who.AGENT: Player("Inès", "Lopez", "agente du service Jeunesse", "ines@ville.invalid"),
    Who.COORDINATOR: Player(
        "Paul", "Renaud", "coordinateur du service Jeunesse", "paul@ville.invalid"
    ),
    Who.TUTOR: Player("Jeanne", "Morel", "tutrice à l'association", "jeanne@jardin.invalid"),
}
CITY: Final = "Ville de démonstration"
SERVICE: Final = "Service Jeunesse"
SCHOOL: Final = "Collège des Tilleuls"
HOST: Final = "Le Jardin des Voisins"
"""The association that receives, under a current convention."""
PARENT_PHONE: Final = "06 39 98 00 17"
PARENT_NUMBER: Final = "+33639980017"
"""The same one, as a gateway is given it."""
SERVICE_PHONE: Final = "02 61 91 00 17"
