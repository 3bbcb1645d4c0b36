"""A file comes into the directory from the console: seen first, done next, or refused clearly."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import FormData

from bot.console import uploads
from resources_db.actions import Role
from resources_db.directory.editions import current_edition, read_one, read_shown
from resources_db.directory.first_start import ensure_loaded
from resources_db.directory.terms import ResourceId
from resources_db.storage.database import Database
from tests.bot.console.desks import SQLITE
from tests.bot.console.house import START, Browser, House, open_house
from tests.bot.exchange.test_schools import PRESENT

pytestmark = SQLITE
_PAGE = "/annuaire/importer"


@pytest.fixture
async def house(database: Database, tmp_path: Path, bare_environment: None) -> AsyncIterator[House]:
    """With the facts that come with us, and a folder of its own."""
    await database.write(lambda session: ensure_loaded(session, START))
    async with open_house(database, var_dir=tmp_path) as house:
        yield house


async def _upload(browser: Browser, name: str, content: bytes, **fields: str) -> Browser:
    """Choose a file and send it, as a browser does."""
    await browser.go(_PAGE)
    form = FormData({**browser.hidden(_PAGE), **fields})
    form.add_field("file", content, filename=name, content_type="application/octet-stream")
    return await browser.took(await browser.client.post(f"/equipe{_PAGE}", data=form))


def _count(house: House) -> int:
    return house.database.read_now(
        lambda s: sum(1 for _one in read_shown(s, current_edition(s) or 0))
    )


async def test_a_file_is_seen_then_done(house: House, tmp_path: Path) -> None:
    """Nothing changes before the second tap; what was set aside is told by its line."""
    browser, before = await house.signed_in(Role.EDITOR), _count(house)
    await _upload(browser, "annuaire.csv", PRESENT.encode("utf-8-sig"))
    assert "3 fiches ajoutées" in browser.text
    assert "1 ligne mise de côté" in browser.text
    assert "établissement non ouvert" in browser.text
    assert _count(house) == before

    await browser.send(f"{_PAGE}/faire")
    assert "L'annuaire est à jour" in browser.text.replace("&#39;", "'"), browser.status
    assert _count(house) == before + 3
    school = house.database.read_now(
        lambda s: read_one(s, current_edition(s) or 0, ResourceId("uai:0760000A"))
    )
    assert school is not None
    assert school.nom == "Collège Inventé"
    assert list((tmp_path / "imports" / "waiting").iterdir()) == []


async def test_the_same_file_again_changes_nothing(house: House) -> None:
    """And there is nothing to confirm."""
    browser = await house.signed_in(Role.EDITOR)
    await _upload(browser, "annuaire.csv", PRESENT.encode())
    await browser.send(f"{_PAGE}/faire")
    await _upload(browser, "annuaire.csv", PRESENT.encode())
    assert "Ce fichier ne change rien" in browser.text
    assert f'action="/equipe{_PAGE}/faire"' not in browser.text


async def test_a_complete_file_that_takes_much_away_asks_again(house: House) -> None:
    """A tick says that it is meant; without it nothing goes."""
    browser, before = await house.signed_in(Role.EDITOR), _count(house)
    header, *schools = PRESENT.splitlines()
    many = [schools[0].replace("0760000A", f"07600{n:02}A") for n in range(20)]
    await _upload(browser, "source.csv", "\n".join([header, *many]).encode())
    await browser.send(f"{_PAGE}/faire")
    await _upload(browser, "source.csv", "\n".join([header, many[0]]).encode(), complete="oui")
    assert browser.status == 422
    assert "ferait retirer 19 fiches sur 20" in browser.text
    await browser.send(_PAGE, remove_many="oui")
    assert "19 fiches retirées" in browser.text
    await browser.send(f"{_PAGE}/faire")
    assert _count(house) == before + 1


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("photo.png", b"\x89PNG", "je sais lire"),
        ("vide.csv", b"", "Choisissez"),
        ("listes.csv", b"a;b\n1;2\n", "Rien n"),
        ("faux.xlsx", b"PK\x03\x04 not a workbook", "Rien n"),
        ("abime.json", b"[{", "Rien n"),
        ("../../etc/passwd", b"root:x", "je sais lire"),
    ],
)
async def test_a_file_that_cannot_come_in_says_why(
    house: House, name: str, content: bytes, told: str
) -> None:
    """One sentence, and the form again."""
    browser, before = await house.signed_in(Role.EDITOR), _count(house)
    await _upload(browser, name, content)
    assert browser.status == 422, browser.text
    assert told in browser.text
    assert _count(house) == before


async def test_what_nobody_gave_is_not_found(house: House) -> None:
    """A token is drawn by chance, lives an hour, and is no path."""
    browser = await house.signed_in(Role.EDITOR)
    await _upload(browser, "annuaire.csv", PRESENT.encode())
    hidden = browser.hidden(f"{_PAGE}/faire")
    for token in ("", "../..", "x" * 22, "é" * 22):
        await browser.post(f"{_PAGE}/faire", hidden | {"token": token})
        assert browser.status == 409


async def test_only_who_keeps_the_directory_may(house: House) -> None:
    """Nobody else, signed in or not."""
    for role in (Role.AGENT, Role.DATA_PROTECTION_OFFICER):
        browser = await house.signed_in(role, email=f"{role}@ville.example")
        assert (await browser.go(_PAGE)).status == 403
        assert (await browser.post(f"{_PAGE}/faire", {"csrf": browser.csrf})).status == 403


def test_a_file_waits_an_hour(tmp_path: Path) -> None:
    """Then the next one takes its place on the disk."""
    import os

    token = uploads.keep(tmp_path, "..\\a/b.csv", b"1", START)
    path = uploads.find(tmp_path, token)
    assert path is not None
    assert path.name == "b.csv"
    old = (START - 2 * uploads.LIFE).timestamp()
    os.utime(path.parent, (old, old))
    uploads.keep(tmp_path, "c.csv", b"2", START)
    assert uploads.find(tmp_path, token) is None
