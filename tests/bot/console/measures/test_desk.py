"""The service at work on one measure: each gesture of its life, and why one is refused."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Answer, Means
from resources_db.measures.actions import CheckCompletion, GiveLearnt, PlanDays
from resources_db.measures.danger import WORDS_OF_DANGER
from resources_db.measures.finding import last_marks, signatures
from resources_db.measures.machine import State
from resources_db.measures.sweeping import sweep
from resources_db.measures.tables import HalfDayRow
from resources_db.measures.terms import (
    Activity,
    Frame,
    Ground,
    HalfDay,
    Learnt,
    Mark,
    Regime,
    Site,
)
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Part
from resources_db.tasks.opening import open_tasks
from tests.bot.console.desks import SQLITE, at_desk
from tests.bot.console.house import House
from tests.bot.console.measures.working import Work, signed_tomorrow
from tests.resources_db.measures import making
from tests.resources_db.town import Town

pytestmark = SQLITE
ALL_FOUR = {f"signed-{one}": "1" for one in ("head", "service", "pupil", "holder")}


def without_referent(session: Session, town: Town) -> None:
    """Nobody follows the young person yet."""
    for row in session.scalars(select(PartRow).where(PartRow.part == Part.REFERENT)):
        session.delete(row)


async def test_the_service_and_the_head_sign_on_their_pages(house: House, town: Town) -> None:
    """Each once, in their own quality; who is still missing stands beside it."""
    work = Work.at(house, town, making.planned)
    page = await work.seen_by(Role.CPE)
    assert f'action="/equipe{work.path}/signer"' not in page.text
    for role, words in ((Role.AGENT, "le service Jeunesse"), (Role.SCHOOL_HEAD, "l'établissement")):
        page = await work.seen_by(role)
        assert f"Je signe pour {words}".replace("'", "&#39;") in page.text
        form = page.hidden(f"{work.path}/signer")
        await page.post(f"{work.path}/signer", form)
        assert "Votre signature est notée" in page.text
        assert f'action="/equipe{work.path}/signer"' not in page.text
    assert page.text.count("Pas encore signé") == 2


async def test_terms_that_changed_are_read_again(house: House, town: Town) -> None:
    """What was signed is what was shown: another plan makes the old page worth nothing."""
    work = Work.at(house, town, making.planned)
    page = await work.seen_by(Role.AGENT)
    await work.send(page, "signer", terms="0" * 64)
    assert page.status == 409
    assert 'role="alert"' in page.text
    assert work.state() is State.PLANNED


async def test_the_sheet_of_the_first_morning_begins_it(house: House, town: Town) -> None:
    """The four at once; the holder by name, where it is kept; it runs."""
    work = Work.at(house, town, making.planned)
    page = await work.seen_by(Role.AGENT)
    filled = {**ALL_FOUR, "holder": str(town.people[Role.GUARDIAN]), "kept": "classeur 7"}
    for wrong in ({"kept": " "}, {"holder": ""}, {"holder": str(town.strangers["guardian"])}):
        await (await page.go(work.path)).send(f"{work.path}/feuille", **{**filled, **wrong})
        assert page.status == 409, wrong
        assert "checked" in page.text, "what was ticked stays"
        assert work.state() is State.PLANNED
    await work.send(await page.go(work.path), "feuille", **filled)
    assert "Les signatures de la feuille sont notées" in page.text
    assert "classeur 7" in page.text
    assert work.state() is State.RUNNING
    proofs = house.database.read_now(lambda s: signatures(s, work.row))
    assert {one.means for one in proofs} == {Means.PAPER.value}
    assert town.people[Role.SCHOOL_HEAD] in {one.person_id for one in proofs}


async def test_without_one_signature_it_does_not_begin(house: House, town: Town) -> None:
    """The missing one is named, and nothing begins (R2)."""
    work = Work.at(house, town, making.planned)
    page = await work.seen_by(Role.AGENT)
    three = {name: "1" for name in ALL_FOUR if name != "signed-pupil"}
    holder = str(town.people[Role.GUARDIAN])
    await work.send(page, "feuille", **three, holder=holder, kept="classeur 7")
    assert page.status == 200
    assert work.state() is State.PLANNED
    await page.post(f"{work.path}/commencer", {"csrf": page.csrf})
    assert page.status == 409
    assert "signé par l&#39;élève" in page.text


async def test_signed_before_it_begins_by_one_button(house: House, town: Town) -> None:
    """On its day, not before."""
    work = Work.at(house, town, signed_tomorrow)
    page = await work.seen_by(Role.AGENT)
    assert f"{work.path}/commencer" not in page.text
    await page.post(f"{work.path}/commencer", {"csrf": page.csrf})
    assert page.status == 409
    house.clock.passes(days=1)
    await work.send(await work.seen_by(Role.AGENT), "commencer")
    assert work.state() is State.RUNNING


async def test_a_half_day_is_marked_by_one_tap_and_corrected(house: House, town: Town) -> None:
    """By the service any, by a tutor theirs, by nobody one to come."""
    work = Work.at(house, town, making.running)
    rows = house.database.read_now(
        lambda s: s.scalars(select(HalfDayRow.id).order_by(HalfDayRow.starts)).all()
    )
    page = await work.seen_by(Role.AGENT)
    for said in (Mark.ABSENT, Mark.LATE):
        await work.send(page, "pointer", mark=said.value, half_day=str(rows[0]))
        assert page.status == 200
        marks = house.database.read_now(lambda s: last_marks(s, work.measure))
        assert marks == {rows[0]: said}
    assert "prévenus à tort" in page.text
    await work.send(page, "pointer", mark="present", half_day=str(rows[1]))
    assert page.status == 409
    tutor = await work.seen_by(Role.MISSION_TUTOR)
    assert f"{work.path}/pointer" not in tutor.text, "it is tomorrow"
    house.clock.passes(days=1)
    await work.send(await work.seen_by(Role.MISSION_TUTOR), "pointer", mark="present")
    assert house.database.read_now(lambda s: last_marks(s, work.measure))[rows[1]] is Mark.PRESENT
    assert f"{work.path}/pointer" not in (await work.seen_by(Role.CPE)).text


async def test_an_accident_waits_for_the_heads_word(house: House, town: Town) -> None:
    """It stands first on the head's page until they say that they know; nobody says it for them."""
    work = Work.at(house, town, making.running)
    page = await work.seen_by(Role.AGENT)
    await work.send(page, "pointer", mark="accident")
    await page.post(f"{work.path}/au-courant", {"csrf": page.csrf})
    assert page.status == 409
    head = await work.seen_by(Role.SCHOOL_HEAD)
    assert "Je suis au courant" in head.text
    await work.send(head, "au-courant")
    assert "vous êtes au courant" in head.text
    assert "Je suis au courant" not in head.text


