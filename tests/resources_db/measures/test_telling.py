"""Absence, incident, accident: who is told, when, and who is told when nobody answers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import ColumnElement, delete

from resources_db.actions import Role
from resources_db.measures.actions import Acknowledge, EndMeasure, MarkHalfDay
from resources_db.measures.telling import HAPPENED, TELL_FAMILY, Told
from resources_db.measures.terms import EndGround, Mark
from resources_db.people.tables import MembershipRow
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.town import AT

MINUTE = timedelta(minutes=1)


def mark(desk: Desk, how: Mark, measure: int | None = None) -> int:
    """The first half-day of a measure that runs."""
    number = measure or desk.make(making.running)
    half_day = desk.make(lambda s, _t: making.first_half_day(s, number))
    desk.ask(MarkHalfDay(desk.town.situation, half_day, how))
    return number


@pytest.mark.parametrize(
    ("how", "family"), [(Mark.ABSENT, True), (Mark.INCIDENT, False), (Mark.ACCIDENT, True)]
)
def test_the_head_and_the_guardians_are_told_at_once(
    desk: Desk,
    how: Mark,
    family: bool,
) -> None:
    """R7, R8: the head; R22: every guardian, of an absence and of an accident."""
    mark(desk, how)
    told = desk.told(Told(how.value))
    guardians = {desk.town.people[Role.GUARDIAN], desk.town.other_parent} if family else set[int]()
    assert {one.person_id for one in told} == {desk.town.people[Role.SCHOOL_HEAD]} | guardians
    assert {one.made for one in told} == {AT}
    assert len(desk.tasks(HAPPENED)) == 1
    assert len(desk.tasks(TELL_FAMILY)) == len(guardians)


@pytest.mark.parametrize("how", [Mark.PRESENT, Mark.LATE])
def test_nothing_happened_nobody_is_told(desk: Desk, how: Mark) -> None:
    """Present or late: it stands on the sheet."""
    mark(desk, how)
    assert not any(desk.told(kind) for kind in (Told.ABSENT, Told.INCIDENT, Told.ACCIDENT))


def test_a_school_without_a_head_is_told_by_its_mailbox(desk: Desk) -> None:
    """Nobody of the school has an account."""
    desk.make(lambda s, _t: s.execute(delete(MembershipRow).where(_is_head())))
    number = desk.make(making.running)
    mark(desk, Mark.INCIDENT, number)
    assert [one.organisation_id for one in desk.told(Told.INCIDENT)] == [
        desk.town.organisations["school"]
    ]


def _is_head() -> ColumnElement[bool]:
    return MembershipRow.role == Role.SCHOOL_HEAD.value


def test_a_second_person_is_told_after_fifteen_minutes(desk: Desk) -> None:
    """Of an accident nobody answered: the CPE, once; not of one that the head knows."""
    number = mark(desk, Mark.ACCIDENT)
    desk.sweep(AT + 14 * MINUTE)
    assert len(_asked(desk)) == 1
    desk.sweep(AT + 15 * MINUTE)
    desk.sweep(AT + 60 * MINUTE)
    people = desk.town.people
    assert _asked(desk) == [people[Role.SCHOOL_HEAD], people[Role.CPE]]
    desk.ask(Acknowledge(desk.town.situation, number), Role.SCHOOL_HEAD, AT + 61 * MINUTE)
    assert [one.known is not None for one in desk.told(Told.ACCIDENT) if one.asks] == [True, False]


def test_who_answers_in_time_is_enough(desk: Desk) -> None:
    """Nobody else is told."""
    number = mark(desk, Mark.INCIDENT)
    desk.ask(Acknowledge(desk.town.situation, number), Role.SCHOOL_HEAD, AT + 5 * MINUTE)
    desk.sweep(AT + 20 * MINUTE)
    assert _asked(desk, Told.INCIDENT) == [desk.town.people[Role.SCHOOL_HEAD]]


def test_a_mistake_is_corrected_for_those_who_were_told(desk: Desk) -> None:
    """Absent, then present: the same people learn it, and nobody has to answer."""
    number = mark(desk, Mark.ACCIDENT)
    mark(desk, Mark.PRESENT, number)
    told = {one.person_id for one in desk.told(Told.ACCIDENT)}
    assert {one.person_id for one in desk.told(Told.CORRECTED)} == told
    desk.sweep(AT + 20 * MINUTE)
    assert len(desk.told(Told.ACCIDENT)) == len(told)


def test_the_same_tap_twice_tells_once(desk: Desk) -> None:
    """A thumb that trembles."""
    number = mark(desk, Mark.ABSENT)
    before = len(desk.told(Told.ABSENT))
    mark(desk, Mark.ABSENT, number)
    assert len(desk.told(Told.ABSENT)) == before


def test_the_end_by_the_head_is_told_to_everyone(desk: Desk) -> None:
    """R9: with its ground, at once."""
    number = desk.make(making.running)
    end = EndMeasure(desk.town.situation, number, EndGround.SAFETY)
    desk.ask(end, Role.SCHOOL_HEAD)
    people = desk.town.people
    assert {one.person_id for one in desk.told(Told.ENDED)} >= {
        people[Role.GUARDIAN], people[Role.YOUNG_PERSON], people[Role.MISSION_TUTOR],
    }  # fmt: skip


def _asked(desk: Desk, kind: Told = Told.ACCIDENT) -> list[int | None]:
    return [one.person_id for one in desk.told(kind) if one.asks]
