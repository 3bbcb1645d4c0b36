"""Actions that keep the directory true, allowed and forbidden, for the tests of the one door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from resources_db.actions import Action, Reason, Role
from resources_db.directory import import_lease
from resources_db.directory.actions import Mistake
from resources_db.directory.loading import load_facts
from resources_db.directory.terms import CommuneCode, NeedCode, PublishAdvice, ResourceId
from resources_db.storage.database import Database
from resources_db.upkeep.actions import (
    AcceptCorrection,
    CountUnmet,
    DismissDuplicate,
    RejectCorrection,
)
from resources_db.upkeep.corrections import report
from tests.resources_db.town import AT


class World(Protocol):
    """What these examples need of the world of the door's tests."""

    @property
    def database(self) -> Database: ...
    @property
    def shown(self) -> int: ...


Example = Callable[[World], Action]
CARD, HIDDEN = (
    next(r for r in load_facts() if (r.advice is PublishAdvice.NEVER) is hidden)
    for hidden in (False, True)
)


def reported(world: World) -> int:
    """A correction of the card that waits."""
    return world.database.write_now(lambda s: report(s, CARD.id, Mistake.CLOSED, None, AT))


def accepting(world: World) -> AcceptCorrection:
    """Its acceptance, with another number on the card."""
    return AcceptCorrection(reported(world), replace(CARD, telephone="02 00 00 00 09"), "appelé")


def _while_importing(world: World) -> Action:
    action = accepting(world)
    world.database.write_now(lambda s: import_lease.take(s, "someone", AT))
    return action


UPKEEP_EXAMPLES: dict[type[Action], Example] = {
    AcceptCorrection: accepting,
    RejectCorrection: lambda world: RejectCorrection(reported(world), "c'est ouvert"),
    DismissDuplicate: lambda _world: DismissDuplicate(CARD.id, HIDDEN.id),
    CountUnmet: lambda _world: CountUnmet(NeedCode("orientation"), CommuneCode("76540")),
}
"""For each action, one that the rules allow."""

UPKEEP_REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "a correction that never was": (
        lambda _world: RejectCorrection(999, "x"),
        Role.EDITOR,
        Reason.NO_SUCH_CORRECTION,
    ),
    "a correction accepted with another card": (
        lambda world: replace(accepting(world), resource=HIDDEN),
        Role.EDITOR,
        Reason.NO_SUCH_CORRECTION,
    ),
    "a correction accepted while an import is under way": (
        _while_importing,
        Role.EDITOR,
        Reason.IMPORT_UNDER_WAY,
    ),
    "a correction of a record that changed since it was read": (
        lambda world: replace(accepting(world), seen=world.shown - 1),
        Role.EDITOR,
        Reason.CHANGED_MEANWHILE,
    ),
    "a look-alike that never was": (
        lambda _world: DismissDuplicate(CARD.id, ResourceId("no-such-card")),
        Role.EDITOR,
        Reason.UNKNOWN_RESOURCE,
    ),
    "a record that looks like itself": (
        lambda _world: DismissDuplicate(CARD.id, CARD.id),
        Role.EDITOR,
        Reason.UNKNOWN_RESOURCE,
    ),
}
"""What the rules forbid to someone who may ask."""
