"""No individual situation opens before the charter in force is signed (R35)."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from resources_db.actions import Done, Reason, Refused, Role
from resources_db.charter.actions import BOUND, RecordBoardInformed, SignCharter
from resources_db.charter.signing import charter, has_signed, signatures
from resources_db.charter.tables import CharterSignatureRow
from resources_db.door import perform
from resources_db.people.tables import OrganisationRow
from resources_db.situations.actions import CloseSituation
from resources_db.situations.need_to_know import towards_situation
from resources_db.situations.views import read_situation
from resources_db.storage.database import Database
from tests.resources_db.town import AT, Town

SIGN = SignCharter(charter().version, charter().hash)
INSIDE = sorted(BOUND)


def nobody_signed(database: Database) -> None:
    """As on the first day."""
    database.write_now(lambda s: s.execute(delete(CharterSignatureRow)))


@pytest.mark.parametrize("role", INSIDE)
def test_a_professional_reads_nothing_before_they_sign(
    database: Database, town: Town, role: Role
) -> None:
    """Then what is theirs to read."""
    nobody_signed(database)
    actor = town.actor(role)

    def reads() -> bool:
        view = database.write_now(lambda s: read_situation(s, actor, town.situation, AT, what="t"))
        return view is not None

    assert not reads()
    assert isinstance(database.write_now(lambda s: perform(s, actor, SIGN, AT)), Done)
    assert reads()


def test_the_refusal_says_what_to_do_to_those_concerned_only(
    database: Database, town: Town
) -> None:
    """Someone of elsewhere learns nothing, signed or not."""
    nobody_signed(database)
    close = CloseSituation(town.situation)

    def ask(actor_of: str | Role) -> object:
        actor = town.actor(actor_of) if isinstance(actor_of, Role) else town.stranger(actor_of)
        return database.write_now(lambda s: perform(s, actor, close, AT))

    assert ask(Role.AGENT) == Refused(Reason.CHARTER_NOT_SIGNED, "R35")
    assert ask("referent") == Refused(Reason.NOT_ALLOWED, "rights")


def stand(town: Town, role: Role, session: Session) -> frozenset[Role]:
    """In what quality someone stands towards the situation."""
    return towards_situation(session, town.actor(role), town.situation, AT)


def test_families_have_nothing_to_sign(database: Database, town: Town) -> None:
    """It binds professionals."""
    nobody_signed(database)
    for role in (Role.GUARDIAN, Role.YOUNG_PERSON):
        stands = database.read_now(partial(stand, town, role))
        assert stands == {role}


def test_a_new_version_asks_again(database: Database, town: Town) -> None:
    """What was signed was an older text."""
    older = update(CharterSignatureRow).values(version="2020-01-01")
    database.write_now(lambda s: s.execute(older))
    person = town.people[Role.CPE]
    assert not database.read_now(lambda s: has_signed(s, person))


def test_signing_twice_is_signing_once(database: Database, town: Town) -> None:
    """The first signature stands."""
    nobody_signed(database)
    actor = town.actor(Role.CPE)
    first = database.write_now(lambda s: perform(s, actor, SIGN, AT))
    assert database.write_now(lambda s: perform(s, actor, SIGN, AT)) == first


def test_the_coordinator_sees_who_has_not_signed(database: Database, town: Town) -> None:
    """Everyone whom it binds, each once."""
    one = delete(CharterSignatureRow).where(CharterSignatureRow.person_id == town.people[Role.CPE])
    database.write_now(lambda s: s.execute(one))
    found = database.read_now(lambda s: signatures(s, AT))
    assert len(found) == len({line.person for line in found}) == len(BOUND) + 5
    assert [line.person for line in found if line.signed is None] == [town.people[Role.CPE]]


def test_the_board_of_each_school_has_its_day(database: Database, town: Town) -> None:
    """R38."""
    school = town.organisations["school"]
    head = town.actor(Role.SCHOOL_HEAD)
    told = RecordBoardInformed(school, AT.date())
    assert database.write_now(lambda s: perform(s, head, told, AT)) == Done(school)
    row = database.read_now(lambda s: s.get(OrganisationRow, school))
    assert row is not None
    assert row.board_informed == AT.date()
