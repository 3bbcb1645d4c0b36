"""Killed at random moments while people write, through both libraries, and nothing is lost.

The short form of ``python -m tests.bot.telegram.killing``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.telegram.killing import play

KILLS = 4


@pytest.mark.parametrize("library", ["aiogram", "python-telegram-bot"])
async def test_nothing_is_lost_or_done_twice(
    library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every update is performed once; at most one message a person and a kill is seen twice."""
    ended = await play(library, tmp_path, KILLS, seed=4)
    assert ended.updates > KILLS
    with capsys.disabled():
        print(f"\n{library}: {ended.updates} updates, {ended.said_twice} said twice", end=" ")
