"""Every quality, field by field: what is shown of a situation, and what is hidden."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Role
from resources_db.agreements.terms import Answer
from resources_db.audit.readings import readings_of
from resources_db.people.tables import PersonRow
from resources_db.situations.fields import SEEN_BY, Field
from resources_db.situations.terms import Part
from resources_db.situations.views import (
    SituationView,
    find_by_code,
    read_situation,
    situations_of,
)
from resources_db.storage.database import Database
from tests.resources_db.town import AT, STRANGE, Town, answer

SERVICE = (Role.AGENT, Role.COORDINATOR, Role.REFERENT_DE_PARCOURS)
SCHOOL = (Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT)
FAMILY = (Role.GUARDIAN, Role.YOUNG_PERSON)


def read(database: Database, town: Town, actor: Actor) -> SituationView | None:
    """The situation, as someone's page shows it."""
    return database.write_now(lambda s: read_situation(s, actor, town.situation, AT, what="test"))


def seen(database: Database, town: Town, role: Role) -> SituationView:
    """The situation, as someone of this quality sees it."""
    view = read(database, town, town.actor(role))
    assert view is not None
    return view


def agree(database: Database, town: Town) -> None:
    """The guardian agrees to the accompaniment."""
    who = town.people[Role.GUARDIAN]
    database.write_now(lambda s: answer(s, town.situation, who, Answer.YES))


@pytest.mark.parametrize("role", Role)
def test_each_quality_sees_what_the_table_says(database: Database, town: Town, role: Role) -> None:
    """Each field of the view, for each quality; nobody who is not in the table sees anything."""
    agree(database, town)
    view = read(database, town, town.actor(role))
    may = SEEN_BY.get(role)
    if may is None:
        assert view is None
        return
    assert view is not None
    assert (view.initials is not None) == (Field.INITIALS in may)
    assert (view.class_name is not None) == (Field.CLASS_NAME in may)
    assert (view.school is not None) == (Field.SCHOOL in may)
    assert (view.opened is not None) == (Field.DATES in may)
    assert (view.family_informed is not None) == (Field.DATES in may)
    assert (view.accompanied is not None) == (Field.ACCOMPANIMENT in may)
    assert view.pupil == Role.YOUNG_PERSON.value
    own = town.people[role] if role in FAMILY else -1
    for part, field in (
        (Part.GUARDIAN, Field.GUARDIAN_NAMES),
        (Part.REFERENT, Field.REFERENT),
        (Part.PARTNER, Field.PARTNERS),
        (Part.TUTOR, Field.TUTOR),
    ):
        shown = [one for one in view.parts if one.part is part and one.person != own]
        assert bool(shown) == (field in may), part
    others = [one.reach for one in view.parts if one.person != own]
    assert any(others) == (Field.GUARDIAN_REACH in may)
    assert any(one.authority for one in view.parts) == (Field.AUTHORITY in may)
    assert any(one.person != own for one in view.answers) == (Field.ANSWERS in may)


def test_a_tutor_never_learns_the_reason(database: Database, town: Town) -> None:
    """A first name and whom to call: nothing else, not even the school."""
    agree(database, town)
    view = seen(database, town, Role.MISSION_TUTOR)
    hidden = replace(view, id=0, code="", roles=frozenset(), pupil=None, parts=())
    told = [
        getattr(hidden, one.name)
        for one in fields(hidden)
        if one.name not in {"id", "code", "roles"}
    ]
    assert not any(told)
    assert [one.part for one in view.parts] == [Part.REFERENT]


def test_neither_parent_sees_anything_of_the_other(database: Database, town: Town) -> None:
    """No name, number, language, answer: the other has no part in what they read."""
    database.write_now(lambda s: answer(s, town.situation, town.other_parent, Answer.NO))
    agree(database, town)
    both = {Role.GUARDIAN: town.people[Role.GUARDIAN], None: town.other_parent}
    for me in both.values():
        view = read(database, town, Actor(frozenset({Role.GUARDIAN}), person=me))
        assert view is not None
        [other] = set(both.values()) - {me}
        assert other not in {one.person for one in view.parts}
        assert {one.person for one in view.answers} == {me}
        assert [one.reach is not None for one in view.parts if one.person == me] == [True]