async def test_the_work_of_the_school_is_noted_by_either(house: House, town: Town) -> None:
    """With the teacher who keeps the link; a tutor never reads it."""
    work = Work.at(house, town, making.running)
    page = await work.seen_by(Role.AGENT)
    for role in (Role.AGENT, Role.CPE):
        page = await work.seen_by(role)
        await work.send(page, "travail", teacher="Mme Ba", words=f"Exercice de {role.value}")
        assert f"Exercice de {role.value}" in page.text
    await page.send(f"{work.path}/travail", teacher="", words="x")
    assert page.status == 409
    assert "Mme Ba" not in (await work.seen_by(Role.MISSION_TUTOR)).text


async def test_words_of_danger_in_the_work_are_told_at_once(house: House, town: Town) -> None:
    """Kept, with whom to call shown first; a task waits for the service."""
    work = Work.at(house, town, making.running)
    page = await work.seen_by(Role.CPE)
    await work.send(page, "travail", teacher="Mme Ba", words="Il dit qu'il veut se suicider.")
    assert 'href="tel:3114"' in page.text
    assert "Mme Ba" in page.text
    assert WORDS_OF_DANGER in {task.kind for task in house.database.read_now(open_tasks)}


async def test_what_was_learnt_is_read_by_the_service(house: House, town: Town) -> None:
    """By name, question by question; by nobody of the school."""
    work = Work.at(house, town, making.completed)
    said = GiveLearnt(town.situation, work.measure, (Learnt.YES, Learnt.A_LITTLE, Learnt.NO))
    house.database.write_now(lambda s: making.done(making.ask(s, town, said, Role.GUARDIAN)))
    page = await work.seen_by(Role.AGENT)
    told = page.text.partition('id="learnt"')[2].partition("</section>")[0]
    for words in ("guardian", "Un peu"):
        assert words in told
    assert 'id="learnt"' not in (await work.seen_by(Role.SCHOOL_HEAD)).text


