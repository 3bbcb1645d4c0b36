"""Appointments on the console: shown before they are saved, told to exactly those concerned."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from resources_db.accounts.actions import OpenAccount
from resources_db.actions import Actor, Role
from resources_db.agreements.terms import Answer as Said
from resources_db.door import perform
from resources_db.meetings import handing
from resources_db.meetings.handing import Told
from resources_db.meetings.proposing import propose
from resources_db.messages import outbox
from resources_db.situations.tables import SituationRow
from resources_db.storage.types import Json
from tests.bot.console.house import START, Browser, House
from tests.resources_db.meetings.test_appointments import agree
from tests.resources_db.town import Town, build

ZONE = ZoneInfo("Europe/Paris")
_KEPT = re.compile(r'type="hidden" name="([\w-]+)" value="([^"]*)"')
NEW = "/rendez-vous/nouveau"


@dataclass
class Service:
    """A house with a town in it, an agent at the console, and a channel that delivers."""

    house: House
    town: Town
    agent: Browser
    code: str
    told: list[Told] = field(default_factory=list[Told])

    @property
    def mother(self) -> str:
        return str(self.town.people[Role.GUARDIAN])

    @property
    def pupil(self) -> str:
        return str(self.town.people[Role.YOUNG_PERSON])

    async def fill(self, **fields: str) -> Browser:
        """The form of a new appointment, up to the page that shows what it would do."""
        await self.agent.go(f"{NEW}?situation={self.code}")
        usual = {"kind": "family", "day": "2026-12-03", "begins": "09:00", "ends": "10:00"}
        return await self.agent.send(NEW, **{**usual, "person": self.mother, **fields})

    async def save(self, path: str) -> Browser:
        """« Enregistrer » on the page that shows what it would do."""
        return await self.agent.post(path, self.seen(path))

    def seen(self, path: str) -> dict[str, str]:
        """What « Enregistrer » would send, each person on a line."""
        assert 'name="sure"' in self.agent.text, self.agent.text
        form = self.agent.text.partition(f'action="/equipe{path}"')[2].partition("</form>")[0]
        fields: dict[str, str] = {"sure": "1"}
        for name, value in _KEPT.findall(form):
            fields[name] = f"{fields[name]}\n{value}" if name in fields else html.unescape(value)
        return fields

    async def book(self, **fields: str) -> str:
        """Book; the path of its page."""
        await self.fill(**fields)
        await self.save(NEW)
        assert "Le rendez-vous est pris" in self.agent.text, self.agent.text
        return self.agent.where.removeprefix("/equipe")

    async def change(self, path: str, what: str, **fields: str) -> Browser:
        """Change it from its page, both steps."""
        await self.agent.go(path)
        await self.agent.send(f"{path}/{what}", **fields)
        return await self.save(f"{path}/{what}")

    async def move(self, path: str, day: str, begins: str = "09:00", ends: str = "10:00") -> None:
        """Move it."""
        await self.change(path, "deplacer", day=day, begins=begins, ends=ends)
        assert "est déplacé" in self.agent.text, self.agent.text

    def sweep(self) -> list[tuple[int, str]]:
        """What is due leaves; who was told what since the last time."""
        before = len(self.told)

        def word(told: Told) -> Json:
            self.told.append(told)
            return {"kind": told.kind.value}

        def work(session: Session) -> None:
            now = self.house.clock()
            handing.hand_over(session, now, word)
            for due in outbox.take_due(session, "sms", now, 50):
                outbox.settle(session, due.id, outbox.SENT)
                assert due.reminder is not None
                handing.settle(session, due.reminder, delivered=True, at=now)

        self.house.database.write_now(work)
        return sorted((told.person, told.kind.value) for told in self.told[before:])


@pytest.fixture
async def service(house: House) -> Service:
    """An agent who has signed the charter; a mother and a pupil who take text messages."""

    def work(session: Session) -> Town:
        town = build(session)
        agent = town.people[Role.AGENT]
        perform(session, Actor.system(), OpenAccount(agent, "agent@v.example"), START)
        family = town.people[Role.GUARDIAN], town.people[Role.YOUNG_PERSON]
        agree(session, town, family, "sms", Said.YES, START)
        return town

    town = house.database.write_now(work)
    browser = house.browser()
    agent = town.people[Role.AGENT]
    await browser.come_in(house.link(house.account_of(agent)), house.clock)
    code = house.database.read_now(lambda s: s.get_one(SituationRow, town.situation).code)
    return Service(house, town, browser, code)


async def test_who_will_be_told_is_said_before(service: Service) -> None:
    """Then exactly they are told, once, and the page says where things stand."""
    other = str(service.town.other_parent)
    await service.fill(person=f"{service.mother}\n{other}")
    assert "1 personne sera prévenue." in service.agent.text
    assert "1 personne est à prévenir par vous" in service.agent.text
    assert service.sweep() == []
    await service.save(NEW)
    assert "pas de nouvelles" in service.agent.text
    assert service.sweep() == [(int(service.mother), "announced")]
    assert service.sweep() == []


async def test_pressing_twice_books_once(service: Service) -> None:
    """The second press of the same button shows the same appointment."""
    await service.fill()
    fields = service.seen(NEW)
    first = (await service.agent.post(NEW, fields)).where
    assert (await service.agent.post(NEW, fields)).where == first
    await service.agent.go("/rendez-vous?semaine=2026-W49")
    assert service.agent.text.count("<article") == 1


async def test_overlaps_are_shown_and_may_be_kept(service: Service) -> None:
    """The same person, the same room; the button then says « quand même »."""
    await service.book(place="Maison de quartier", room="Salle 2")
    await service.fill(begins="09:30", ends="10:30", place="Maison de quartier", room="Salle 2")
    assert "Déjà pris à ce moment" in service.agent.text
    assert "Le lieu :" in service.agent.text
    assert "Enregistrer quand même" in service.agent.text
    await service.save(NEW)
    assert "Le rendez-vous est pris" in service.agent.text
    await service.fill(day="2026-12-04", begins="10:00", ends="11:00")
    assert "Déjà pris" not in service.agent.text


async def test_what_changed_meanwhile_is_shown_again(service: Service) -> None:
    """Someone else took the hour between the two pages: it is not saved unseen."""
    await service.fill()
    fields = service.seen(NEW)
    await service.book()
    await service.agent.post(NEW, fields)
    assert "Quelque chose a changé entre-temps" in service.agent.text
    assert "Déjà pris" in service.agent.text


async def test_mistakes_are_named_together(service: Service) -> None:
    """Nothing is lost of what was typed."""
    await service.fill(kind="", ends="08:00", person="", bring="Un carnet")
    assert service.agent.status == 422
    for sentence in ("Choisissez la sorte", "la fin vient après", "au moins une personne"):
        assert sentence in service.agent.text
    assert 'value="Un carnet"' in service.agent.text
    await service.fill(day="2026-11-20")
    assert service.agent.status == 409
    assert "est passé, ou finit" in service.agent.text


async def test_a_story_of_changes(service: Service) -> None:
    """Moved twice before anything left, added, removed, called off, booked again: told once."""
    mother, pupil = int(service.mother), int(service.pupil)
    path = await service.book()
    await service.move(path, "2026-12-04")
    await service.move(path, "2026-12-07")
    assert service.sweep() == [(mother, "announced")]
    assert service.told[-1].starts == datetime.fromisoformat("2026-12-07T08:00:00+00:00")
    await service.change(path, "ajouter", person=service.pupil)
    assert service.sweep() == [(pupil, "announced")]
    await service.move(path, "2026-12-08")
    await service.move(path, "2026-12-09")
    assert service.sweep() == [(mother, "moved"), (pupil, "moved")]
    await service.change(path, "retirer", person=service.pupil)
    assert service.sweep() == [(pupil, "released")]
    await service.change(path, "annuler")
    assert service.sweep() == [(mother, "cancelled")]
    assert "Ce rendez-vous est annulé" in service.agent.text
    again = await service.book(day="2026-12-09")
    assert again != path
    assert service.sweep() == [(mother, "announced")]
    assert Counter(t.person for t in service.told) == {mother: 4, pupil: 3}


async def test_moving_there_and_back_tells_nobody(service: Service) -> None:
    """What they know is right again before they were told otherwise."""
    path = await service.book()
    service.sweep()
    await service.move(path, "2026-12-04")
    await service.move(path, "2026-12-03")
    assert service.sweep() == []


async def test_another_room_is_told(service: Service) -> None:
    """The same hour elsewhere in the building is news too."""
    path = await service.book(place="Maison de quartier", room="Salle 1")
    service.sweep()
    await service.agent.go(path)
    await service.agent.send(
        f"{path}/deplacer", day="2026-12-03", begins="09:00", ends="10:00", place="Gymnase"
    )
    await service.save(f"{path}/deplacer")
    assert service.sweep() == [(int(service.mother), "moved")]
    assert service.sweep() == []


async def test_the_same_day_and_within_hours(service: Service) -> None:
    """Booked two hours before, then moved by an hour: told at once, both times."""
    path = await service.book(day="2026-11-23", begins="12:00", ends="13:00")
    assert service.sweep() == [(int(service.mother), "announced")]
    service.house.clock.passes(minutes=5)
    await service.move(path, "2026-11-23", "13:00", "14:00")
    assert service.sweep() == [(int(service.mother), "moved")]
    service.house.clock.passes(hours=5)
    assert service.sweep() == []
    await service.agent.go(path)
    assert "/deplacer" not in service.agent.text


async def test_the_week_is_for_those_it_concerns(service: Service) -> None:
    """By day, by person, by place; its addresses name nobody; another service's people see none."""
    await service.book(place="Gymnase", **{f"lang-{service.mother}": "ar"})
    for by in ("jour", "personne", "lieu"):
        await service.agent.go(f"/rendez-vous?semaine=2026-W49&par={by}")
        assert "Gymnase" in service.agent.text
        assert "arabe" in service.agent.text
    found = re.findall(r'href="(/equipe/rendez-vous[^"]*)"', service.agent.text)
    assert found
    assert not [path for path in found if re.search("guardian|young", path)]
    referent = service.town.strangers["referent"]
    account = OpenAccount(referent, "r@v.example")
    house = service.house
    house.database.write_now(lambda s: perform(s, Actor.system(), account, START))
    stranger = house.browser()
    house.clock.passes(minutes=1)
    await stranger.come_in(house.link(house.account_of(referent)), house.clock)
    await stranger.go("/rendez-vous?semaine=2026-W49")
    assert "Gymnase" not in stranger.text
    assert (await stranger.go(f"{NEW}?situation={service.code}")).status == 404


