"""Tokens are never in the log, on the error output or in a traceback."""

from __future__ import annotations

import io
import logging
import traceback

import pytest

from bot.library import Library
from bot.log_output import configure
from bot.settings import Settings
from bot.telegram import calls
from bot.telegram.libraries import LibraryName, open_api
from bot.telegram.plans import plans
from resources_db.storage.database import Database
from tests.bot.telegram.kit import TOKEN, Way, free_port, running
from tools.telegram_emulator import faults
from tools.telegram_emulator.emulator import Emulator

SECRET = TOKEN.partition(":")[2]
LOGGERS = ("httpx", "httpcore", "aiohttp.client", "aiogram", "telegram")


@pytest.mark.usefixtures("own_logging")
async def test_nothing_in_the_log(
    way: Way,
    emulator: Emulator,
    database: Database,
    library: Library,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """A conversation with every fault in it, every library told to say all it can."""
    output = io.StringIO()
    configure("DEBUG", "text", output)
    async with running(way, emulator, database, library) as assistant:
        for name in LOGGERS:
            logging.getLogger(name).setLevel(logging.DEBUG)
        anna = assistant.person()
        assistant.state.faults["getMe"] += [faults.Status(502)]
        assistant.state.faults["setMyCommands"] += [faults.Cut(done=False)]
        anna.say("/start")
        anna.say("/menu")
        await anna.is_offered("Menu")
    for name in LOGGERS:
        logging.getLogger(name).setLevel(logging.NOTSET)
    written = output.getvalue() + "".join(capfd.readouterr()) + "".join(assistant.told)
    assert "telegram.ready" in written
    assert SECRET not in written


@pytest.mark.parametrize("library", ["aiogram", "python-telegram-bot"])
@pytest.mark.usefixtures("own_logging")
async def test_nothing_at_the_level_of_information(
    library: LibraryName, emulator: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    """Even where somebody else writes the log as it comes: httpx would tell each address."""
    emulator.add_bot(TOKEN, "accroche_bot")
    caplog.set_level(logging.INFO)
    bot = open_api(library, TOKEN, emulator.url)
    assert bot is not None
    await bot.call(calls.WhoAmI())
    await bot.close()
    assert SECRET not in caplog.text


@pytest.mark.parametrize("library", ["aiogram", "python-telegram-bot"])
async def test_nothing_in_an_answer(library: LibraryName) -> None:
    """What a failed call answers does not repeat the address that was called."""
    bot = open_api(library, TOKEN, f"http://127.0.0.1:{free_port()}")
    assert bot is not None
    assert SECRET not in repr(await bot.call(calls.WhoAmI()))
    await bot.close()


@pytest.mark.usefixtures("bare_environment")
def test_nothing_in_the_settings() -> None:
    """Neither shown by the settings, nor by a plan, nor by an error that holds them."""
    settings = Way("aiogram", "webhook").settings("http://127.0.0.1:9", 9)
    (plan,) = plans(settings)
    assert plan.token == TOKEN
    assert len(plan.secret) == 64
    try:
        raise ValueError(plan, settings)
    except ValueError:
        shown = traceback.format_exc()
    assert SECRET not in shown + repr(plan) + repr(settings) + str(settings)
    assert plan.secret not in shown
    assert isinstance(settings, Settings)
