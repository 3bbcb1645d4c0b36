"""The whole story on the real pages: quickly by requests, and clicked in a browser."""

from __future__ import annotations

import pytest

from bot.demo.cast import CAST
from bot.demo.door import HOME
from bot.demo.playing import Theatre, open_theatre, play
from bot.demo.stage import Played
from bot.demo.story import STORY
from tests.bot.demo.chromium import Inspection, phones
from tests.bot.web.chromium import HOW_TO_GET_ONE, find_chromium

NEVER_PUSHED = ("Yanis", "Nadia", "Haddad", "Tilleuls", "exclu", "Jardin")
"""What no message says: who, where, why (RULES.md)."""


async def walk(theatre: Theatre) -> list[Played]:
    """Every scene, in order."""
    heard: list[Played] = []
    await play(theatre.stage, STORY, lambda played, _number: heard.append(played))
    return heard


async def test_the_story_by_requests() -> None:
    """Each scene is told with what it made true, and no message says more than it may."""
    async with open_theatre(STORY[0].at) as theatre:
        heard = await walk(theatre)
        assert [played.scene for played in heard] == list(STORY)
        assert all(played.told for played in heard)
        for message in theatre.stage.net.messages:
            said = f"{message.subject} {message.text}"
            assert not [word for word in NEVER_PUSHED if word in said], said
        page = await theatre.stage.look(STORY[0].who, HOME)
        page.page.says(STORY[0].title, STORY[-1].title)
        for who in CAST:
            await theatre.stage.look(who, f"{HOME}/entrer/{who.value}")


@pytest.mark.browser
async def test_the_story_in_a_browser() -> None:
    """The same list, clicked on a phone; every kind of page it crosses is accessible and fits."""
    path = find_chromium()
    if path is None:
        pytest.skip(HOW_TO_GET_ONE)
    inspection = Inspection()
    async with phones(path, inspection) as find, open_theatre(STORY[0].at, 0, find) as theatre:
        await walk(theatre)
        await theatre.stage.look(STORY[0].who, HOME)
    assert inspection.wrong == []
