"""« État du service »: what is wrong, when each job ran, what did not go, and one tap to retry."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from resources_db.actions import Role
from resources_db.health import beats
from resources_db.health.beats import Every
from resources_db.health.waking import CHANNEL_DOWN, REMINDERS_MISSED
from resources_db.meetings.tables import ReminderRow
from resources_db.tasks.opening import open_task
from tests.bot.console.house import START, House
from tests.resources_db.examples_about_work import failed_reminder
from tests.resources_db.town import Town, build


class World:
    """What the example of a failed reminder needs."""

    task = 0

    def __init__(self, house: House) -> None:
        self.database = house.database
        self.town: Town = house.database.write_now(build)


async def test_when_each_job_ran(house: House) -> None:
    """A row a job, and nothing wrong."""
    house.database.write_now(lambda s: beats.note(s, "remind", Every(timedelta(hours=9)), START))
    browser = await house.signed_in(Role.AGENT)
    await browser.go("/etat")
    assert "Tout va bien" in browser.text
    assert "Envoyer les rappels" in browser.text
    assert "l&#39;heure" in browser.text
    assert "Tous les rappels sont partis" in browser.text


async def test_a_reminder_that_failed_is_retried_by_one_tap(house: House) -> None:
    """It says why, by which channels, about which day; no name; then it waits again."""
    world = World(house)
    number = failed_reminder(world, ahead=True)
    browser = await house.signed_in(Role.AGENT)
    await browser.go("/etat")
    assert "Aucun canal ouvert" in browser.text
    assert "SMS" in browser.text
    assert "guardian" not in browser.text
    await browser.send("/etat/reessayer")
    assert "est reparti" in browser.text
    states = select(ReminderRow.state).where(ReminderRow.id == number)
    assert house.database.read_now(lambda s: s.scalars(states).all()) == ["waiting"]


async def test_too_late_to_retry(house: House) -> None:
    """The appointment is past: no button, and a forged form is refused."""
    number = failed_reminder(World(house), ahead=False)
    browser = await house.signed_in(Role.AGENT)
    await browser.go("/etat")
    assert "/etat/reessayer" not in browser.text
    fields = {"csrf": browser.csrf, "nonce": "n", "reminder": str(number)}
    await browser.post("/etat/reessayer", fields)
    assert browser.status == 409
    await browser.post("/etat/reessayer", {**fields, "nonce": "m", "reminder": "x"})
    assert browser.status == 409


async def test_what_it_was_too_late_for_is_one_task(house: House) -> None:
    """With its count, settled by one tap; it names nobody."""
    house.database.write_now(lambda s: open_task(s, REMINDERS_MISSED, START, detail="312"))
    house.database.write_now(lambda s: open_task(s, CHANNEL_DOWN, START, detail="sms"))
    browser = await house.signed_in(Role.AGENT)
    await browser.go("/taches")
    assert "312 rappels" in browser.text
    assert "SMS" in browser.text
    assert "Mauvais numéro" not in browser.text


async def test_not_for_everyone(house: House) -> None:
    """Whoever keeps the directory has no business here."""
    browser = await house.signed_in(Role.EDITOR)
    assert (await browser.go("/etat")).status == 403
