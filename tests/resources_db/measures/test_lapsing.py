"""What lapses after the signatures is told to the service at once, and before the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act
from resources_db.conventions.tables import ConventionRow
from resources_db.measures.agenda import Asked
from resources_db.measures.machine import State
from resources_db.people.tables import MembershipRow, OrganisationRow
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.measures.making import TODAY
from tests.resources_db.town import AT, Town

Undo = Callable[[Session, Town], object]
TONIGHT = AT + timedelta(hours=12)


def _tutor_leaves(session: Session, town: Town) -> None:
    """Tonight: known already, and tomorrow's mission has nobody in charge."""
    theirs = MembershipRow.person_id == town.people[Role.MISSION_TUTOR]
    session.execute(update(MembershipRow).where(theirs).values(until=TONIGHT))


def _convention_ends(session: Session, _town: Town) -> None:
    """The association leaves it today: six months' notice were given long before."""
    session.execute(update(ConventionRow).values(signed=TODAY.replace(year=2023), left=None))


def _host_ends(session: Session, town: Town) -> None:
    """The association is no more."""
    where = OrganisationRow.id == town.organisations["club"]
    session.execute(update(OrganisationRow).where(where).values(ended=AT))


def _agreement_ends(act: Act) -> Undo:
    """It was given until today."""

    def undo(session: Session, _town: Town) -> None:
        of = AgreementRow.act == act.value
        session.execute(update(AgreementRow).where(of).values(until=TODAY))

    return undo


LAPSES: dict[str, tuple[Undo, Asked]] = {
    "R3 tutor": (_tutor_leaves, Asked.TUTOR_LEFT),
    "R4 convention": (_convention_ends, Asked.HOST_LAPSED),
    "R4 host": (_host_ends, Asked.HOST_LAPSED),
    "R10 accompaniment": (_agreement_ends(Act.ACCOMPANIMENT), Asked.AGREEMENT_LAPSED),
    "R11 link": (_agreement_ends(Act.LINK), Asked.LINK_LAPSED),
}
_ALL = [one for one in Asked if one.value.endswith(("_lapsed", "_left"))]


@pytest.mark.parametrize("what", LAPSES)
def test_a_lapse_is_told_at_once_and_before_the_day(desk: Desk, what: str) -> None:
    """One task that names what is missing, today for tomorrow; it closes once it is mended."""
    undo, asked = LAPSES[what]
    measure = desk.make(making.running)
    desk.sweep(AT)
    assert not any(desk.tasks(one) for one in _ALL)
    desk.make(undo)
    for _look in range(2):
        desk.sweep(AT + timedelta(minutes=1))
    assert {one for one in _ALL if desk.tasks(one)} == {asked}
    assert [task.situation for task in desk.tasks(asked)] == [desk.town.situation]
    desk.make(lambda s, t: making.marked(s, t, measure))
    desk.sweep(AT + timedelta(days=2))
    assert not desk.tasks(asked), "the day is over: nothing is missing for it any more"


def test_nothing_lapses_of_what_does_not_take_place(desk: Desk) -> None:
    """Before a plan, and after the end."""
    measure = desk.make(making.completed)
    desk.make(_host_ends)
    desk.sweep(AT)
    assert desk.state(measure) is State.COMPLETED
    assert not any(desk.tasks(one) for one in _ALL)