async def test_a_committee_is_asked_for_once_and_arranged(service: Service) -> None:
    """The daily job proposes it, one tap leads to the form, arranging it ends the task."""
    house = service.house
    asked = [house.database.write_now(lambda s: propose(s, house.clock(), ZONE)) for _ in range(2)]
    assert asked == [1, 0]
    await service.agent.go("/")
    assert "comité de pilotage" in service.agent.text
    await service.agent.go(f"{NEW}?sorte=committee")
    head = str(service.town.people[Role.SCHOOL_HEAD])
    committee = {"kind": "committee", "day": "2026-12-10", "begins": "14:00", "ends": "16:00"}
    await service.agent.send(NEW, person=head, **committee)
    await service.save(NEW)
    assert "Le rendez-vous est pris" in service.agent.text
    await service.agent.go("/")
    assert "comité de pilotage" not in service.agent.text
    assert house.database.write_now(lambda s: propose(s, house.clock(), ZONE)) == 0


async def test_a_family_is_never_expected_at_a_committee(service: Service) -> None:
    """Even by a form made by hand."""
    await service.agent.go(f"{NEW}?sorte=committee")
    assert service.mother not in re.findall(r'name="person" value="(\d+)"', service.agent.text)
    fields = {"kind": "committee", "day": "2026-12-10", "begins": "14:00", "ends": "16:00"}
    await service.agent.send(NEW, person=service.mother, **fields)
    assert service.agent.status == 422


async def test_an_interpreter_is_noted_and_never_of_the_family(service: Service) -> None:
    """Booked, then confirmed, is seen in the week; the pupil's own name is refused."""
    path = await service.book()
    where = f"{path}/interprete"
    person = {"person": service.mother, "language": "ar", "state": "booked"}
    await service.agent.go(path)
    by_phone = {"means": "telephone", "name": "ISM", "telephone": "01 02 03 04 05"}
    await service.agent.send(where, **person, **by_phone)
    assert "noté pour l" in service.agent.text
    assert "01 02 03 04 05" in service.agent.text
    await service.agent.go("/rendez-vous?semaine=2026-W49")
    assert "arabe" in service.agent.text, service.agent.text
    assert "réservé" in service.agent.text
    await service.agent.go(path)
    child = {"means": "person", "name": Role.YOUNG_PERSON.value, "adult": "1"}
    await service.agent.send(where, **person, **child)
    assert service.agent.status == 409
    assert "jamais l" in service.agent.text
