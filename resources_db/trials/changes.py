"""What the trial with an invented family changes. Called by the one door only.

The family goes the way of a real one, with the same tables and the same rules; its situation is
marked, so that nothing counts it, and it goes without leaving anything.
"""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.agreements.tables import AgreementRow
from resources_db.archives.erasing import erase
from resources_db.city.days import day_of
from resources_db.city.tables import CitySettingRow
from resources_db.city.terms import CityField
from resources_db.handling import Handlers
from resources_db.invitations.changes import LIFETIME
from resources_db.invitations.tables import InvitationRow
from resources_db.invitations.tokens import seal
from resources_db.people.tables import OrganisationRow, PersonRow
from resources_db.people.terms import OrganisationKind
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Authority, Part
from resources_db.trials.actions import BeginTrial, EndTrial

SCHOOL, GIVEN_NAME, FAMILY_NAME, INITIALS = "Collège inventé (essai)", "Camille", "Essai", "E. E."


def begin_trial(session: Session, actor: Actor, action: BeginTrial, at: datetime) -> Outcome:
    """One at a time. Its school is over from the start: it stands in no list."""
    if trial(session) is not None:
        return Refused(Reason.ALREADY_KNOWN, action.rule)
    school = OrganisationRow(kind=OrganisationKind.SCHOOL.value, name=SCHOOL, created=at, ended=at)
    guardian = PersonRow(
        given_name=GIVEN_NAME, family_name=FAMILY_NAME, lang="fr", interpreter=False, created=at
    )
    session.add_all([school, guardian])
    session.flush()
    situation = SituationRow(
        code=secrets.token_urlsafe(12),
        school_id=school.id,
        initials=INITIALS,
        family_informed=day_of(at),
        opened=at,
        opened_by=actor.person,
        invented=True,
    )
    session.add(situation)
    session.flush()
    session.add(
        PartRow(
            situation_id=situation.id,
            person_id=guardian.id,
            part=Part.GUARDIAN.value,
            authority=Authority.ALONE.value,
            since=at,
        )
    )
    session.add(
        InvitationRow(
            person_id=guardian.id,
            situation_id=situation.id,
            token_hash=seal(session, "invitation", action.token),
            made=at,
            made_by=actor.person,
            expires=at + LIFETIME,
        )
    )
    session.flush()
    return Done(situation.id)


def end_trial(session: Session, actor: Actor, action: EndTrial, at: datetime) -> Outcome:
    """That it went to its end is noted, dated, when the family has answered."""
    situation = trial(session)
    if situation is None:
        return Refused(Reason.NO_SUCH_TASK, action.rule)
    school, answered = situation.school_id, has_answered(session, situation.id)
    erase(session, [situation.id])
    session.execute(delete(OrganisationRow).where(OrganisationRow.id == school))
    if answered:
        today = day_of(at)
        session.add(
            CitySettingRow(
                field=CityField.TRIAL_DONE.value,
                value=today.isoformat(),
                since=today,
                set_at=at,
                set_by=actor.person,
            )
        )
    session.flush()
    return Done()


def trial(session: Session) -> SituationRow | None:
    """The invented situation under way, if there is one."""
    return session.scalar(select(SituationRow).where(SituationRow.invented).limit(1))


def has_answered(session: Session, situation: int) -> bool:
    """Whether someone answered something in a situation."""
    given = select(AgreementRow.id).where(AgreementRow.situation_id == situation).limit(1)
    return session.scalar(given) is not None


HANDLERS: Final[Handlers] = {
    BeginTrial: begin_trial,
    EndTrial: end_trial,
}
"""What this module does for the door."""
