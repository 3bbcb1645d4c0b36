"""The service's week at a glance: who is where, what is missing, what is left, what conflicts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.hosting.tables import CapacityRow
from resources_db.measures.actions import ArrangeReturn
from resources_db.measures.machine import State
from resources_db.measures.sweeping import sweep
from resources_db.measures.tables import MeasureRow
from resources_db.people.tables import MembershipRow, OrganisationRow
from resources_db.tasks.opening import open_task
from resources_db.tutoring.sending import TUTOR_TO_CALL
from tests.bot.console.desks import SQLITE, at_desk
from tests.bot.console.house import House
from tests.bot.console.measures.working import Work
from tests.resources_db.measures import making
from tests.resources_db.town import AT, Town

pytestmark = SQLITE
PATH = "/mesures/semaine"


def words(text: str) -> str:
    """A page from its title on, its fixed blanks as plain ones."""
    return text.partition("<h1>")[2].replace("\u00a0", " ").replace("\u202f", " ")


async def seen(house: House, town: Town, path: str = PATH, role: Role = Role.AGENT) -> str:
    """As someone of the service reads it."""
    page = await at_desk(house, town.people[role]).go(path)
    assert page.status == 200, page.status
    return words(page.text)


async def test_who_is_received_where_with_whom(house: House, town: Town) -> None:
    """Today at the service, tomorrow at the club with its tutor; one place left there."""
    Work.at(house, town, making.running)
    page = await seen(house, town)
    assert page.count("<article") == 2
    assert "au service Jeunesse" in page
    assert "club, avec mission_tutor" in page
    assert "Peinture" in page
    assert "à pointer" in page
    assert "à venir" in page
    assert "1 place (club)" in page, "of two, tomorrow"
    assert "À régler cette semaine" not in page


async def test_missing_signatures_come_first(house: House, town: Town) -> None:
    """By quality, never by name; the contract is to sign on each of its lines."""
    Work.at(house, town, making.planned)
    page = await seen(house, town)
    settle = page.partition('id="settle"')[2].partition("</section>")[0]
    for signer in ("du chef d&#39;établissement", "du service Jeunesse", "de l&#39;élève"):
        assert signer in settle
    assert page.count("contrat à signer") == 2


async def test_weeks_before_and_after(house: House, town: Town) -> None:
    """By their name in the address; nonsense is this week."""
    Work.at(house, town, making.running)
    assert "semaine=2026-W47" in await seen(house, town)
    assert "semaine=2026-W49" in await seen(house, town)
    assert "Personne n&#39;est attendu" in await seen(house, town, f"{PATH}?semaine=2026-W49")
    assert "Peinture" in await seen(house, town, f"{PATH}?semaine=%00&lieu=x")


async def test_one_host_only(house: House, town: Town) -> None:
    """Those it receives, its places; an unknown one shows nobody and says so."""
    Work.at(house, town, making.running)
    page = await seen(house, town, f"{PATH}?lieu={town.organisations['club']}")
    assert page.count("<article") == 1
    assert "au service Jeunesse" not in page
    assert (await seen(house, town, f"{PATH}?lieu=999999")).count("<article") == 0


async def test_a_return_stands_on_its_day(house: House, town: Town) -> None:
    """When it is arranged for that week."""
    work = Work.at(house, town, making.running)
    starts = AT + timedelta(days=3)
    back = ArrangeReturn(town.situation, work.measure, starts, starts + timedelta(hours=1))
    house.database.write_now(lambda s: making.done(making.ask(s, town, back)))
    assert "Retour en classe :" in await seen(house, town)
    assert "Retour en classe :" not in await seen(house, town, f"{PATH}?semaine=2026-W49")


async def test_conflicts_are_shown(house: House, town: Town) -> None:
    """Places taken away since, a tutor who left: what was possible when it was planned."""
    Work.at(house, town, making.running)

    def undo(session: Session) -> None:
        session.execute(update(CapacityRow).values(places=0))
        gone = MembershipRow.person_id == town.people[Role.MISSION_TUTOR]
        session.execute(update(MembershipRow).where(gone).values(until=AT))

    house.database.write_now(undo)
    page = await seen(house, town)
    assert "Trop de monde dans ce lieu" in page
    assert "Un tuteur n&#39;est plus en charge un jour prévu." in page


@pytest.mark.parametrize("state", [State.REFUSED, State.CANCELLED])
async def test_what_does_not_take_place_is_not_there(
    house: House, town: Town, state: State
) -> None:
    """A measure that was refused or called off."""
    work = Work.at(house, town, making.planned)
    row = MeasureRow.id == work.measure
    house.database.write_now(
        lambda s: s.execute(update(MeasureRow).where(row).values(state=state.value, over=AT))
    )
    assert "<article" not in await seen(house, town)


async def test_it_is_the_service_s(house: House, town: Town) -> None:
    """A school, a tutor, a partner have their own pages."""
    for role in (Role.SCHOOL_HEAD, Role.CPE, Role.MISSION_TUTOR, Role.PARTNER, Role.CDEN):
        page = await at_desk(house, town.people[role]).go(PATH)
        assert page.status == 403, role


async def test_a_task_names_the_host_or_the_tutor_that_is_missing(house: House, town: Town) -> None:
    """Once and by name: whom to replace, whom to call and at which number."""
    Work.at(house, town, making.running)
    club, tutor = town.organisations["club"], town.people[Role.MISSION_TUTOR]

    def undo(session: Session) -> None:
        ended = OrganisationRow.id == club
        session.execute(update(OrganisationRow).where(ended).values(ended=AT))
        gone = MembershipRow.person_id == tutor
        session.execute(update(MembershipRow).where(gone).values(until=AT))
        sweep(session, AT)
        open_task(session, TUTOR_TO_CALL, AT, person=tutor, detail="day:2026-11-23")

    house.database.write_now(undo)
    page = words((await at_desk(house, town.people[Role.AGENT]).go("/taches")).text)
    assert "Lieu : club" in page
    assert "Tuteur : mission_tutor<" in page
    assert "Tuteur : mission_tutor, +3363998" in page
