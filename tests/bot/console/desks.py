"""People of the invented town at their desks: signed in at once, for tests about what they do."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session
from yarl import URL

from resources_db.accounts.actions import OpenAccount
from resources_db.accounts.finding import account_of_person
from resources_db.accounts.sessions import FirstProof, Limits, begin_session
from resources_db.actions import Actor
from resources_db.door import perform
from resources_db.people.tables import PersonRow
from resources_db.situations.tables import SituationRow
from tests.bot.console.house import START, Browser, House
from tests.resources_db.town import Town, build

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For what does not depend on the database: the door and its handlers run on both elsewhere."""
LONG = Limits(START.resolution * 10**12, START.resolution * 10**12)


def settle(house: House) -> Town:
    """The town, its charter signed, everyone with an account: families too, to be turned away."""

    def work(session: Session) -> Town:
        town = build(session)
        for person in [*town.people.values(), *town.strangers.values(), town.other_parent]:
            perform(session, Actor.system(), OpenAccount(person, f"p{person}@v.example"), START)
        return town

    return house.database.write_now(work)


def session_of(house: House, person: int) -> str:
    """The secret of a new session of theirs, both proofs given."""

    def work(session: Session) -> str:
        account = account_of_person(session, person)
        assert account is not None
        proof = FirstProof("link", "test")
        return begin_session(session, account.id, house.clock(), LONG, proof, whole=True)

    return house.database.write_now(work)


def at_desk(house: House, person: int) -> Browser:
    """A browser where both proofs were given: signing in has tests of its own."""
    browser = house.browser()
    cookies = {"accroche-equipe": session_of(house, person)}
    browser.client.session.cookie_jar.update_cookies(cookies, URL(str(house.server.make_url("/"))))
    return browser


def page_of(house: House, situation: int) -> str:
    """Where a situation is worked on."""
    code = house.database.read_now(lambda s: s.get_one(SituationRow, situation).code)
    return f"/situations/{code}"


def person(house: House, number: int) -> PersonRow:
    """Someone, as the database knows them."""
    return house.database.read_now(lambda s: s.get_one(PersonRow, number))
