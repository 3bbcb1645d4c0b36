"""A link opens once, for the right person, in time; and tells nobody else anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from resources_db.actions import Action, Actor, Done, Outcome, Reason, Refused, Role
from resources_db.door import perform
from resources_db.invitations import sessions
from resources_db.invitations.actions import Invite, OpenInvitation, ReportMisopened
from resources_db.invitations.changes import LIFETIME, MOST_FAILURES
from resources_db.invitations.tables import InvitationRow, PersonalSessionRow
from resources_db.invitations.tokens import is_token, new_code, new_token
from resources_db.messages import inbox
from resources_db.messages.actions import EraseConversation
from resources_db.messages.inbox import Claim, Received
from resources_db.people.standing import person_at
from resources_db.storage.database import Database
from resources_db.tasks.opening import ADDRESS_UNLINKED, INVITATION_MISOPENED, open_tasks
from tests.resources_db.town import AT, Town


@dataclass(frozen=True)
class Desk:
    """The service's desk, and chats that open what it hands over."""

    database: Database
    town: Town

    def ask(self, actor: Actor, action: Action, at: datetime = AT) -> Outcome:
        return self.database.write_now(lambda s: perform(s, actor, action, at))

    def hand_over(self, person: int, code: str | None = None) -> str:
        """A new link for someone."""
        token = new_token()
        done = self.ask(
            self.town.actor(Role.AGENT), Invite(self.town.situation, person, token, code)
        )
        assert isinstance(done, Done)
        return token

    def chat(self, name: str) -> Actor:
        """Someone who writes from a telephone."""
        received = Received("telegram", name, name, b"{}", "fr")
        nobody = Claim("nobody", -AT.resolution)
        stored = self.database.write_now(lambda s: inbox.store(s, received, AT, nobody))
        return Actor.visitor(stored.address)

    def open(self, actor: Actor, token: str, code: str | None = None, at: datetime = AT) -> Outcome:
        return self.ask(actor, OpenInvitation(token, code), at)

    def owner(self, actor: Actor) -> int | None:
        """Whose this chat is."""
        assert actor.address is not None
        address = actor.address
        return self.database.read_now(lambda s: person_at(s, address))

    def tasks(self) -> list[tuple[str, int | None]]:
        """What waits for the staff, and about whom."""
        rows = self.database.read_now(open_tasks)
        return [(row.kind, row.person) for row in rows]


@pytest.fixture
def desk(database: Database, town: Town) -> Desk:
    return Desk(database, town)


@pytest.fixture
def mother(town: Town) -> int:
    return town.people[Role.GUARDIAN]


def refused(reason: Reason) -> Refused:
    return Refused(reason, "R29")


def test_opening_links_the_chat_to_the_person(desk: Desk, mother: int) -> None:
    """And only its hash was ever stored."""
    token, phone = desk.hand_over(mother), desk.chat("anna")
    assert isinstance(desk.open(phone, token), Done)
    assert desk.owner(phone) == mother
    stored = desk.database.read_now(lambda s: s.scalars(select(InvitationRow.token_hash)).all())
    assert token not in "".join(stored)
    assert is_token(token)


def test_a_second_tap_in_the_same_chat_is_harmless(desk: Desk, mother: int) -> None:
    """The same outcome; in another chat it is used."""
    token, phone = desk.hand_over(mother), desk.chat("anna")
    assert desk.open(phone, token) == desk.open(phone, token)
    other = desk.chat("someone")
    assert desk.open(other, token) == refused(Reason.INVITATION_USED)
    assert desk.owner(other) is None


def test_a_newer_link_closes_the_older(desk: Desk, mother: int) -> None:
    """Reissued at the desk: the one that was lost opens nothing."""
    lost, newer = desk.hand_over(mother), desk.hand_over(mother)
    phone = desk.chat("anna")
    assert desk.open(phone, lost) == refused(Reason.INVITATION_UNKNOWN)
    assert isinstance(desk.open(phone, newer), Done)


