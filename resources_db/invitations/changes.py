"""What making and opening invitations changes. Called by the one door only."""

from __future__ import annotations

import hmac
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.handling import Handlers
from resources_db.invitations.actions import Invite, OpenInvitation, ReportMisopened
from resources_db.invitations.tables import InvitationRow
from resources_db.invitations.tokens import seal, seal_code
from resources_db.people.links import link
from resources_db.people.standing import holds, person_at
from resources_db.people.tables import PersonRow
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Part
from resources_db.tasks.opening import INVITATION_MISOPENED, open_task

LIFETIME = timedelta(days=14)
"""How long a link waits to be opened: a letter travels, a family thinks it over."""
MOST_FAILURES = 5
"""Wrong codes after which a link opens no more: one in 200,000 guesses right."""
_FAMILY = (Part.PUPIL.value, Part.GUARDIAN.value)


def invite(session: Session, actor: Actor, action: Invite, at: datetime) -> Outcome:
    """Refused for whoever is not of the family; and without a code for a protected contact."""
    situation = session.get_one(SituationRow, action.situation)
    if situation.closed is not None:
        return Refused(Reason.SITUATION_CLOSED, action.rule)
    if not _of_the_family(session, action.person, at, situation.id):
        return Refused(Reason.PART_DOES_NOT_FIT, action.rule)
    if session.get_one(PersonRow, action.person).protected_since and action.code is None:
        return Refused(Reason.CODE_NEEDED, action.rule)
    _take_back(session, at, action.person, situation.id)
    row = InvitationRow(
        person_id=action.person,
        situation_id=situation.id,
        token_hash=seal(session, "invitation", action.token),
        code_hash=None if action.code is None else seal_code(session, action.token, action.code),
        made=at,
        made_by=actor.person,
        expires=at + LIFETIME,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def open_invitation(
    session: Session, actor: Actor, action: OpenInvitation, at: datetime
) -> Outcome:
    """Once; again from the same chat changes nothing. No refusal says whose the link was."""
    row = find(session, action.token)
    if row is None or row.revoked is not None or _someone_elses(session, actor, row, at):
        return Refused(Reason.INVITATION_UNKNOWN, action.rule)
    if row.opened is not None and actor.address is not None and row.opened_address == actor.address:
        return Done(row.id)
    closed = _closed(row, at) or _locked(session, row, action)
    if closed is not None:
        return Refused(closed, action.rule)
    if not _take(session, row.id, actor.address, at):
        return Refused(Reason.INVITATION_USED, action.rule)
    if actor.address is not None:
        link(session, actor.address, row.person_id, at, invitation=row.id)
    return Done(row.id)


def report_misopened(
    session: Session, _actor: Actor, action: ReportMisopened, at: datetime
) -> Outcome:
    """A wrong code counts; too many, or the wrong person, and the staff makes a new link."""
    row = find(session, action.token)
    if row is None or row.revoked is not None or row.opened is not None:
        return Done()
    if action.code_wrong and row.failures + 1 < MOST_FAILURES:
        row.failures += 1
        return Done(row.id)
    row.revoked = at
    open_task(session, INVITATION_MISOPENED, at, person=row.person_id, situation=row.situation_id)
    return Done(row.id)


def find(session: Session, token: str) -> InvitationRow | None:
    """The invitation of this secret."""
    sealed = seal(session, "invitation", token)
    return session.scalar(select(InvitationRow).where(InvitationRow.token_hash == sealed))


def _closed(row: InvitationRow, at: datetime) -> Reason | None:
    if row.opened is not None:
        return Reason.INVITATION_USED
    return Reason.INVITATION_LATE if row.expires <= at else None


def _locked(session: Session, row: InvitationRow, action: OpenInvitation) -> Reason | None:
    if row.code_hash is None:
        return None
    if action.code is None:
        return Reason.CODE_NEEDED
    given = seal_code(session, action.token, action.code)
    return None if hmac.compare_digest(given, row.code_hash) else Reason.CODE_WRONG


def _someone_elses(session: Session, actor: Actor, row: InvitationRow, at: datetime) -> bool:
    """Whether this chat or this page is known to be another person's of the same family."""
    owner = actor.person
    if owner is None and actor.address is not None:
        owner = person_at(session, actor.address)
    if owner is None or owner == row.person_id:
        return False
    return _of_the_family(session, owner, at, row.situation_id)


def _of_the_family(session: Session, person: int, at: datetime, situation: int) -> bool:
    part = exists().where(
        PartRow.situation_id == situation,
        PartRow.person_id == person,
        PartRow.part.in_(_FAMILY),
        holds(PartRow, at),
    )
    return bool(session.scalar(select(part)))


def _take_back(session: Session, at: datetime, person: int, situation: int) -> None:
    session.execute(
        update(InvitationRow)
        .where(
            InvitationRow.person_id == person,
            InvitationRow.situation_id == situation,
            InvitationRow.opened.is_(None),
            InvitationRow.revoked.is_(None),
        )
        .values(revoked=at)
    )


def _take(session: Session, row: int, address: int | None, at: datetime) -> bool:
    """Open it, unless someone did at the same instant."""
    taken = session.execute(
        update(InvitationRow)
        .where(InvitationRow.id == row, InvitationRow.opened.is_(None))
        .values(opened=at, opened_address=address)
        .returning(InvitationRow.id)
    )
    return taken.first() is not None


HANDLERS: Final[Handlers] = {
    Invite: invite,
    OpenInvitation: open_invitation,
    ReportMisopened: report_misopened,
}
"""What this module does for the door."""
