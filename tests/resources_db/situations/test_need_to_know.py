"""Nothing opens that should not, and a refusal reveals nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import (
    AboutMeeting,
    AboutPerson,
    AboutSchool,
    AboutSituation,
    Action,
    Actor,
    Reason,
    Refused,
    Role,
)
from resources_db.agreements.terms import Answer
from resources_db.audit.tables import AuditRow
from resources_db.door import HANDLERS, perform
from resources_db.people.tables import MembershipRow
from resources_db.situations.need_to_know import (
    held,
    towards_person,
    towards_school,
    towards_situation,
)
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.storage.database import Database
from tests.resources_db.door_world import World
from tests.resources_db.test_door import EXAMPLES
from tests.resources_db.town import AT, STRANGE, Town, answer

NOTHING = Refused(Reason.NOT_ALLOWED, "rights")
_ABOUT = AboutSituation | AboutMeeting | AboutPerson | AboutSchool
INDIVIDUAL = [kind for kind in HANDLERS if issubclass(kind, _ABOUT)]
NOWHERE = 999_999


def stand(database: Database, actor: Actor, situation: int) -> frozenset[Role]:
    """In what quality someone stands towards a situation now."""
    return database.read_now(lambda s: towards_situation(s, actor, situation, AT))


@pytest.mark.parametrize("kind", INDIVIDUAL)
def test_people_of_elsewhere_are_refused_like_nobody(
    database: Database, town: Town, kind: type[Action]
) -> None:
    """Another school, référent, partner, tutor, guardian, pupil; the same words as for nothing."""
    world = World(database, 0, 0, 0, 0, town, {})
    action = EXAMPLES[kind](world)

    def ask(session: Session) -> None:
        for who in STRANGE:
            assert perform(session, town.stranger(who), action, AT) == NOTHING, who
        signed_out = Actor(frozenset(Role) - {Role.SYSTEM})
        assert perform(session, signed_out, action, AT) == NOTHING

    database.write_now(ask)


@pytest.mark.parametrize(
    "role", [Role.CPE, Role.PARTNER, Role.MISSION_TUTOR, Role.GUARDIAN, Role.REFERENT_DE_PARCOURS]
)
def test_a_situation_of_elsewhere_is_as_one_that_never_was(
    database: Database, town: Town, role: Role
) -> None:
    """Whoever has a part here stands towards nothing there."""
    assert stand(database, town.actor(role), town.situation) == {role}
    assert stand(database, town.actor(role), town.elsewhere) == set()
    assert stand(database, town.actor(role), NOWHERE) == set()


@pytest.mark.parametrize(
    "role", [Role.CDEN, Role.EDITOR, Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR]
)
def test_these_stand_towards_no_situation(database: Database, town: Town, role: Role) -> None:
    """The CDEN has counts only (R27); keeping the house is not knowing its families."""
    assert stand(database, town.actor(role), town.situation) == set()


@pytest.mark.parametrize("role", [Role.AGENT, Role.COORDINATOR])
def test_the_service_stands_towards_every_situation(
    database: Database, town: Town, role: Role
) -> None:
    """The two who answer for all of it."""
    for situation in (town.situation, town.elsewhere):
        assert stand(database, town.actor(role), situation) == {role}


def test_an_address_stands_towards_nothing(database: Database, town: Town) -> None:
    """Whatever it claims: without a person behind it there is no need to know."""
    everything = Actor(frozenset(Role) - {Role.SYSTEM}, address=1)
    assert stand(database, everything, town.situation) == set()


@pytest.mark.parametrize("said", [Answer.NO, Answer.WITHDRAWN])
def test_a_partner_is_out_as_soon_as_the_family_says_so(
    database: Database, town: Town, said: Answer
) -> None:
    """Either guardian's no is enough, even after the other's yes (R11)."""
    apre = town.organisations["apre"]
    database.write_now(
        lambda s: answer(s, town.situation, town.other_parent, said, organisation=apre, at=AT)
    )
    assert stand(database, town.actor(Role.PARTNER), town.situation) == set()


def test_a_partner_is_out_when_the_agreement_has_expired(database: Database, town: Town) -> None:
    """The last day counts, the day after does not."""
    apre, guardian = town.organisations["apre"], town.people[Role.GUARDIAN]

    def until(day: date) -> frozenset[Role]:
        database.write_now(
            lambda s: answer(
                s, town.situation, guardian, Answer.YES, organisation=apre, until=day, at=AT
            )
        )
        return stand(database, town.actor(Role.PARTNER), town.situation)

    assert until(AT.date()) == {Role.PARTNER}
    assert until(AT.date() - timedelta(days=1)) == set()


def test_talking_about_it_is_not_an_answer(database: Database, town: Town) -> None:
    """« Je voudrais en parler » leaves the yes before it."""
    apre, guardian = town.organisations["apre"], town.people[Role.GUARDIAN]
    database.write_now(
        lambda s: answer(s, town.situation, guardian, Answer.TALK, organisation=apre, at=AT)
    )
    assert stand(database, town.actor(Role.PARTNER), town.situation) == {Role.PARTNER}


def test_an_agreement_to_one_actor_opens_nothing_to_another(database: Database, town: Town) -> None:
    """A part without the family's agreement is an empty chair (R11, R28)."""
    pjj = town.organisations["pjj"]

    def chair(session: Session) -> None:
        part = PartRow(situation_id=town.situation, organisation_id=pjj, part="partner", since=AT)
        session.add(part)

    database.write_now(chair)
    assert stand(database, town.stranger("partner"), town.situation) == set()


