"""The doctor speaks of the bots: each mistake of their settings has its mend."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Generator
from contextlib import contextmanager

import pytest
from pydantic import SecretStr

from bot.findings import Finding
from bot.settings import Settings
from bot.telegram.bots import Bots
from bot.telegram.examining import examine_bots
from tests.bot.telegram.kit import TOKEN, free_port
from tools.telegram_emulator.emulator import Emulator

OTHER = "4343:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0"
NOWHERE = f"http://127.0.0.1:{free_port()}"


def settings_with(token: str = TOKEN, url: str = NOWHERE, **more: object) -> Settings:
    """The families' bot, and what else is set."""
    given: dict[str, object] = {
        "families_bot_token": SecretStr(token),
        "families_bot_library": "python-telegram-bot",
        "telegram_api_url": url,
    }
    return Settings.model_validate(given | more)


def found(settings: Settings) -> list[Finding]:
    """What is said."""
    findings = list(examine_bots(settings))
    assert not any(TOKEN.partition(":")[2] in str(finding) for finding in findings)
    return findings


@contextmanager
def emulated(*tokens: str) -> Generator[str]:
    """A Bot API that knows these bots, on a thread: the doctor has a loop of its own."""
    ready, over, where = threading.Event(), threading.Event(), list[str]()

    async def serve() -> None:
        emulator = Emulator()
        async with emulator.listening():
            for token in tokens:
                emulator.add_bot(token, "accroche_bot")
            where.append(emulator.url)
            ready.set()
            await asyncio.to_thread(over.wait)

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert ready.wait(10)
    try:
        yield where[0]
    finally:
        over.set()
        thread.join()


@pytest.mark.usefixtures("bare_environment")
def test_without_bots() -> None:
    """Accroche works without them."""
    (finding,) = found(Settings())
    assert finding.mend is None


@pytest.mark.usefixtures("bare_environment")
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (settings_with("123 456"), "forme d'un jeton"),
        (settings_with("123456:ABC"), "forme d'un jeton"),
        (settings_with(families_bot_mode="webhook"), "adresse publique manque"),
        (
            settings_with(
                families_bot_mode="webhook",
                telegram_webhook_url="http://ville.example",
                telegram_api_url="https://api.telegram.org",
            ),
            "https",
        ),
        (settings_with(), "aucune réponse utilisable"),
    ],
)
def test_mistakes(settings: Settings, said: str) -> None:
    """Each is named, with what to do about it."""
    (finding,) = found(settings)
    assert said in finding.said
    assert finding.mend


@pytest.mark.usefixtures("bare_environment")
def test_known_and_refused() -> None:
    """Telegram's own word, through the library that the bot uses."""
    with emulated(TOKEN) as url:
        (known,) = found(settings_with(url=url))
        (refused,) = found(settings_with(OTHER, url))
    assert known.mend is None
    assert "refuse son jeton" in refused.said


@pytest.mark.usefixtures("bare_environment")
def test_the_same_token_twice() -> None:
    """Two bots would take each other's messages."""
    first, second = found(
        settings_with(families_bot_mode="webhook", staff_bot_token=SecretStr(TOKEN))
    )
    assert "adresse publique" in first.said
    assert "ACCROCHE_STAFF_BOT_TOKEN est aussi le jeton" in second.said


@pytest.mark.usefixtures("bare_environment")
async def test_the_second_one_does_not_start() -> None:
    """It is told; the first one works."""
    told: list[str] = []
    bots = Bots.open(settings_with(staff_bot_token=SecretStr(TOKEN)), told.append)
    assert list(bots.opened) == ["families"]
    assert "ACCROCHE_STAFF_BOT_TOKEN est aussi le jeton" in told[0]
    for _plan, bot in bots.opened.values():
        await bot.close()
