"""What the head of a school decides about a measure, from its page."""

from __future__ import annotations

from sqlalchemy.orm import Session

from resources_db.actions import Done, Role
from resources_db.door import perform
from resources_db.fiches.actions import AskAboutFiche, SendFiche
from resources_db.fiches.terms import CATEGORIES
from resources_db.measures.actions import MarkHalfDay
from resources_db.measures.machine import State
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Frame, Ground, Mark, Regime
from resources_db.tasks.opening import open_tasks
from tests.bot.console.desks import SQLITE, at_desk
from tests.bot.console.house import House
from tests.bot.console.measures.working import Work
from tests.resources_db.measures import making
from tests.resources_db.town import Town

pytestmark = SQLITE


async def test_the_head_ends_it_knowing_who_will_be_told(house: House, town: Town) -> None:
    """With a ground, and for good; the service finds it among its tasks (R9)."""
    work = Work.at(house, town, making.running)
    page = await work.seen_by(Role.SCHOOL_HEAD)
    before = page.text.partition('id="arreter"')[2]
    for words in ("élève et ses responsables", "le service Jeunesse", "mission_tutor"):
        assert words in before.partition("<button")[0]
    await work.send(page, "arreter", ground="")
    assert page.status == 409
    assert work.state() is State.RUNNING
    await work.send(page, "arreter", ground="safety")
    assert "Les personnes concernées sont prévenues" in page.text
    assert (work.state(), work.row.end_ground) == (State.ENDED, "safety")
    assert "arreter" not in page.text
    assert "stopped_by_head" in [one.kind for one in house.database.read_now(open_tasks)]
    for role in (Role.CPE, Role.AGENT):
        assert "/arreter" not in (await work.seen_by(role)).text


INSTEAD = Frame(Regime.RESPONSIBILITY, Ground.INSTEAD)


def instead(session: Session, town: Town) -> int:
    """In place of an exclusion, under way since this morning."""
    making.make_possible(session, town)
    measure = making.drafted(session, town, INSTEAD, 30)
    row = session.get_one(MeasureRow, measure)
    row.state = State.RUNNING.value
    return measure


async def test_the_head_checks_and_reads_what_follows(house: House, town: Town) -> None:
    """Of each answer before, of their own after; both questions are answered (R47)."""
    work = Work.at(house, town, instead)
    page = await work.seen_by(Role.SCHOOL_HEAD)
    assert "elle seule est inscrite" in page.text
    assert "exclusion prévue est appliquée" in page.text
    await work.send(page, "verifier", in_full="non")
    assert page.status == 409
    assert work.row.checked is None
    await work.send(page, "verifier", in_full="non", educational="oui")
    assert (work.row.respected, work.row.educational) == (False, True)
    assert "Changer ma réponse" in page.text
    assert "/verifier" not in (await work.seen_by(Role.CPE)).text


async def test_nobody_else_is_offered_it(house: House, town: Town) -> None:
    """Nor is such a form taken from them: a tutor, for one."""
    work = Work.at(house, town, making.running)
    head = await work.seen_by(Role.SCHOOL_HEAD)
    tutor = await work.seen_by(Role.MISSION_TUTOR)
    for form in ("verifier", "arreter"):
        assert f"{work.path}/{form}" not in tutor.text
    for form, fields in (
        ("arreter", {"ground": "safety"}),
        ("verifier", {"in_full": "oui", "educational": "oui"}),
    ):
        sent = {**head.hidden(f"{work.path}/{form}"), "csrf": tutor.csrf, **fields}
        await tutor.post(f"{work.path}/{form}", sent)
        assert tutor.status == 409, form
    assert work.state() is State.RUNNING


def accident(session: Session, town: Town) -> int:
    """It runs, and an accident was noted."""
    measure = making.running(session, town)
    half_day = making.first_half_day(session, measure)
    mark = MarkHalfDay(town.situation, half_day, Mark.ACCIDENT)
    making.done(making.ask(session, town, mark))
    return measure


async def test_the_first_page_says_what_is_expected_of_a_school(house: House, town: Town) -> None:
    """What happened first, known in one tap; then the rest. A CPE is not asked what a head is."""
    work = Work.at(house, town, accident)
    head = await at_desk(house, town.people[Role.SCHOOL_HEAD]).go("/")
    assert "Quelque chose s&#39;est passé" in head.text
    await work.send(head, "au-courant")
    assert head.where == f"/equipe{work.path}"
    await head.go("/")
    assert "/au-courant" not in head.text
    assert "Donnez le travail" in head.text
    assert f"{work.path}#travail" in head.text
    cpe = await at_desk(house, town.people[Role.CPE]).go("/")
    assert "Quelque chose" not in cpe.text
    other = await at_desk(house, town.strangers["head"]).go("/")
    assert "Rien pour le moment" in other.text
    agent = await at_desk(house, town.people[Role.AGENT]).go("/")
    assert "Nouvelle fiche" not in agent.text


async def test_a_question_about_a_fiche_is_on_the_first_page(house: House, town: Town) -> None:
    """Until it is answered."""
    school, cpe = town.organisations["school"], town.actor(Role.CPE)
    send = SendFiche(school, "C. D.", CATEGORIES[0], making.TODAY)

    def work(session: Session) -> None:
        sent = perform(session, cpe, send, house.clock())
        assert isinstance(sent, Done)
        asked = AskAboutFiche(school, sent.id or 0, "Depuis quand ?")
        perform(session, town.actor(Role.AGENT), asked, house.clock())

    house.database.write_now(work)
    page = await at_desk(house, town.people[Role.CPE]).go("/")
    assert "Le service vous pose une question" in page.text
    assert "C. D." in page.text