def test_it_opens_until_its_last_instant(desk: Desk, mother: int) -> None:
    """Late is said as late: who holds it was meant to have it."""
    token, phone = desk.hand_over(mother), desk.chat("anna")
    assert desk.open(phone, token, at=AT + LIFETIME) == refused(Reason.INVITATION_LATE)
    assert isinstance(desk.open(phone, token, at=AT + LIFETIME - AT.resolution), Done)


def test_the_other_parents_link_is_closed_and_the_staff_told(desk: Desk, mother: int) -> None:
    """In words that would be the same for a link that never was."""
    father_phone = desk.chat("karim")
    code = new_code()
    first = desk.hand_over(desk.town.other_parent, code)
    assert isinstance(desk.open(father_phone, first, code), Done)
    hers = desk.hand_over(mother)
    assert desk.open(father_phone, hers) == desk.open(father_phone, "B" * 43)
    desk.ask(father_phone, ReportMisopened(hers))
    assert desk.owner(father_phone) == desk.town.other_parent
    assert desk.open(desk.chat("anna"), hers) == refused(Reason.INVITATION_UNKNOWN)
    assert desk.tasks() == [(INVITATION_MISOPENED, mother)]


def test_a_code_is_asked_for_and_guessed_at_a_few_times_only(desk: Desk) -> None:
    """Then the link opens no more, even with the right one."""
    code, phone = "042 017", desk.chat("anna")
    token = desk.hand_over(desk.town.other_parent, code)
    assert desk.open(phone, token) == refused(Reason.CODE_NEEDED)
    for _guess in range(MOST_FAILURES):
        assert desk.open(phone, token, "000000") == refused(Reason.CODE_WRONG)
        desk.ask(phone, ReportMisopened(token, code_wrong=True))
    assert desk.open(phone, token, "042017") == refused(Reason.INVITATION_UNKNOWN)
    assert [kind for kind, _person in desk.tasks()] == [INVITATION_MISOPENED]


def test_the_code_may_be_typed_with_spaces(desk: Desk) -> None:
    """As people read six digits aloud."""
    token = desk.hand_over(desk.town.other_parent, "042017")
    assert isinstance(desk.open(desk.chat("anna"), token, " 042 017 "), Done)


def test_a_telephone_that_changes_hands_is_nobodys_again(desk: Desk, mother: int) -> None:
    """Whoever erases the conversation is not taken for its former owner; the staff knows."""
    phone = desk.chat("anna")
    desk.open(phone, desk.hand_over(mother))
    desk.ask(phone, EraseConversation())
    assert desk.owner(phone) is None
    assert desk.tasks() == [(ADDRESS_UNLINKED, mother)]


def test_a_school_hands_over_to_its_own_families_only(desk: Desk, mother: int) -> None:
    """The CPE of another school is nobody here."""
    invite = Invite(desk.town.situation, mother, new_token())
    assert isinstance(desk.ask(desk.town.actor(Role.CPE), invite), Done)
    assert isinstance(desk.ask(desk.town.stranger("cpe"), invite), Refused)


def test_a_personal_page_closes_by_itself(desk: Desk, mother: int) -> None:
    """After half an hour without a request, and after twelve in any case."""
    secret = desk.database.write_now(lambda s: sessions.begin(s, mother, AT))

    def page_at(later: timedelta) -> int | None:
        return desk.database.write_now(lambda s: sessions.person_of(s, secret, AT + later))

    step, used = timedelta(minutes=29), timedelta()
    while used + step < sessions.LONGEST:
        used += step
        assert page_at(used) == mother
    assert page_at(sessions.LONGEST) is None
    assert page_at(used + sessions.IDLE) is None


def test_a_page_is_left_at_once(desk: Desk, mother: int) -> None:
    """This one, or all of someone's."""
    database = desk.database
    first, second = (database.write_now(lambda s: sessions.begin(s, mother, AT)) for _ in range(2))
    database.write_now(lambda s: sessions.end(s, first))
    assert database.write_now(lambda s: sessions.person_of(s, first, AT)) is None
    assert database.write_now(lambda s: sessions.person_of(s, second, AT)) == mother
    assert database.write_now(lambda s: sessions.end_all(s, mother)) == 1
    rows = database.read_now(lambda s: s.scalars(select(PersonalSessionRow)).all())
    assert list(rows) == []
