"""From the CPE's call at four o'clock to a planned measure, and what the form says on the way."""

from __future__ import annotations

from sqlalchemy import func, select

from resources_db.actions import Role
from resources_db.agreements.tables import AgreementRow
from resources_db.measures.machine import State
from resources_db.measures.tables import MeasureRow
from resources_db.measures.terms import Activity
from resources_db.situations.tables import SituationRow
from tests.bot.console.desks import SQLITE, at_desk, page_of
from tests.bot.console.measures.walking import CALL, Walk

MOST_FIELDS = 9
MOST_TAPS = 4
"""From the first page to a planned measure; nine fields of twenty seconds are three minutes."""


def count(walk: Walk, row: type[SituationRow | MeasureRow | AgreementRow]) -> int:
    """How many rows a table has."""
    return walk.house.database.read_now(lambda s: s.scalar(select(func.count(row.id)))) or 0


async def test_from_the_call_to_a_planned_measure(walk: Walk) -> None:
    """One tap from the first page, eight fields with the agreement, one for the missions' place."""
    city = walk.make_a_city_host()
    await walk.browser.go("/")
    await walk.follow("/appel")
    school = str(walk.town.organisations["school"])
    await walk.send("/appel", school=school, agreed="1", **CALL)
    walk.code = walk.browser.where.split("/")[3]
    assert "accord provisoire" in walk.words
    assert walk.state() is State.AGREED
    await walk.send(walk.path, **{"where-all": city, "do": "fill"})
    await walk.send(walk.path, do="save")
    assert "Les jours sont planifiés" in walk.words
    assert walk.state() is State.PLANNED
    found = walk.half_days()
    assert [one.activity for one in found[:2]] == [Activity.RECEPTION, Activity.REFLECTION]
    assert {one.activity for one in found[2:-1]} == {Activity.MISSION}
    assert found[-1].activity == Activity.REVIEW
    assert len(found) == 7, "Wednesday afternoon there is no class"
    assert walk.fields <= MOST_FIELDS, walk.fields
    assert walk.taps <= MOST_TAPS, walk.taps


@SQLITE
async def test_what_was_typed_stays_and_each_mistake_is_told_beside_its_field(walk: Walk) -> None:
    """Nothing is kept of a call that cannot be: it is mended, and sent again."""
    before = count(walk, SituationRow)
    await walk.call(given_name="?", phone="12", last_day="2026-11-20", informed="2026-12-01",
                    guardian_name="Şerife Öztürk", class_name="4e C")  # fmt: skip
    assert walk.browser.status == 422
    for name in ("given_name", "phone", "last_day", "informed"):
        assert f'id="{name}-wrong"' in walk.browser.text, name
        assert f'href="#{name}"' in walk.browser.text, name
    assert "relisez-le, par exemple 06 39 98 12 34" in walk.words
    for typed in ("Şerife Öztürk", "4e C", 'value="12"'):
        assert typed in walk.words
    assert count(walk, SituationRow) == before
    await walk.send("/appel", given_name="Léo", phone="06 39 98 66 66", last_day="2026-11-27",
                    informed="2026-11-23")  # fmt: skip
    assert walk.browser.status == 200
    assert count(walk, SituationRow) == before + 1


@SQLITE
async def test_a_rule_is_told_beside_its_field(walk: Walk) -> None:
    """Eight days at most (R1), days to come, one of the frames, a school that is known."""
    await walk.browser.go("/appel")
    school = str(walk.town.organisations["school"])
    for more, name, words in (
        ({"last_day": "2026-12-08"}, "last_day", "huit jours au plus"),
        ({"first_day": "2026-11-16", "last_day": "2026-11-17"}, "last_day", "sont passés"),
        ({"frame": ""}, "frame", "Choisissez ce que l'établissement a décidé"),
        ({"school": "999999"}, "school", "Choisissez l'établissement"),
    ):
        await walk.send("/appel", **{"school": school, **CALL, **more})
        assert walk.browser.status in {409, 422}
        beside = walk.words.partition(f'id="{name}-wrong"')[2].partition("</span>")[0]
        assert words in beside, name
        assert 'value="Léo"' in walk.browser.text


@SQLITE
async def test_without_an_agreement_nothing_is_planned_before_the_family_was_called(
    walk: Walk,
) -> None:
    """The plan says so first, with the number to call; a yes on the telephone is provisional."""
    await walk.call()
    assert walk.state() is State.DRAFTED
    assert "D'abord, l'accord de la famille" in walk.words
    assert "tel:+33639986666" in walk.browser.text
    await walk.send(walk.path, do="save")
    assert walk.browser.status == 409
    assert "Il manque l'accord" in walk.words
    assert 'id="told-' not in walk.browser.text, "it is about no half-day"
    await walk.send(f"/mesures/{walk.code}/accord")
    assert walk.state() is State.AGREED
    assert "provisoire" in walk.words
    assert "D'abord, l'accord" not in walk.words


@SQLITE
async def test_the_same_call_sent_twice_is_one(walk: Walk) -> None:
    """A second press, a slow line: one situation, one measure, one answer."""
    await walk.browser.go("/appel")
    fields = walk.browser.hidden("/appel") | CALL | {"agreed": "1"}
    fields["school"] = str(walk.town.organisations["school"])
    rows = (SituationRow, MeasureRow, AgreementRow)
    before = [count(walk, row) for row in rows]
    for _ in range(2):
        await walk.browser.post("/appel", fields)
        assert walk.browser.status == 200
    assert [count(walk, row) for row in rows] == [one + 1 for one in before]


@SQLITE
async def test_a_number_that_is_known_asks_whether_it_is_the_same_pupil(walk: Walk) -> None:
    """The same one has a second measure, not a second situation; a sister has her own."""
    await walk.call()
    before = count(walk, SituationRow)
    known = situation_of(walk)
    await walk.call(given_name="Nina")
    assert walk.browser.status == 409
    assert "Est-ce le même élève ?" in walk.words
    assert f'href="/equipe{known}/mesure"' in walk.browser.text
    assert 'value="Nina"' in walk.browser.text
    assert count(walk, SituationRow) == before
    await walk.send("/appel", other="1")
    assert walk.browser.status == 200
    assert count(walk, SituationRow) == before + 1


def situation_of(walk: Walk) -> str:
    """The page of the situation that a call opened."""
    return page_of(walk.house, walk.measure().situation_id)


@SQLITE
async def test_a_call_with_an_agreement_to_a_text_that_changed_keeps_nothing(walk: Walk) -> None:
    """All of it or nothing: the text is read out again."""
    before = count(walk, SituationRow)
    await walk.call(agreed="1", version="2020-01")
    assert walk.browser.status == 409
    assert count(walk, SituationRow) == before


@SQLITE
async def test_only_the_desk_takes_calls(walk: Walk) -> None:
    """A référent is shown no button for it; « Situations » shows it to an agent."""
    await walk.browser.go("/situations")
    await walk.follow("/appel")
    browser = at_desk(walk.house, walk.town.people[Role.REFERENT_DE_PARCOURS])
    assert "/equipe/appel" not in (await browser.go("/situations")).text
    assert "/equipe/appel" not in (await browser.go("/")).text
    assert (await browser.go("/appel")).status == 403
