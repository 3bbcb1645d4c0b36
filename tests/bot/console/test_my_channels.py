"""« Mon compte »: by what else than the mailbox one is told at once."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from resources_db.accounts.chats import STAFF_BOT
from resources_db.actions import Role
from resources_db.measures.handing import contact_of
from resources_db.measures.tables import StaffChannelRow
from resources_db.messages.inbox import address_for
from resources_db.people.links import link
from resources_db.people.terms import ContactKind
from resources_db.storage.database import Database
from tests.bot.console.desks import at_desk, settle
from tests.bot.console.house import START, House, open_house
from tests.bot.console.test_my_chat import NAME, TOKEN

PATH = "/mon-compte/canaux"
SMS_HERE = {"sms_provider": "smsfactor", "sms_api_token": "t" * 20}


def _chosen(house: House) -> set[str]:
    rows = select(StaffChannelRow.channel)
    return set(house.database.read_now(lambda s: s.scalars(rows).all()))


async def test_a_head_chooses_text_messages_and_the_bot(
    database: Database, bare_environment: None
) -> None:
    """With their own number, which takes the place of the one before; undone the same way."""
    async with open_house(
        database, staff_bot_token=TOKEN, staff_bot_name=NAME, **SMS_HERE
    ) as house:
        town = settle(house)
        head = town.people[Role.SCHOOL_HEAD]
        browser = await at_desk(house, head).go("/mon-compte")
        assert "reliez d&#39;abord" in browser.text
        house.database.write_now(
            lambda s: link(
                s, address_for(s, STAFF_BOT, "h", "fr", START), head, START, invitation=None
            )
        )
        await browser.go("/mon-compte")
        await browser.send(PATH, sms="1", phone="12", staff="1")
        assert browser.status == 409
        assert _chosen(house) == set()
        await browser.send(PATH, sms="1", phone="06 39 98 44 44", staff="1")
        assert "Votre choix est enregistré" in browser.text
        assert _chosen(house) == {"sms", STAFF_BOT}
        number = house.database.read_now(lambda s: contact_of(s, head, ContactKind.PHONE))
        assert number == "+33639984444"
        assert browser.text.count(" checked") == 2
        await browser.send(PATH)
        assert _chosen(house) == set()


@pytest.mark.parametrize("role", [Role.EDITOR, Role.PARTNER])
async def test_nothing_is_asked_of_who_is_never_told(house: House, role: Role) -> None:
    """Nor is anything offered that does not leave from here."""
    town = settle(house)
    browser = await at_desk(house, town.people[role]).go("/mon-compte")
    assert "Être prévenu tout de suite" not in browser.text
    head = await at_desk(house, town.people[Role.SCHOOL_HEAD]).go("/mon-compte")
    assert "Par courriel : toujours" in head.text.replace("\xa0", " ")
    assert f"/equipe{PATH}" not in head.text