async def test_a_referent_is_named_from_here(house: House, town: Town) -> None:
    """Among those who hold the role; then the name stands there."""
    house.database.write_now(lambda s: without_referent(s, town))
    work = Work.at(house, town, making.running)
    page = await work.seen_by(Role.AGENT)
    who = str(town.people[Role.REFERENT_DE_PARCOURS])
    await work.send(page, "referent", person=who)
    assert "Le référent de parcours est nommé" in page.text
    assert "referent_de_parcours" in page.text
    await page.post(f"{work.path}/referent", {"csrf": page.csrf, "person": who})
    assert page.status == 409


async def test_from_the_last_half_day_to_the_closing(house: House, town: Town) -> None:
    """Ended, the meeting of the return arranged, the day noted, closed; the last day is shown."""
    work = Work.at(house, town, making.running)
    house.clock.passes(days=1, hours=6)
    page = await work.seen_by(Role.AGENT)
    assert f"{work.path}/terminer" not in page.text
    await page.post(f"{work.path}/terminer", {"csrf": page.csrf})
    assert page.status == 409
    house.database.write_now(lambda s: making.marked(s, town, work.measure))
    await work.send(await page.go(work.path), "terminer")
    assert "allée à son terme" in page.text
    meeting = {"day": "2026-11-27", "begins": "09:00", "ends": "10:00", "room": ""}
    await work.send(page, "rendez-vous", **{**meeting, "ends": "08:00"}, place="Mairie")
    assert page.status == 422
    assert 'value="Mairie"' in page.text
    await work.send(page, "rendez-vous", **meeting, place="Mairie")
    assert "Mairie" in page.text
    assert "vendredi 27 novembre 2026" in page.text
    await work.send(page, "retour", returned="2027-01-01")
    assert page.status == 409
    await work.send(page, "retour", returned="2026-11-24")
    assert work.state() is State.RETURNED
    await work.send(page, "clore", then="over")
    assert work.state() is State.CLOSED
    assert "mardi 31 août 2027" in page.text
    closed = house.database.read_now(lambda s: s.get_one(SituationRow, town.situation).closed)
    assert closed is not None


async def test_the_accompaniment_may_go_on(house: House, town: Town) -> None:
    """The measure is closed and the situation is not."""
    work = Work.at(house, town, making.completed)
    page = await work.seen_by(Role.AGENT)
    await work.send(page, "clore", then="goes-on")
    assert work.state() is State.CLOSED
    assert "gardées tant qu" in page.text
    closed = house.database.read_now(lambda s: s.get_one(SituationRow, town.situation).closed)
    assert closed is None


async def test_called_off_before_it_begins(house: House, town: Town) -> None:
    """By the service; once it runs, it cannot any more."""
    work = Work.at(house, town, making.planned)
    other = await work.seen_by(Role.COORDINATOR)
    await work.send(await work.seen_by(Role.AGENT), "annuler")
    assert work.state() is State.CANCELLED
    await work.send(other, "annuler")
    assert other.status == 409
    assert 'role="alert"' in other.text


@pytest.mark.parametrize("firm", [False, True])
async def test_an_agreement_by_telephone_is_shown_as_provisional(
    house: House, town: Town, firm: bool
) -> None:
    """With what confirms it; the holder's signature does."""
    work = Work.at(house, town, making.planned)
    yes = update(AgreementRow).where(AgreementRow.answer == Answer.YES.value)
    house.database.write_now(lambda s: s.execute(yes.values(means=Means.PHONE.value)))
    if firm:
        house.database.write_now(
            lambda s: making.done(making.ask(s, town, making.sheet(s, town, work.measure)))
        )
    page = await work.seen_by(Role.AGENT)
    assert ("Accord provisoire" in page.text) is not firm


