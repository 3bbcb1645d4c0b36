"""« Mon compte »: a colleague links their chat with the staff's bot, and undoes it."""

from __future__ import annotations

import html
import re

from bot.settings import Settings
from resources_db.accounts.actions import OpenStaffChat
from resources_db.accounts.chats import STAFF_BOT
from resources_db.actions import Actor, Done, Role
from resources_db.door import perform
from resources_db.health.waking import staff_chats
from resources_db.messages.inbox import address_for
from resources_db.storage.database import Database
from tests.bot.console.house import Browser, House, open_house

LINK = "/mon-compte/telegram"
NAME = "accroche_equipe_bot"
TOKEN = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"


def woken(house: House) -> int:
    """How many chats the alerts go to."""
    return len(house.database.read_now(lambda s: staff_chats(s, house.clock())))


def open_there(house: House, browser: Browser) -> object:
    """Give the code that the page shows to the staff's bot."""
    found = re.search(r"<code>/start (equipe-[\w-]{43})</code>", browser.text)
    assert found is not None
    token, at = found[1], house.clock()
    assert f"https://t.me/{NAME}?start={token}" in html.unescape(browser.text)
    chat = house.database.write_now(lambda s: address_for(s, STAFF_BOT, "lea", "fr", at))
    action = OpenStaffChat(token)
    return house.database.write_now(lambda s: perform(s, Actor.visitor(chat), action, at))


async def test_a_colleague_links_their_chat_and_undoes_it(
    database: Database, bare_environment: None
) -> None:
    """The code is shown once, by a link too where the bot's name is known."""
    async with open_house(database, staff_bot_token=TOKEN, staff_bot_name=NAME) as house:
        browser = await house.signed_in(Role.AGENT)
        await browser.go("/mon-compte")
        assert f"{LINK}/fin" not in browser.text
        await browser.send(LINK)
        assert isinstance(open_there(house, browser), Done)
        assert woken(house) == 1
        assert "/start" not in (await browser.go("/mon-compte")).text
        await browser.send(f"{LINK}/fin")
        assert browser.where == "/equipe/mon-compte"
        assert f"{LINK}/fin" not in browser.text
        assert woken(house) == 0


async def test_nothing_is_offered_where_there_is_no_such_bot(house: House) -> None:
    """Nor to whoever is not told of such things."""
    browser = await house.signed_in(Role.AGENT)
    assert LINK not in (await browser.go("/mon-compte")).text
    assert Settings.model_fields["staff_bot_name"].default is None
