"""A family without any channel: a task, and the letter that goes with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO

from pypdf import PdfReader
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from resources_db.accounts.actions import OpenAccount
from resources_db.actions import Actor, Role
from resources_db.audit.tables import ReadingRow
from resources_db.door import perform
from resources_db.meetings.actions import Attendee, BookAppointment
from resources_db.meetings.terms import MeetingKind, Part
from resources_db.people.tables import ContactRow
from tests.bot.console.house import START, House
from tests.resources_db.town import Town, build

STARTS = datetime(2026, 12, 3, 8, tzinfo=UTC)
POST = "12 rue des Tilleuls\n76000 Rouen"


def _town(session: Session) -> Town:
    """A mother without a telephone, who is expected and agreed to no channel."""
    town = build(session)
    agent, mother = town.people[Role.AGENT], town.people[Role.GUARDIAN]
    perform(session, Actor.system(), OpenAccount(agent, "agent@v.example"), START)
    perform(session, Actor.system(), OpenAccount(town.people[Role.CPE], "cpe@v.example"), START)
    session.execute(delete(ContactRow).where(ContactRow.person_id == mother))
    session.add(
        ContactRow(person_id=mother, kind="post", value=POST, value_hash="0" * 64, added=START)
    )
    expected = (Attendee(mother, Part.GUARDIAN),)
    ends = STARTS + timedelta(hours=1)
    booking = BookAppointment(town.situation, MeetingKind.FAMILY, STARTS, ends, expected)
    perform(session, town.actor(Role.AGENT), booking, START)
    return town


async def test_a_letter_waits_to_be_printed(house: House) -> None:
    """The task says so; the letter tells when and whom to call, in an envelope's window."""
    town = house.database.write_now(_town)
    browser = house.browser()
    agent = town.people[Role.AGENT]
    await browser.come_in(house.link(house.account_of(agent)), house.clock)
    await browser.go("/taches")
    assert "lettre prête" in browser.text
    [path] = [part.split('"')[0] for part in browser.text.split('href="') if "lettre.pdf" in part]
    async with browser.client.get(path) as response:
        assert response.status == 200
        pdf = PdfReader(BytesIO(await response.read()))
    told = " ".join(page.extract_text() for page in pdf.pages)
    for words in ("jeudi 3 décembre 2026", "12 rue des Tilleuls", "76000 Rouen", "guardian"):
        assert words in told.replace("\u00a0", " "), words
    assert "school" not in told
    readings = house.database.read_now(lambda s: list(s.scalars(select(ReadingRow.what))))
    assert readings[-1] == "letter"
    assert (await browser.go("/taches/999/lettre.pdf")).status == 404


async def test_nobody_else_reads_the_address(house: House) -> None:
    """A school's CPE has no such page."""
    town = house.database.write_now(_town)
    browser = house.browser()
    await browser.come_in(house.link(house.account_of(town.people[Role.CPE])), house.clock)
    assert (await browser.go("/taches/1/lettre.pdf")).status == 403
