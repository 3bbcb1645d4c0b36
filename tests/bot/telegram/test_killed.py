"""Killed at random moments while people write, through both libraries, and nothing is lost.

The short form of ``python -m tests.bot.telegram.killing``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.telegram.killing import Stage, play
from tests.bot.telegram.kit import Way
from tests.databases import PostgresqlServer, SqliteFiles

pytestmark = pytest.mark.slow

KILLS = 4


async def _ends_well(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    ended = await play(stage, KILLS, seed=4)
    assert ended.updates > KILLS
    with capsys.disabled():
        told = f"{ended.updates} updates, {ended.said_twice} said twice"
        print(f"\n{stage.way.library}, {stage.way.mode}: {told}", end=" ")


@pytest.mark.parametrize(
    "way", [Way("aiogram", "polling"), Way("python-telegram-bot", "webhook")], ids=str
)
async def test_on_sqlite(
    way: Way, sqlite_files: SqliteFiles, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every update is performed once; at most one message a person and a kill is seen twice."""
    await _ends_well(Stage(way, sqlite_files.migrated(tmp_path), tmp_path), capsys)


@pytest.mark.parametrize(
    "way", [Way("aiogram", "webhook"), Way("python-telegram-bot", "polling")], ids=str
)
async def test_on_postgresql(
    way: Way,
    postgresql_server: PostgresqlServer,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The same promises."""
    with postgresql_server.migrated() as url:
        await _ends_well(Stage(way, url, tmp_path), capsys)
