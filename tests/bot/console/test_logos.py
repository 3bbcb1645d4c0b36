"""The logos of schools and hosts, on the page where organisations are (R31)."""

from __future__ import annotations

from aiohttp import FormData

from resources_db.actions import Role
from tests.bot.console.desks import SQLITE, at_desk, settle
from tests.bot.console.house import House
from tests.resources_db.examples_about_accounts import PNG

pytestmark = SQLITE


async def test_a_logo_is_given_shown_and_taken_away(house: House) -> None:
    """On the page of people; what is no picture is refused."""
    town = settle(house)
    school = town.organisations["school"]
    browser = at_desk(house, town.people[Role.COORDINATOR])
    await browser.go("/personnes")
    for content, told in ((b"<svg/>", "Il faut une image PNG"), (PNG, "les prochains papiers")):
        form = FormData({**browser.hidden("/personnes/logo"), "organisation": str(school)})
        form.add_field("file", content, filename="logo.png")
        await browser.took(await browser.client.post("/equipe/personnes/logo", data=form))
        assert told in browser.text, told
    picture = f"/personnes/logo/{school}.png"
    assert f'src="/equipe{picture}"' in browser.text
    assert (await browser.client.get(f"/equipe{picture}")).content_type == "image/png"
    await browser.send("/personnes/logo")
    assert picture not in browser.text