def test_a_role_taken_away_counts_no_more_at_once(database: Database, town: Town) -> None:
    """Even for a page that still believes in it."""
    actor = town.actor(Role.CPE)
    ended = update(MembershipRow).where(MembershipRow.person_id == actor.person).values(until=AT)
    database.write_now(lambda s: s.execute(ended))
    assert stand(database, actor, town.situation) == set()
    assert database.read_now(lambda s: held(s, actor, AT)) == set()


def test_a_part_that_ended_opens_nothing(database: Database, town: Town) -> None:
    """A former référent keeps the role, not the situation."""
    actor = town.actor(Role.REFERENT_DE_PARCOURS)
    ended = update(PartRow).where(PartRow.person_id == actor.person).values(until=AT)
    database.write_now(lambda s: s.execute(ended))
    assert stand(database, actor, town.situation) == set()


def test_when_it_is_closed_partners_and_tutors_are_out(database: Database, town: Town) -> None:
    """The service, the school and the family may still read what was theirs."""
    database.write_now(lambda s: s.execute(update(SituationRow).values(closed=AT)))
    inside = {
        role
        for role in town.people
        if stand(database, town.actor(role), town.situation) == frozenset({role})
    }
    assert not inside & {Role.PARTNER, Role.MISSION_TUTOR}
    assert inside >= {Role.AGENT, Role.CPE, Role.GUARDIAN, Role.YOUNG_PERSON}


def test_after_its_last_day_it_is_out_of_everybodys_reach(database: Database, town: Town) -> None:
    """It only waits for the archives service."""
    over = update(SituationRow).values(closed=AT, delete_after=AT.date() - timedelta(days=1))
    database.write_now(lambda s: s.execute(over))
    assert {stand(database, town.actor(role), town.situation) for role in town.people} == {
        frozenset()
    }


def test_a_guardian_stands_towards_themselves_only(database: Database, town: Town) -> None:
    """Never towards the other parent, nor towards the child."""
    actor = town.actor(Role.GUARDIAN)
    others = (town.other_parent, town.people[Role.YOUNG_PERSON], town.strangers["guardian"])

    def check(session: Session) -> None:
        assert towards_person(session, actor, town.people[Role.GUARDIAN], AT) == {Role.GUARDIAN}
        for other in others:
            assert towards_person(session, actor, other, AT) == set()

    database.read_now(check)


def test_a_referent_stands_towards_the_people_of_their_situations(
    database: Database, town: Town
) -> None:
    """And no further."""
    actor, role = town.actor(Role.REFERENT_DE_PARCOURS), {Role.REFERENT_DE_PARCOURS}

    def check(session: Session) -> None:
        assert towards_person(session, actor, town.other_parent, AT) == role
        assert towards_person(session, actor, town.strangers["guardian"], AT) == set()
        assert towards_person(session, actor, NOWHERE, AT) == set()

    database.read_now(check)


def test_a_school_acts_in_its_own_name_only(database: Database, town: Town) -> None:
    """The service acts for any of them, by telephone."""

    def check(session: Session) -> None:
        school, lycee = town.organisations["school"], town.organisations["lycee"]
        assert towards_school(session, town.actor(Role.CPE), school, AT) == {Role.CPE}
        assert towards_school(session, town.actor(Role.CPE), lycee, AT) == set()
        assert towards_school(session, town.actor(Role.AGENT), lycee, AT) == {Role.AGENT}

    database.read_now(check)


def test_a_refused_request_is_on_record_with_who_asked(database: Database, town: Town) -> None:
    """With the qualities they really hold, not those they claimed."""
    world = World(database, 0, 0, 0, 0, town, {})
    kind = next(kind for kind in INDIVIDUAL if issubclass(kind, AboutSituation))
    action = EXAMPLES[kind](world)
    database.write_now(lambda s: perform(s, town.stranger("cpe"), action, AT))
    line = database.read_now(lambda s: s.scalars(select(AuditRow)).one())
    assert (line.person_id, line.situation_id) == (town.strangers["cpe"], town.situation)
    assert line.roles == "cpe"