@pytest.mark.parametrize("role", [Role.AGENT, Role.CPE])
def test_until_the_family_agrees_there_are_initials(
    database: Database, town: Town, role: Role
) -> None:
    """Then the name."""
    assert (seen(database, town, role).pupil, seen(database, town, role).initials) == (
        None,
        "A. B.",
    )
    agree(database, town)
    assert seen(database, town, role).pupil == "young_person"


def test_a_protected_contact_is_the_services_alone(database: Database, town: Town) -> None:
    """It carries its mark; a school, a partner and the other parent have no number at all."""
    reach = {
        one.person: one.reach
        for one in seen(database, town, Role.AGENT).parts
        if one.part is Part.GUARDIAN
    }
    protected = reach[town.other_parent]
    assert protected is not None
    assert protected.protected
    for role in (*SCHOOL, Role.PARTNER, Role.MISSION_TUTOR):
        assert not any(one.reach for one in seen(database, town, role).parts)


def test_strangers_read_nothing_and_leave_no_reading(database: Database, town: Town) -> None:
    """As if there were nothing."""
    for who in STRANGE:
        assert read(database, town, town.stranger(who)) is None
    assert read(database, town, Actor(frozenset(Role))) is None
    assert database.read_now(lambda s: readings_of(s, town.situation)) == []


def test_each_reading_is_written_down(database: Database, town: Town) -> None:
    """Who, in what quality, what for, when."""
    for role in (Role.AGENT, Role.GUARDIAN):
        seen(database, town, role)
    lines = database.read_now(lambda s: readings_of(s, town.situation))
    assert [(one.person_id, one.roles, one.what, one.at) for one in lines] == [
        (town.people[role], role.value, "test", AT) for role in (Role.AGENT, Role.GUARDIAN)
    ]


def test_lists_hold_what_one_stands_towards(database: Database, town: Town) -> None:
    """Newest first; a stranger's list is their own."""

    def check(session: Session) -> None:
        for role in SERVICE[:2]:
            both = (town.elsewhere, town.situation)
            assert situations_of(session, town.actor(role), AT) == both
        for role in (*SCHOOL, *FAMILY, SERVICE[2], Role.PARTNER, Role.MISSION_TUTOR):
            assert situations_of(session, town.actor(role), AT) == (town.situation,), role
        for role in (Role.CDEN, Role.EDITOR, Role.ADMINISTRATOR, Role.VISITOR):
            assert situations_of(session, town.actor(role), AT) == (), role
        assert situations_of(session, town.stranger("cpe"), AT) == (town.elsewhere,)
        assert situations_of(session, town.stranger("partner"), AT) == ()

    database.read_now(check)


def test_a_situation_is_found_by_its_random_name(database: Database, town: Town) -> None:
    """Or not at all."""

    def check(session: Session) -> None:
        code = seen_code(session, town)
        assert find_by_code(session, code) == town.situation
        assert find_by_code(session, "nothing") is None

    database.write_now(check)


def seen_code(session: Session, town: Town) -> str:
    """The random name of the situation, from the service's page."""
    view = read_situation(session, town.actor(Role.AGENT), town.situation, AT, what="test")
    assert view is not None
    return view.code


def test_names_in_every_script_are_shown_whole(database: Database, town: Town) -> None:
    """Three hundred signs of them."""
    name = "Ἀλέξανδρος 張 عبد‌الله " * 13
    one = update(PersonRow).where(PersonRow.id == town.people[Role.GUARDIAN])
    database.write_now(lambda s: s.execute(one.values(given_name=name)))
    names = [part.name for part in seen(database, town, Role.AGENT).parts]
    assert name in names
