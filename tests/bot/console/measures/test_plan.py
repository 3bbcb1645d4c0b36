"""Planning half-days: what is proposed, what is refused beside its row, what is missing."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from resources_db.actions import Role
from resources_db.conventions.tables import ConventionRow
from resources_db.measures.machine import State
from resources_db.measures.tables import MeasureRow, NoticeRow
from resources_db.measures.telling import Told
from resources_db.situations.tables import PartRow
from resources_db.situations.terms import Part
from tests.bot.console.desks import SQLITE, at_desk, page_of
from tests.bot.console.house import Browser
from tests.bot.console.measures.walking import Walk, form_of, open_the_club
from tests.resources_db.measures import making
from tests.resources_db.town import BEFORE

pytestmark = SQLITE
DAY_AFTER = making.TODAY + timedelta(days=2)


def beside(walk: Walk, row: int) -> str:
    """What is said in the row of a half-day."""
    assert f'id="told-{row}"' in walk.browser.text, walk.words
    return walk.words.partition(f'id="told-{row}"')[2].partition("</p>")[0]


async def ready(walk: Walk, **more: str) -> str:
    """A call with the agreement, and a city host that the missions are filled with."""
    host = walk.make_a_city_host()
    await walk.call(agreed="1", **more)
    await walk.send(walk.path, **{"where-all": host, "mission-all": "Plantations", "do": "fill"})
    return host


async def test_only_days_the_school_works_are_proposed(walk: Walk) -> None:
    """A week-end between is not, and the page says which days are left out."""
    await walk.call(agreed="1", last_day="2026-12-01")
    offered = walk.browser.text.partition('id="day-0"')[2].partition("</select>")[0]
    assert offered.count("<option") == 6
    for day in ("2026-11-28", "2026-11-29"):
        assert f'value="{day}"' not in offered
    assert "Non proposés" in walk.words
    assert "samedi 28 novembre" in walk.words


async def test_rows_are_added_and_removed_without_losing_what_was_typed(walk: Walk) -> None:
    """Each button shows the page again, with everything."""
    await ready(walk)
    await walk.send(walk.path, **{"mission-2": "Peinture du portail", "do": "remove-3"})
    assert walk.browser.text.count('<fieldset class="half" ') == 6
    assert "Peinture du portail" in walk.words
    await walk.send(walk.path, do="add")
    assert walk.browser.text.count('<fieldset class="half" ') == 7
    await walk.send(walk.path, do="save")
    assert walk.state() is State.PLANNED
    assert {one.mission for one in walk.half_days()} >= {"Peinture du portail", "Plantations"}


async def test_what_is_refused_is_told_on_its_row(walk: Walk) -> None:
    """R1, R3 and slips of the keyboard: on that half-day, and on no other; nothing is planned."""
    host = await ready(walk)
    usual = form_of(walk.browser.text, walk.path)
    for row, changed, words in (
        (0, {"activity-0": "reflection"}, "d'abord reçus"),
        (2, {"where-2": ""}, "Une mission a lieu quelque part"),
        (3, {"where-3": f"{host.partition(':')[0]}:"}, "tuteur désigné"),
        (1, {"starts-1": "20:00", "ends-1": "22:00"}, "jours et heures de classe"),
        (1, {"ends-1": "08:00"}, "la fin vient après le début"),
        (1, {"day-1": "2026-11-20"}, "aujourd'hui ou plus tard"),
        (1, {"day-1": "2026-12-04"}, ""),
        (3, {"mission-3": "x" * 201}, "200 caractères"),
    ):
        await walk.browser.post(walk.path, usual | changed | {"do": "save", "nonce": f"{changed}"})
        assert walk.browser.status in {409, 422}
        assert words in beside(walk, row)
        assert walk.browser.text.count('id="told-') == 1, changed
    meeting = {"starts-1": "11:00", "ends-1": "13:00", "do": "save"}
    await walk.browser.post(walk.path, usual | meeting)
    for row in (0, 1):
        assert "se chevauchent" in beside(walk, row), "either may be moved"
    assert walk.state() is State.AGREED


async def test_a_responsibility_keeps_its_own_limits(walk: Walk) -> None:
    """R44: what is proposed is within them, and what is not is told on its row."""
    with_school = walk.town.organisations["school"]
    walk.house.database.write_now(lambda s: s.add(school_convention(with_school)))
    await ready(walk, frame="sanction", last_day="2026-12-11")
    await walk.send(walk.path, **{"ends-0": "21:00", "do": "save"})
    assert "trois heures par jour" in beside(walk, 0)
    await walk.send(walk.path, **{"starts-0": "10:00", "ends-0": "12:00", "do": "save"})
    assert "en dehors des heures de cours" in beside(walk, 0)
    await walk.send(walk.path, **{"starts-0": "17:00", "ends-0": "19:00", "do": "save"})
    assert walk.state() is State.PLANNED, walk.words
    found = walk.half_days()
    assert len(found) == 10, "twenty hours, by two"
    assert all(one.starts.hour >= 13 for one in found)


async def test_inside_the_school_it_takes_place_there(walk: Walk) -> None:
    """As a sanction it needs nobody's agreement (R45); an adult of the school is in charge."""
    await walk.call(frame="sanction-inside")
    assert walk.state() is State.AGREED
    assert "joindre la famille" not in walk.words
    school = walk.town.organisations["school"]
    where = f"{school}:{walk.town.people[Role.CPE]}"
    assert walk.browser.text.count(f'value="{school}:" selected') == 4
    rows = {f"where-{row}": where for row in range(4)}
    await walk.send(walk.path, **rows, do="save")
    assert walk.state() is State.PLANNED, walk.words
    assert {one.host_id for one in walk.half_days()} == {school}


