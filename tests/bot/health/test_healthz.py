"""``GET /healthz`` tells when each job ran; a late one does not take the chat away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.web.app import make_app
from resources_db.health.beats import Beat, State
from tests.bot.messages.house import START
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.words import say

WELL = Beat("remind", START, START, START + timedelta(seconds=30), State.WELL, None, None)


@pytest.mark.parametrize(
    ("beat", "status"),
    [
        (WELL, "ok"),
        (replace(WELL, state=State.LATE), "late"),
        (replace(WELL, state=State.FAILING, ended=None), "late"),
    ],
)
async def test_the_jobs_are_told(beat: Beat, status: str) -> None:
    """200 all the same: when each began, ended, should begin again."""

    async def healthy() -> bool:
        return True

    async def beats() -> Sequence[Beat]:
        return [beat]

    app = make_app(ScriptedDesk(), say, healthy, beats=beats)
    async with TestClient(TestServer(app)) as client:
        answer = await client.get("/healthz")
        told = await answer.json()
    assert answer.status == 200
    assert told["status"] == status
    (job,) = told["jobs"]
    assert (job["job"], job["state"]) == ("remind", beat.state.value)
    assert job["last_start"] == "2026-11-23T09:00:00+00:00"
    assert job["next_due"] == "2026-11-23T09:00:30+00:00"
