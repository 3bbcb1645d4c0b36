"""The one door: whatever changes state goes through :func:`perform`.

It authorises the actor, applies the rules, writes the change and its audit line, all in the
caller's transaction. A part of the domain gives its handlers in its ``changes`` module.

To be allowed is to hold one of the action's roles *now*, and towards what the action is about
(``situations.need_to_know``). Whoever does not is told the same, whether the thing exists or not.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.accounts import changes as accounts
from resources_db.accounts import chats
from resources_db.actions import (
    AboutMeeting,
    AboutSituation,
    Action,
    Actor,
    Done,
    Outcome,
    Reason,
    Refused,
)
from resources_db.agreements import changes as agreements
from resources_db.agreements import stopping
from resources_db.archives import changes as archives
from resources_db.audit.tables import ROLES_LENGTH, AuditRow
from resources_db.charter import changes as charter
from resources_db.city import changes as city
from resources_db.conventions import changes as conventions
from resources_db.directory import changes as directory
from resources_db.fiches import changes as fiches
from resources_db.handling import Handlers
from resources_db.health import changes as health
from resources_db.hosting import changes as hosting
from resources_db.invitations import changes as invitations
from resources_db.invitations import page_links
from resources_db.measures import changes as measures
from resources_db.meetings import changes as meetings
from resources_db.messages import changes as messages
from resources_db.misreadings import changes as misreadings
from resources_db.people import changes as people
from resources_db.people import contact_changes
from resources_db.school_requests import changes as school_requests
from resources_db.situations import changes as situations
from resources_db.situations.need_to_know import but_for_charter, held, roles_for
from resources_db.storage.turns import wait_for_turn
from resources_db.tasks import changes as tasks
from resources_db.tasks import work
from resources_db.trials import changes as trials
from resources_db.tutoring import changes as tutoring
from resources_db.upkeep import changes as upkeep

_PARTS = (
    accounts,
    chats,
    agreements,
    stopping,
    archives,
    charter,
    city,
    conventions,
    directory,
    health,
    fiches,
    hosting,
    invitations,
    page_links,
    measures,
    meetings,
    messages,
    misreadings,
    people,
    contact_changes,
    school_requests,
    situations,
    tasks,
    work,
    trials,
    tutoring,
    upkeep,
)
HANDLERS: Handlers = {
    action: handler for part in _PARTS for action, handler in part.HANDLERS.items()
}
"""Every change there is. A part names its own."""

_CHARTER_FIRST = Refused(Reason.CHARTER_NOT_SIGNED, "R35")


def perform(
    session: Session, actor: Actor, action: Action, at: datetime, *, key: str | None = None
) -> Outcome:
    """Ask for a change. ``at`` is the instant it is asked; nothing here reads a clock.

    ``key`` names the request: asked again under the same key, it changes nothing and gives the
    first outcome. A refusal leaves everything as it was, but is on record.
    """
    if key is not None:
        wait_for_turn(session, key)
        if (before := already(session, key)) is not None:
            return before
    standing = replace(actor, roles=roles_for(session, actor, action, at))
    if standing.roles & action.allowed:
        outcome = HANDLERS[type(action)](session, standing, action, at)
    else:
        signing = bool(but_for_charter(session, actor, action, at) & action.allowed)
        standing = replace(actor, roles=held(session, actor, at))
        outcome = _CHARTER_FIRST if signing else Refused(Reason.NOT_ALLOWED, "rights")
    session.add(_line(standing, action, at, key, outcome))
    session.flush()
    return outcome


def already(session: Session, key: str) -> Outcome | None:
    """What came of the request of this name; None when nothing was asked under it."""
    row = session.scalars(select(AuditRow).where(AuditRow.key == key)).one_or_none()
    if row is None:
        return None
    return Done(row.made) if row.reason is None else Refused(Reason(row.reason), row.rule)


def _line(
    actor: Actor, action: Action, at: datetime, key: str | None, outcome: Outcome
) -> AuditRow:
    refused = outcome if isinstance(outcome, Refused) else None
    return AuditRow(
        at=at,
        action=type(action).__name__,
        roles=" ".join(sorted(role.value for role in actor.roles))[:ROLES_LENGTH],
        address_id=None if action.anonymous else actor.address,
        person_id=None if action.anonymous else actor.person,
        situation_id=(
            action.situation if isinstance(action, AboutSituation | AboutMeeting) else None
        ),
        key=key,
        reason=refused.reason.value if refused else None,
        rule=refused.rule if refused else action.rule,
        made=outcome.id if isinstance(outcome, Done) else None,
    )