async def test_a_fifth_day_of_a_week_is_told(walk: Walk) -> None:
    """R44: four days a week."""
    with_school = walk.town.organisations["school"]
    walk.house.database.write_now(lambda s: s.add(school_convention(with_school)))
    await ready(walk, frame="sanction", first_day="2026-11-23", last_day="2026-11-28")
    await walk.send(walk.path, do="add")
    fifth = {"day-4": "2026-11-28", "activity-4": "review", "starts-4": "09:00", "ends-4": "11:00"}
    await walk.send(walk.path, **fifth, **{"where-4": "", "do": "save"})
    assert "quatre jours par semaine" in beside(walk, 4)


def school_convention(school: int) -> ConventionRow:
    """The city's agreement with a school."""
    return ConventionRow(
        organisation_id=school, kind="school", signed=date(2025, 9, 1), years=3,
        renewed=False, notice_months=6, ends_with_school_year=False, review_months=12,
        recorded=BEFORE,
    )  # fmt: skip


async def test_an_association_is_taken_up_one_tap_at_a_time(walk: Walk) -> None:
    """No convention, then no agreement, then no places: each with what mends it (R4, R11)."""
    club = walk.town.organisations["club"]
    coordinator = at_desk(walk.house, walk.town.people[Role.COORDINATOR])
    await walk.call(agreed="1")
    assert "club – pas de convention en cours" in walk.words
    assert "La coordination enregistre la convention" in walk.words
    assert '"/equipe/conventions"' in (await coordinator.go(walk.path)).text
    walk.house.database.write_now(lambda s: making.convention(s, club))
    await walk.browser.go(walk.path)
    assert "club – accord de la famille à demander" in walk.words
    await walk.send(f"/mesures/{walk.code}/lien", host=str(club))
    assert "Demandé à la famille" in walk.words
    assert walk.house.database.read_now(
        lambda s: s.scalar(
            select(PartRow.id).where(
                PartRow.situation_id == walk.measure().situation_id,
                PartRow.part == Part.PARTNER,
                PartRow.organisation_id == club,
            )
        )
    )
    await note_the_answer(walk)
    await walk.browser.go(walk.path)
    assert "club – nombre de places à noter" in walk.words
    walk.house.database.write_now(lambda s: making.places(s, club, 1))
    await walk.browser.go(walk.path)
    assert "1 place libre" in walk.words
    assert "jusqu'au 2028-08-31" in walk.words
    await walk.send(walk.path, **{"where-all": walk.club, "do": "fill"})
    await walk.send(walk.path, do="save")
    assert walk.state() is State.PLANNED, walk.words
    assert {one.host_id for one in walk.half_days()} == {None, club}


