"""The page of one card, with the real directory."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from aiohttp import ClientSession

from tests.bot.web.live import live_site
from tests.bot.web.real import real_app

SHOWN, NEVER_SHOWN = "pub-024", "pub-022"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with live_site(partial(real_app, tmp_path_factory.mktemp("var"))) as address:
        yield address


async def test_published_record_has_its_page(site: str) -> None:
    """The record's name and its source, from the directory of this moment."""
    async with ClientSession(site) as session, session.get(f"/fiche/{SHOWN}") as response:
        page = await response.text()
    assert response.status == 200
    assert "Association de Prévention de Rouen" in page
    assert "Source" in page


async def test_record_kept_for_editors_has_none(site: str) -> None:
    """An old number that must never be given out is not found, even by its id."""
    async with ClientSession(site) as session, session.get(f"/fiche/{NEVER_SHOWN}") as response:
        page = await response.text()
    assert response.status == 404
    assert "0800 200 000" not in page