async def test_the_situation_and_its_measures_lead_to_each_other(house: House, town: Town) -> None:
    """One click from either."""
    work = Work.at(house, town, making.running)
    page = await work.seen_by(Role.AGENT)
    code = house.database.read_now(lambda s: s.get_one(SituationRow, town.situation).code)
    assert f"/equipe/situations/{code}" in page.text
    assert f"/equipe{work.path}" in (await page.go(f"/situations/{code}")).text


async def test_today_tells_who_arrives_and_what_is_missing(house: House, town: Town) -> None:
    """The half-days of the day, to those who may see them."""
    work = Work.at(house, town, making.planned)
    agent = await at_desk(house, town.people[Role.AGENT]).go("/")
    today = agent.text.partition('id="measures-today"')[2].partition("</section>")[0]
    assert work.path in today
    assert "young_person" in today
    assert "Signatures à recueillir" in today
    assert "Pas encore de travail" in today
    tutor = town.people[Role.MISSION_TUTOR]
    assert 'id="measures-today"' not in (await at_desk(house, tutor).go("/")).text
    house.clock.passes(days=1)
    assert work.path in (await at_desk(house, tutor).go("/")).text
    house.clock.passes(days=1)
    assert 'id="measures-today"' not in (await at_desk(house, tutor).go("/")).text


async def test_a_task_about_a_measure_leads_to_it(house: House, town: Town) -> None:
    """From « Tâches », and from « Aujourd'hui »."""
    work = Work.at(house, town, making.running)
    later = house.clock.now + timedelta(hours=4)
    house.database.write_now(lambda s: sweep(s, later))
    agent = await at_desk(house, town.people[Role.AGENT]).go("/taches")
    assert f'href="/equipe{work.path}"' in agent.text


async def test_inside_the_school_the_head_signs_and_checks_and_the_school_marks(
    house: House, town: Town
) -> None:
    """A sanction inside it (R45, R47): no family signs; the end waits for the head's word."""
    work = Work.at(house, town, inside)
    page = await work.seen_by(Role.AGENT)
    assert "Un titulaire" not in page.text.partition('id="contrat"')[2].partition("</section>")[0]
    await work.send(await work.seen_by(Role.SCHOOL_HEAD), "signer")
    assert work.state() is State.SIGNED
    house.clock.passes(hours=9)
    page = await work.seen_by(Role.CPE)
    await work.send(page, "pointer", mark="present")
    assert page.status == 200
    assert work.state() is State.RUNNING
    house.clock.passes(hours=2)
    page = await work.seen_by(Role.AGENT)
    assert "Le chef d&#39;établissement doit dire" in page.text
    assert f"{work.path}/terminer" not in page.text
    await page.post(f"{work.path}/terminer", {"csrf": page.csrf})
    assert page.status == 409
    head = await work.seen_by(Role.SCHOOL_HEAD)
    asked = head.text.partition('id="attendu"')[2].partition("</section>")[0]
    assert "réalisée en entier" in asked
    check = CheckCompletion(town.situation, work.measure, respected=True, educational=True)
    at = house.clock.now
    asked_of_head = house.database.write_now(
        lambda s: making.ask(s, town, check, Role.SCHOOL_HEAD, at)
    )
    making.done(asked_of_head)
    await work.send(await work.seen_by(Role.AGENT), "terminer")
    assert work.state() is State.COMPLETED


def inside(session: Session, town: Town) -> int:
    """As a sanction, in the school, this evening."""
    making.make_possible(session, town)
    frame = Frame(Regime.RESPONSIBILITY, Ground.SANCTION, Site.INSIDE)
    measure = making.drafted(session, town, frame)
    evening = HalfDay(making.TODAY, time(17), time(19), Activity.REFLECTION)
    days = PlanDays(town.situation, measure, (evening,))
    making.done(making.ask(session, town, days))
    return measure
