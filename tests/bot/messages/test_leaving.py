"""Someone goes away before the answer comes."""

from __future__ import annotations

import asyncio
import threading
from contextlib import suppress

import pytest

from bot.messages import turns
from conversations.dialogues.house import DIALOGUES
from conversations.engine import Definition
from conversations.journal import Json
from conversations.steps import Dialogue, Ending, Rest, Say
from conversations.texts import Text
from tests.bot.messages.house import House
from tests.bot.messages.person import Person

PATIENCE = 10
"""Seconds after which a test gives up waiting."""


async def test_the_turn_goes_on_without_the_one_who_waits(
    house: House, anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is closed in the middle of a turn finds the answer when it is opened again."""
    entered, may_go_on = threading.Event(), threading.Event()

    def begin(_start: Json) -> Dialogue[Ending]:
        entered.set()
        assert may_go_on.wait(PATIENCE)
        yield Say(Text("Enfin."))
        return Rest()

    slow = {"emergency": Definition("emergency", begin)}
    monkeypatch.setattr(turns, "DIALOGUES", {**DIALOGUES, **slow})
    await anna.say("bonjour")
    asking = asyncio.create_task(anna.say("numéros d'urgence"))
    assert await asyncio.to_thread(entered.wait, PATIENCE)
    asking.cancel()
    with suppress(asyncio.CancelledError):
        await asking
    may_go_on.set()
    await house.desk.close()
    assert (await anna.log())[-1] == ("assistant", "Enfin.")
    assert (await anna.say("menu")).sees
