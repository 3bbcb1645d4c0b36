"""The directory's pages: correcting field by field, reports of readers, undoing."""

from __future__ import annotations

import html

import pytest

from resources_db.actions import Actor, Role
from resources_db.directory.actions import Mistake, ReportMistake
from resources_db.directory.editions import current_edition, read_one, read_shown
from resources_db.directory.first_start import ensure_loaded
from resources_db.directory.terms import Resource, ResourceId
from resources_db.door import perform
from resources_db.storage.database import Database
from resources_db.upkeep.corrections import corrections
from tests.bot.console.house import START, Browser, House


@pytest.fixture
async def database(database: Database) -> Database:
    """With the facts that come with us."""
    await database.write(lambda session: ensure_loaded(session, START))
    return database


def _first(house: House) -> Resource:
    return house.database.read_now(lambda s: next(iter(read_shown(s, current_edition(s) or 0))))


def _now(house: House, id_: ResourceId) -> Resource:
    found = house.database.read_now(lambda s: read_one(s, current_edition(s) or 0, id_))
    assert found is not None
    return found


async def _form(browser: Browser, record: Resource) -> dict[str, str]:
    """The form of the page as a browser would send it, without a change."""
    path = f"/annuaire/fiche/{record.id}"
    await browser.go(path)
    return {
        **browser.hidden(path),
        "nom": record.nom,
        "description": record.description,
        "advice": record.advice.value,
        "note": "essai",
    }


async def test_a_record_is_found_corrected_and_undone(house: House) -> None:
    """What the form says is shown at once; its past is kept, and comes back by one tap."""
    record = _first(house)
    browser = await house.signed_in(Role.EDITOR)
    await browser.go(f"/annuaire?q={record.nom}")
    assert html.escape(record.nom) in browser.text or record.nom in html.unescape(browser.text)
    form = await _form(browser, record)
    path = f"/annuaire/fiche/{record.id}"
    await browser.post(path, form | {"telephone": "02 32 18 86 87", "checked": "yes"})
    assert "corrigée" in browser.text, browser.status
    changed = _now(house, record.id)
    assert (changed.telephone, changed.checked) == ("02 32 18 86 87", START.date())
    await browser.send(f"{path}/retablir")
    assert _now(house, record.id).telephone == record.telephone


@pytest.mark.parametrize(
    "typed",
    [
        {"telephone": "voir le site"},
        {"site_web": "javascript:alert(1)"},
        {"courriel": "contact"},
        {"nom": ""},
        {"note": ""},
        {"advice": "sometimes"},
        {"closed_since": "2026-12-24"},
        {"closed_since": "2026-12-24", "closed_until": "2026-12-20", "closed_why": "works"},
        {"description": "x" * 3000},
    ],
)
async def test_what_does_not_hold_is_told_by_its_field(house: House, typed: dict[str, str]) -> None:
    """Nothing is kept, and what was typed is still there."""
    record = _first(house)
    browser = await house.signed_in(Role.EDITOR)
    form = await _form(browser, record)
    await browser.post(f"/annuaire/fiche/{record.id}", form | typed)
    assert browser.status == 422
    assert 'class="caution"' in browser.text
    assert _now(house, record.id) == record


async def test_two_who_correct_the_same_record(house: House) -> None:
    """The second is told that it changed meanwhile; the first correction stays."""
    record = _first(house)
    browser = await house.signed_in(Role.EDITOR)
    form = await _form(browser, record)
    path = f"/annuaire/fiche/{record.id}"
    await browser.post(path, form | {"telephone": "02 32 18 86 87", "nonce": "one"})
    await browser.post(path, form | {"telephone": "02 00 00 00 00", "nonce": "two"})
    assert browser.status == 409
    assert _now(house, record.id).telephone == "02 32 18 86 87"


async def test_a_report_is_settled_by_the_correction_or_put_aside(house: House) -> None:
    """Both ways it waits no more."""
    record = _first(house)

    def report() -> None:
        visitor = Actor(frozenset({Role.EDITOR}))
        action = ReportMistake(record.id, Mistake.CLOSED)
        house.database.write_now(lambda s: perform(s, visitor, action, START))

    browser = await house.signed_in(Role.EDITOR)
    report()
    await (await browser.go("/annuaire")).send("/annuaire/ecarter", note="ouvert, vu ce matin")
    assert "écarté" in browser.text
    report()
    form = await _form(browser, record)
    await browser.post(f"/annuaire/fiche/{record.id}", form | {"checked": "yes"})
    assert house.database.read_now(corrections) == []


async def test_a_record_that_never_was(house: House) -> None:
    """404 with a sentence, whatever the id."""
    browser = await house.signed_in(Role.EDITOR)
    for id_ in ("none", "x" * 500, "%00", "..%2f..%2fetc"):
        assert (await browser.go(f"/annuaire/fiche/{id_}")).status == 404, id_
