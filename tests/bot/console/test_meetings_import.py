"""A file of appointments on the console: tried, shown, brought in once."""

from __future__ import annotations

import html
import re

import pytest
from aiohttp import FormData
from sqlalchemy import func, select

from resources_db.actions import Role
from resources_db.meetings.tables import AppointmentRow
from tests.bot.console.test_meetings import Service, service

__all__ = ["service"]
PATH = "/rendez-vous/reprise"
CSV = """Référence;Type;Date;Début;Fin;Situation;Personnes;Lieu
1;Famille;03/12/2026;9h;10h;A. B. 4e B school;parents;Gymnase
2;Famille;03/12/2026;9 h 30;10 h 30;A. B. 4e B school;parents;Gymnase
3;Famille;04/12/2026;9h;10h;Z. Z. 3e;parents;
4;Comité;04/12/2026;9h;10h;;inconnu@v.example;
"""


async def send(service: Service, content: str) -> str:
    """Give a file to the page, up to the trial."""
    agent = service.agent
    await agent.go(PATH)
    form = FormData(agent.hidden(PATH))
    form.add_field("file", content.encode(), filename="agenda.csv")
    await agent.took(await agent.client.post(f"/equipe{PATH}", data=form))
    return html.unescape(agent.text)


async def bring(service: Service, content: str) -> str:
    """The trial, then for good."""
    await send(service, content)
    await service.agent.post(PATH, service.seen(PATH))
    return html.unescape(service.agent.text)


def kept(service: Service) -> int:
    """How many appointments there are."""
    count = select(func.count()).select_from(AppointmentRow)
    return service.house.database.read_now(lambda s: s.scalar(count)) or 0


async def test_a_file_is_tried_then_brought_in_once(service: Service) -> None:
    """The trial keeps nothing; the same file again changes nothing; a changed row is a move."""
    shown = await send(service, CSV)
    assert kept(service) == 0
    for sentence in ("2 – pris", "2 – mis de côté", "Ligne 4", "Z. Z. 3e", "Ligne 5", "chevauche"):
        assert sentence in shown, shown
    await service.agent.post(PATH, service.seen(PATH))
    assert "L'import est fait" in re.sub("[’]", "'", html.unescape(service.agent.text))
    assert kept(service) == 2
    mother = service.town.people[Role.GUARDIAN]
    assert service.sweep() == [(mother, "announced"), (mother, "announced")]
    again = await send(service, CSV)
    assert "2 – déjà repris" in again
    assert 'name="sure"' not in again
    moved = await bring(service, CSV.replace("1;Famille;03/12", "1;Famille;10/12"))
    assert "1 – changé" in moved
    assert service.sweep() == [(mother, "moved")]
    assert kept(service) == 2


async def test_a_cancelled_event_is_called_off(service: Service) -> None:
    """By its UID; a title that names a child is shown nowhere."""
    event = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//FR
BEGIN:VEVENT
UID:one@agenda
DTSTART:20261203T080000Z
DTEND:20261203T090000Z
SUMMARY:Karim B.
CATEGORIES:Comité
ATTENDEE:mailto:agent@v.example
END:VEVENT
END:VCALENDAR
"""
    assert "Karim" not in await bring(service, event)
    assert kept(service) == 1
    gone = await bring(service, event.replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY"))
    assert "1 – annulé" in gone


@pytest.mark.parametrize("content", ["", "nom;ville\nx;y\n", "BEGIN:VCALENDAR\nx"])
async def test_a_file_that_is_refused(service: Service, content: str) -> None:
    """One sentence, and nothing is kept."""
    await send(service, content)
    assert service.agent.status == 422
    assert kept(service) == 0