async def note_the_answer(walk: Walk) -> None:
    """From the plan, the family's answer to the link, on the telephone."""
    situation = page_of(walk.house, walk.measure().situation_id)
    await walk.send(f"{situation}/lire")
    assert "club" in walk.words
    await walk.send(f"{situation}/reponse", means="phone", proof="mère, 16 h", answer="yes")


async def test_another_plan_is_another_contract(walk: Walk) -> None:
    """What is planned is shown again, with a word of caution."""
    await ready(walk)
    await walk.send(walk.path, do="save")
    await walk.browser.go(walk.path)
    assert "un autre contrat" in walk.words
    assert walk.browser.text.count('<fieldset class="half" ') == 7
    await walk.send(walk.path, do="remove-4")
    await walk.send(walk.path, do="save")
    assert len(walk.half_days()) == 6
    assert walk.measure().plan == 2


async def test_it_is_called_off_by_one_tap(walk: Walk) -> None:
    """Before it begins; afterwards nothing is planned any more."""
    await ready(walk)
    await walk.send(f"/mesures/{walk.code}/annuler")
    assert walk.state() is State.CANCELLED
    await walk.browser.go(walk.path)
    assert 'name="do"' not in walk.browser.text


async def test_a_second_measure_begins_at_the_situation(walk: Walk) -> None:
    """The family is known and has agreed: a frame and two days are enough."""
    walk.house.database.write_now(lambda s: making.agree(s, walk.town))
    situation = page_of(walk.house, walk.town.situation)
    await walk.browser.go(situation)
    await walk.follow(f"{situation}/mesure")
    await walk.send(f"{situation}/mesure", frame="alternative", last_day="2026-11-20")
    assert walk.browser.status == 422
    assert 'id="last_day-wrong"' in walk.browser.text
    await walk.send(f"{situation}/mesure", last_day="2026-11-26")
    assert walk.browser.where.endswith("/planifier")
    walk.code = walk.browser.where.split("/")[3]
    assert walk.state() is State.AGREED


async def running(walk: Walk) -> None:
    """A measure of the town's situation, signed: it runs."""
    walk.house.database.write_now(lambda s: open_the_club(s, walk.town))
    number = walk.house.database.write_now(
        lambda s: making.running(
            s, walk.town, [making.reception(), making.mission(walk.town),
                           making.mission(walk.town, DAY_AFTER)]
        )
    )  # fmt: skip
    walk.code = walk.house.database.read_now(lambda s: s.get_one(MeasureRow, number).code)


async def test_while_it_runs_only_one_half_day_changes(walk: Walk) -> None:
    """That day moves, the others stay as they were, and everyone is told once."""
    await running(walk)
    await walk.browser.go(walk.path)
    path = f"/mesures/{walk.code}/changer"
    assert walk.browser.where == f"/equipe{path}"
    first, second, third = walk.half_days()
    assert f"?demi={first.id}" not in walk.browser.text, "it has begun"
    await walk.follow(f"{path}?demi={second.id}")
    await walk.send(path, **{"starts-0": "20:00", "ends-0": "21:00"})
    assert walk.browser.status == 409
    assert "jours et heures de classe" in beside(walk, 0)
    await walk.send(path, **{"starts-0": "10:00", "ends-0": "12:00"})
    assert "est changée" in walk.words
    after = walk.half_days()
    assert [one.starts for one in (after[0], after[2])] == [first.starts, third.starts]
    assert after[1].starts != second.starts
    told = select(NoticeRow.id).where(NoticeRow.kind == Told.CHANGED.value)
    assert walk.house.database.read_now(lambda s: s.scalars(told).all())


async def test_nobody_else_plans_it(walk: Walk) -> None:
    """A référent of another situation, a tutor and a school find nothing, or may not come."""
    await walk.call(agreed="1")
    for who in ("referent", "tutor", "cpe"):
        browser: Browser = at_desk(walk.house, walk.town.strangers[who])
        await browser.go(walk.path)
        assert browser.status in {403, 404}
        assert "Léo" not in browser.text
