"""For each action on accounts: one that the rules allow, and what they forbid."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from sqlalchemy.orm import Session

from resources_db.accounts.actions import (
    STAFF,
    CloseAccount,
    ForgetCodes,
    GiveLink,
    InviteStaffChat,
    LeaveStaffChats,
    OpenAccount,
    OpenStaffChat,
    SetUpCodes,
    SignOutEverywhere,
)
from resources_db.accounts.chats import STAFF_BOT
from resources_db.accounts.finding import account_of_person
from resources_db.actions import Action, Actor, Reason, Role
from resources_db.city.actions import GiveLogo, SetCity, SignCity
from resources_db.city.tables import CitySettingRow
from resources_db.city.terms import CityField
from resources_db.door import perform
from resources_db.messages.tables import AddressRow
from resources_db.storage.database import Database
from tests.resources_db.town import AT, Town

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff"
    b"\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
"""One point."""


class Known(Protocol):
    """What the examples need of the world."""

    @property
    def database(self) -> Database: ...

    @property
    def address(self) -> int: ...

    @property
    def town(self) -> Town: ...

    @property
    def accounts(self) -> dict[int, int]: ...


Example = Callable[[Any], Action]
"""Given the world of the tests of the door, see :class:`Known`."""


def open_accounts(session: Session, town: Town) -> dict[int, int]:
    """Everyone of the staff has an account, and so does the head of another school."""
    staff = [town.people[role] for role in STAFF] + [town.strangers["head"]]
    opened: dict[int, int] = {}
    for person in staff:
        perform(session, Actor.system(), OpenAccount(person, f"p{person}@ville.example"), AT)
        account = account_of_person(session, person)
        assert account is not None
        opened[person] = account.id
    session.add(
        CitySettingRow(
            field=CityField.EXCLUSION_DAY.value, value="school_days", since=AT.date(), set_at=AT
        )
    )
    session.flush()
    return opened


def _colleague(world: Known) -> int:
    return world.accounts[world.town.strangers["head"]]


def _own(world: Known, role: Role) -> int:
    return world.accounts[world.town.people[role]]


CHAT_CODE = "c" * 43


def _code_for_a_chat(world: Known) -> Action:
    """The agent's, whose chat with the staff's bot it is."""

    def work(session: Session) -> None:
        session.get_one(AddressRow, world.address).bot = STAFF_BOT
        perform(session, world.town.actor(Role.AGENT), InviteStaffChat(CHAT_CODE), AT)

    world.database.write_now(work)
    return OpenStaffChat(CHAT_CODE)


ACCOUNT_EXAMPLES: dict[type[Action], Example] = {
    OpenAccount: lambda world: OpenAccount(world.town.strangers["cpe"], "new@ville.example"),
    CloseAccount: lambda world: CloseAccount(_colleague(world)),
    GiveLink: lambda world: GiveLink(_colleague(world), "0" * 64, AT),
    SetUpCodes: lambda _world: SetUpCodes("A" * 32, 1, ("AAAA-BBBB-CCCC",)),
    ForgetCodes: lambda world: ForgetCodes(_colleague(world)),
    InviteStaffChat: lambda _world: InviteStaffChat(CHAT_CODE),
    OpenStaffChat: _code_for_a_chat,
    LeaveStaffChats: lambda _world: LeaveStaffChats(),
    SignOutEverywhere: lambda _world: SignOutEverywhere(),
    SetCity: lambda _world: SetCity(CityField.EXCLUSION_DAY, "school_days", AT.date()),
    SignCity: lambda _world: SignCity(1),
    GiveLogo: lambda _world: GiveLogo(PNG, AT.date()),
}
ACCOUNT_REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "a code in another bot": (
        lambda _world: OpenStaffChat(CHAT_CODE),
        Role.VISITOR,
        Reason.INVITATION_UNKNOWN,
    ),
    "a mailbox that is none": (
        lambda world: OpenAccount(world.town.strangers["cpe"], "nobody"),
        Role.ADMINISTRATOR,
        Reason.NOT_A_MAILBOX,
    ),
    "the account of nobody": (
        lambda _world: OpenAccount(99_999, "nobody@ville.example"),
        Role.ADMINISTRATOR,
        Reason.NO_SUCH_PERSON,
    ),
    "somebody else's mailbox": (
        lambda world: OpenAccount(
            world.town.strangers["cpe"], f" P{world.town.people[Role.AGENT]}@Ville.example "
        ),
        Role.ADMINISTRATOR,
        Reason.MAILBOX_TAKEN,
    ),
    "an account that never was": (
        lambda _world: GiveLink(99_999, "0" * 64, AT),
        Role.COORDINATOR,
        Reason.NO_SUCH_ACCOUNT,
    ),
    "the account of an administrator, by who is none": (
        lambda world: ForgetCodes(_own(world, Role.ADMINISTRATOR)),
        Role.COORDINATOR,
        Reason.NOT_ALLOWED,
    ),
    "a way into the account of an administrator": (
        lambda world: GiveLink(_own(world, Role.ADMINISTRATOR), "0" * 64, AT),
        Role.COORDINATOR,
        Reason.NOT_ALLOWED,
    ),
    "another mailbox for an administrator": (
        lambda world: OpenAccount(world.town.people[Role.ADMINISTRATOR], "me@ville.example"),
        Role.COORDINATOR,
        Reason.NOT_ALLOWED,
    ),
    "a value that makes no sense": (
        lambda _world: SetCity(CityField.SCHOOL_ZONE, "Z", AT.date()),
        Role.ADMINISTRATOR,
        Reason.BAD_VALUE,
    ),
    "a logo that is no picture": (
        lambda _world: GiveLogo(b"<svg onload=alert(1)>", AT.date()),
        Role.ADMINISTRATOR,
        Reason.BAD_PICTURE,
    ),
    "a setting that waits for no signature": (
        lambda _world: SignCity(99_999),
        Role.DATA_PROTECTION_OFFICER,
        Reason.NOTHING_TO_SIGN,
    ),
    "one's own account, closed": (
        lambda world: CloseAccount(_own(world, Role.ADMINISTRATOR)),
        Role.ADMINISTRATOR,
        Reason.OWN_ACCOUNT,
    ),
    "one's own second proof, forgotten": (
        lambda world: ForgetCodes(_own(world, Role.COORDINATOR)),
        Role.COORDINATOR,
        Reason.OWN_ACCOUNT,
    ),
}
