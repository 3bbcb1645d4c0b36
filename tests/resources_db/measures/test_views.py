"""Every quality, field by field: what is shown of a measure, and what is hidden (R15)."""

from __future__ import annotations

from dataclasses import fields

import pytest
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.audit.readings import readings_of
from resources_db.measures.actions import (
    GiveLearnt,
    GiveSchoolWork,
    WriteAsTutor,
    WriteInBooklet,
)
from resources_db.measures.fields import SEEN_BY, Field
from resources_db.measures.terms import Learnt, Page
from resources_db.measures.views import MeasureView, read_measure
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.town import AT, STRANGE, Town

LEARNT = (Learnt.YES, Learnt.NO, Learnt.A_LITTLE)
FAMILY = (Role.GUARDIAN, Role.YOUNG_PERSON)


def whole(session: Session, town: Town) -> int:
    """A completed measure with something in each of its fields."""
    measure, where = making.completed(session, town), town.situation
    for action, role in (
        (GiveSchoolWork(where, measure, "Mme Ba", "Exercice 3"), Role.CPE),
        (WriteInBooklet(where, measure, Page.THOUGHT, "Je regrette."), Role.YOUNG_PERSON),
        (WriteAsTutor(where, measure, "Bravo."), Role.MISSION_TUTOR),
        (GiveLearnt(where, measure, LEARNT), Role.GUARDIAN),
        (GiveLearnt(where, measure, LEARNT), Role.YOUNG_PERSON),
    ):
        making.done(making.ask(session, town, action, role))
    return measure


def read(desk: Desk, measure: int, role: Role) -> MeasureView | None:
    """As the page of someone of this quality shows it."""
    actor = desk.town.actor(role)
    return desk.database.write_now(lambda s: read_measure(s, actor, measure, AT, what="test"))


def test_each_quality_sees_what_the_table_says(desk: Desk) -> None:
    """Each field of the view, for each quality; whoever is not in the table sees nothing."""
    measure = desk.make(whole)
    for role in Role:
        view, may = read(desk, measure, role), SEEN_BY.get(role)
        if may is None or role is Role.PARTNER:
            assert view is None, role
            continue
        assert view is not None, role
        _check(view, may, role)


def _check(view: MeasureView, may: frozenset[Field], role: Role) -> None:
    pages = {one.page for one in view.booklet}
    shown = {
        Field.FRAME: view.frame is not None,
        Field.DAYS: view.first_day is not None,
        Field.MISSION: any(one.mission for one in view.half_days),
        Field.MARKS: any(one.mark for one in view.half_days),
        Field.SIGNED: view.signed is not None,
        Field.PROOFS: bool(view.proofs),
        Field.PROVISIONAL: view.provisional is not None,
        Field.END: view.end is not None,
        Field.WORK: bool(view.work),
        Field.BOOKLET: Page.THOUGHT in pages,
        Field.TUTOR_WORDS: Page.TUTOR in pages,
        Field.LEARNT: len(view.learnt) == 2,
        Field.OWN: len(view.learnt) == 1,
    }
    assert {field for field, is_shown in shown.items() if is_shown} == may & set(shown), role
    days = 2 if Field.DAYS in may else 1
    assert len(view.half_days) == days, role


def test_a_tutor_never_learns_the_reason(desk: Desk) -> None:
    """Their own half-days, the first name by the situation, and no word of a regime or an end."""
    measure = desk.make(whole)
    view = read(desk, measure, Role.MISSION_TUTOR)
    assert view is not None
    assert (view.frame, view.end, view.first_day, view.missing) == (None, None, None, None)
    assert [one.tutor for one in view.half_days] == ["mission_tutor"]


def test_the_school_never_reads_the_booklet_nor_a_parent_the_other(desk: Desk) -> None:
    """It is shown by the young person, to whom they want (R5)."""
    measure = desk.make(whole)
    for role in (Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT, Role.GUARDIAN):
        view = read(desk, measure, role)
        assert view is not None
        assert Page.THOUGHT not in {one.page for one in view.booklet}
        assert all(person == desk.town.people[role] for person, _said in view.learnt)
        assert view.proofs == ()


@pytest.mark.parametrize("who", STRANGE)
def test_strangers_see_nothing(desk: Desk, who: str) -> None:
    """Whatever they claim."""
    measure = desk.make(making.running)
    actor = desk.town.stranger(who)
    seen = desk.database.write_now(lambda s: read_measure(s, actor, measure, AT, what="test"))
    assert seen is None


def test_reading_is_written_down(desk: Desk) -> None:
    """Who, in what quality, for which page; and nothing when there was nothing."""
    measure = desk.make(making.running)
    read(desk, measure, Role.CPE)
    read(desk, measure, Role.CDEN)
    lines = desk.database.read_now(lambda s: readings_of(s, desk.town.situation))
    assert [(line.person_id, line.what) for line in lines] == [(desk.town.people[Role.CPE], "test")]


def test_the_view_names_nobody_of_the_family() -> None:
    """A measure is its days: the pupil's name is in the situation's view, under its own rules."""
    names = {field.name for field in fields(MeasureView)}
    assert not names & {"pupil", "guardian", "school"}
