"""The places of hosts, and the line before one that is full."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import product

from resources_db.actions import Role
from resources_db.hosting.actions import SetCapacity
from resources_db.hosting.grid import places_grid
from resources_db.hosting.places import left, places_on
from resources_db.hosting.reading import InLine, lines
from resources_db.hosting.terms import Slot
from resources_db.measures.machine import State
from resources_db.measures.terms import Half
from tests.bot.console.desks import SQLITE, at_desk
from tests.bot.console.house import Browser
from tests.bot.console.measures.walking import Walk
from tests.resources_db.measures import making
from tests.resources_db.town import AT

SECOND = {"given_name": "Nina", "phone": "06 39 98 77 77"}


async def note(walk: Walk, host: str, **more: str) -> None:
    """Say how many places a host has."""
    await walk.browser.go("/places")
    await walk.send("/places", host=host.partition(":")[0], **more)


def line_of(walk: Walk, day: str) -> str:
    """A day in the grid of the city's host."""
    grid = walk.words.partition("Espaces verts</h2>")[2].partition("</table>")[0]
    return grid.partition(day)[2].partition("</tr>")[0]


async def plan(walk: Walk, host: str) -> None:
    """A call, with every mission at one host."""
    await walk.call(agreed="1")
    await walk.send(walk.path, **{"where-all": host, "do": "fill"})
    await walk.send(walk.path, do="save")


async def queue(walk: Walk, host: str) -> tuple[Walk, InLine]:
    """A second call for days on which the host is full: it waits."""
    later = Walk(walk.house, walk.town, walk.browser)
    await later.call(agreed="1", **SECOND)
    number = host.partition(":")[0]
    assert f'value="wait-{number}"' in later.browser.text
    assert "Espaces verts – complet" in later.words
    await later.send(later.path, **{"mission-2": "Peinture", "do": f"wait-{number}"})
    assert "La mesure attend une place" in later.words
    assert "numéro 1 dans la file" in later.words
    assert 'value="Peinture"' in later.browser.text, "what was typed stays"
    (waiting,) = walk.house.database.read_now(lines)[int(number)]
    return later, waiting


@SQLITE
async def test_places_are_noted_for_days_of_the_week_or_for_one_day(walk: Walk) -> None:
    """The grid shows them; one day comes before the week."""
    host = walk.make_a_city_host(places=0)
    await note(walk, host, places="3", weekday="1")
    assert "C'est noté" in walk.words
    assert "0 sur 3 places" in walk.words
    await note(walk, host, places="1", day="2026-11-24")
    assert "0 sur 1 place" in line_of(walk, "mar. 24 nov.")
    assert "0 sur 3 places" in line_of(walk, "mar. 1 déc.")


@SQLITE
async def test_what_is_wrong_with_places_is_told_beside_its_field(walk: Walk) -> None:
    """And what was typed stays."""
    host = walk.make_a_city_host()
    await note(walk, host, places="99", until="2026-01-01")
    assert walk.browser.status == 422
    for name in ("places", "weekday", "until"):
        assert f'id="{name}-wrong"' in walk.browser.text, name
    assert 'value="99"' in walk.browser.text
    await note(walk, "12345", places="1", weekday="1")
    assert 'id="host-wrong"' in walk.browser.text


async def test_a_full_host_is_waited_for_and_its_freed_place_is_planned(walk: Walk) -> None:
    """Full, then in line, then offered with its deadline, then planned with: never one too many."""
    host = walk.make_a_city_host(places=1)
    await plan(walk, host)
    assert walk.state() is State.PLANNED
    later, waiting = await queue(walk, host)
    await later.send(later.path, **{f"where-{row}": host for row in (2, 3, 4, 5)}, do="save")
    assert later.browser.status == 409
    assert "n'a plus de place" in later.words
    await walk.browser.go(walk.path)
    await walk.send(f"/mesures/{walk.code}/annuler")
    await later.browser.go("/taches")
    await later.follow(f"{later.path}?place={waiting.row}")
    assert "une place est gardée pour cette mesure, jusqu'à" in later.words
    assert later.browser.text.count(f'value="{host}" selected') == 4
    await later.send(later.path, do="save")
    assert later.state() is State.PLANNED, later.words
    assert not walk.house.database.read_now(lines)


@SQLITE
async def test_an_offered_place_is_let_go_to_the_next(walk: Walk) -> None:
    """The page of places shows the line in order; one tap and it is the next one's."""
    host = walk.make_a_city_host(places=1)
    number = int(host.partition(":")[0])
    await plan(walk, host)
    later, _waiting = await queue(walk, host)
    last = Walk(walk.house, walk.town, walk.browser)
    await last.call(agreed="1", given_name="Sami", phone="06 39 98 88 88")
    await last.send(last.path, do=f"wait-{number}")
    assert "numéro 2 dans la file" in last.words
    await walk.browser.go(walk.path)
    await walk.send(f"/mesures/{walk.code}/annuler")
    await walk.browser.go("/places")
    line = walk.words.partition("La file d'attente")[2].partition("</ol>")[0]
    assert "1. Nina : une place est gardée jusqu'à" in line
    assert "2. Sami" in line
    await walk.send(f"/mesures/{later.code}/file")
    assert walk.browser.where == "/equipe/places"
    (only,) = walk.house.database.read_now(lines)[number]
    assert only.measure == last.measure().id
    assert only.until is not None


@SQLITE
async def test_fewer_places_than_young_people_are_shown_as_too_many(walk: Walk) -> None:
    """Whoever is expected stays; the page says which half-days are over."""
    host = walk.make_a_city_host(places=1)
    await plan(walk, host)
    await note(walk, host, places="0", day="2026-11-26")
    assert "Plus de jeunes attendus que de places" in walk.words
    assert "trop de jeunes" in line_of(walk, "jeu. 26 nov.")


@SQLITE
async def test_a_referent_sees_places_and_notes_none(walk: Walk) -> None:
    """Names of the line are only for those whose situation it is."""
    host = walk.make_a_city_host(places=1)
    await plan(walk, host)
    await queue(walk, host)
    browser: Browser = at_desk(walk.house, walk.town.people[Role.REFERENT_DE_PARCOURS])
    await browser.go("/places")
    assert browser.status == 200
    assert "Nina" not in browser.text
    assert 'action="/equipe/places"' not in browser.text
    assert "/file" not in browser.text


async def test_the_grid_counts_as_the_door_does(walk: Walk) -> None:
    """The same number of places left, for every host, day and half."""
    town, database = walk.town, walk.house.database
    database.write_now(lambda s: making.planned(s, town))
    one_day = SetCapacity(town.organisations["club"], 3, making.TOMORROW)
    week = replace(one_day, places=1, weekdays=frozenset({1, 2}), last=making.TOMORROW)
    for noted in (one_day, week):
        database.write_now(partial(making.ask, town=town, action=noted))
    hosts = [town.organisations["club"], town.organisations["service"]]
    days = [AT.date() + timedelta(days=n) for n in range(4)]
    grid = database.read_now(lambda s: places_grid(s, hosts, days, AT))
    for host, day, half in product(hosts, days, Half):
        slot, there = Slot(day, half), grid[host, Slot(day, half)]
        assert there.places == database.read_now(partial(places_on, organisation=host, day=day))
        expected = database.read_now(partial(left, organisation=host, slot=slot, at=AT))
        assert expected == (None if there.places is None else there.places - there.taken)
