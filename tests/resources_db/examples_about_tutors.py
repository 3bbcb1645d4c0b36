"""Actions about the page of a tutor's day, allowed and forbidden, for the tests of the one door."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from resources_db.actions import Action, Reason, Role
from resources_db.invitations.tokens import seal
from resources_db.tutoring.actions import OpenTutorLink, WantTutorLink
from resources_db.tutoring.changes import LINK
from resources_db.tutoring.tables import TutorLinkRow
from tests.resources_db.town import AT
from tests.resources_db.worlds import Example, World, changed

TOKEN, SECRET = "t" * 43, "s" * 43


def sent(world: World, action: Action, *, days_ago: int = 0) -> Action:
    """The same action, once the link of a day has left."""

    def make(session: Session) -> None:
        session.execute(delete(TutorLinkRow))
        row = TutorLinkRow(
            tutor_id=world.town.people[Role.MISSION_TUTOR],
            day=AT.date(),
            ends=AT + timedelta(hours=14) - timedelta(days=days_ago),
            token_hash=seal(session, LINK, TOKEN),
            sent=AT - timedelta(hours=2),
        )
        session.add(row)
        session.flush()

    changed(world, make)
    return action


TUTOR_EXAMPLES: dict[type[Action], Example] = {
    OpenTutorLink: lambda world: sent(world, OpenTutorLink(TOKEN, SECRET)),
    WantTutorLink: lambda world: sent(world, WantTutorLink(TOKEN)),
}
"""For each action, one that the rules allow."""
TUTOR_REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "a tutor's link of yesterday": (
        lambda world: sent(world, OpenTutorLink(TOKEN, SECRET), days_ago=1),
        Role.VISITOR,
        Reason.INVITATION_UNKNOWN,
    ),
    "a tutor's link that never was": (
        lambda _world: OpenTutorLink("f" * 43, SECRET),
        Role.VISITOR,
        Reason.INVITATION_UNKNOWN,
    ),
}
"""What the rules forbid to someone who may ask."""
