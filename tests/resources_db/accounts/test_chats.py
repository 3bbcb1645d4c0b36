"""A colleague's chat with the staff's bot: theirs by one code, in time, in that bot only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from resources_db.accounts.actions import (
    CloseAccount,
    InviteStaffChat,
    LeaveStaffChats,
    OpenAccount,
    OpenStaffChat,
)
from resources_db.accounts.chats import STAFF_BOT, has_staff_chat, new_code
from resources_db.accounts.finding import account_of_person
from resources_db.accounts.links import LIFE, look_at_link, make_link, use_link
from resources_db.accounts.tables import SignInLinkRow
from resources_db.actions import Action, Actor, Done, Outcome, Reason, Refused, Role
from resources_db.door import perform
from resources_db.health.waking import staff_chats
from resources_db.messages.inbox import address_for
from resources_db.people.standing import person_at
from resources_db.storage.database import Database
from resources_db.tasks.opening import open_tasks
from tests.resources_db.town import AT, Town, build

UNKNOWN = Refused(Reason.INVITATION_UNKNOWN, "R29")


@dataclass(frozen=True)
class Bots:
    """The two bots, and an agent who has an account."""

    database: Database
    town: Town

    @property
    def agent(self) -> int:
        return self.town.people[Role.AGENT]

    def ask(self, actor: Actor, action: Action, at: datetime = AT) -> Outcome:
        return self.database.write_now(lambda s: perform(s, actor, action, at))

    def hire(self, role: Role) -> int:
        """The account of whoever has this role."""
        person = self.town.people[role]
        self.ask(Actor.system(), OpenAccount(person, f"{role}@ville.example"))
        row = self.database.read_now(lambda s: account_of_person(s, person))
        assert row is not None
        return row.id

    def code(self, role: Role = Role.AGENT) -> str:
        token = new_code()
        assert isinstance(self.ask(self.town.actor(role), InviteStaffChat(token)), Done)
        return token

    def chat(self, name: str = "agent", bot: str = STAFF_BOT) -> int:
        return self.database.write_now(lambda s: address_for(s, bot, name, "fr", AT))

    def open(self, chat: int, token: str, at: datetime = AT) -> Outcome:
        return self.ask(Actor.visitor(chat), OpenStaffChat(token), at)

    def owner(self, chat: int) -> int | None:
        return self.database.read_now(lambda s: person_at(s, chat))

    def woken(self) -> list[int]:
        """The chats that alerts go to."""
        return [row for row, _lang in self.database.read_now(lambda s: staff_chats(s, AT))]


@pytest.fixture
def bots(database: Database) -> Bots:
    made = Bots(database, database.write_now(build))
    made.hire(Role.AGENT)
    return made


def test_a_code_makes_the_chat_theirs(bots: Bots) -> None:
    """Alerts go there from now on; only the hash of the code was ever stored."""
    token, chat = bots.code(), bots.chat()
    assert bots.woken() == []
    assert isinstance(bots.open(chat, token), Done)
    assert bots.owner(chat) == bots.agent
    assert bots.woken() == [chat]
    stored = bots.database.read_now(lambda s: s.scalars(select(SignInLinkRow.token_hash)).all())
    assert token not in "".join(stored)


def test_a_second_tap_in_the_same_chat_is_harmless(bots: Bots) -> None:
    """In another chat the code is used, and says as little as a forged one."""
    token, chat, other = bots.code(), bots.chat(), bots.chat("other")
    assert bots.open(chat, token) == bots.open(chat, token)
    assert bots.open(other, token) == UNKNOWN
    assert bots.open(other, new_code()) == UNKNOWN
    assert bots.owner(other) is None


def test_a_code_opens_until_its_last_instant(bots: Bots) -> None:
    """Late and forged are answered alike."""
    token, chat = bots.code(), bots.chat()
    assert bots.open(chat, token, AT + LIFE) == UNKNOWN
    assert isinstance(bots.open(chat, token, AT + LIFE - timedelta(seconds=1)), Done)


def test_the_families_bot_takes_none(bots: Bots) -> None:
    """Nor is the code used up by being tried there."""
    token, family = bots.code(), bots.chat("agent", "families")
    assert bots.open(family, token) == UNKNOWN
    assert bots.owner(family) is None
    assert isinstance(bots.open(bots.chat(), token), Done)


def test_a_code_for_a_chat_signs_nobody_in(bots: Bots) -> None:
    """Nor does a sign-in link link a chat, though they lie in one table."""
    token, account = bots.code(), bots.hire(Role.COORDINATOR)
    assert bots.database.write_now(lambda s: use_link(s, token, AT)) is None
    sign_in = bots.database.write_now(lambda s: make_link(s, account, AT))
    assert bots.open(bots.chat(), sign_in) == UNKNOWN
    assert bots.database.read_now(lambda s: look_at_link(s, sign_in, AT)) is not None


def test_leaving_takes_every_chat_and_opens_no_task(bots: Bots) -> None:
    """Of one's own only; a new code links again."""
    chats = [bots.chat("one"), bots.chat("two")]
    for chat in chats:
        bots.open(chat, bots.code())
    bots.hire(Role.COORDINATOR)
    bots.ask(bots.town.actor(Role.COORDINATOR), LeaveStaffChats())
    assert bots.woken() == chats
    bots.ask(bots.town.actor(Role.AGENT), LeaveStaffChats())
    assert bots.woken() == []
    assert not bots.database.read_now(lambda s: has_staff_chat(s, bots.agent))
    assert bots.database.read_now(open_tasks) == []
    bots.open(chats[0], bots.code())
    assert bots.woken() == [chats[0]]


def test_a_telephone_handed_to_a_colleague_becomes_theirs(bots: Bots) -> None:
    """One chat is one person's."""
    bots.hire(Role.COORDINATOR)
    chat = bots.chat()
    bots.open(chat, bots.code())
    assert isinstance(bots.open(chat, bots.code(Role.COORDINATOR)), Done)
    assert bots.owner(chat) == bots.town.people[Role.COORDINATOR]


def test_a_code_of_a_closed_account_opens_nothing(bots: Bots) -> None:
    """Whoever left a minute ago has no alerts."""
    token = bots.code()
    account = bots.hire(Role.AGENT)
    bots.ask(bots.town.actor(Role.ADMINISTRATOR), CloseAccount(account))
    assert bots.open(bots.chat(), token) == UNKNOWN
