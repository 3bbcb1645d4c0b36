"""Both libraries say the same on the wire, and understand the same refusals."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import count
from typing import cast

import pytest

from bot.messages.body import Button
from bot.telegram import api, calls
from bot.telegram.api import BotApi
from bot.telegram.libraries import LibraryName, open_api
from tests.bot.telegram.kit import TOKEN
from tools.telegram_emulator import faults
from tools.telegram_emulator.bot_state import BotState
from tools.telegram_emulator.emulator import Emulator
from tools.telegram_emulator.person import Person

ANNA = 700_001
KEYBOARD = ((Button("Oui", "o" * 64),), (Button("Menu", "m"), Button("Arrêter", "s")))
EVERY_CALL: tuple[calls.Call, ...] = (
    calls.WhoAmI(),
    calls.SetCommands((("menu", "Le menu"),), None),
    calls.SetCommands((("menu", "The menu"),), "en"),
    calls.SetWebhook("http://127.0.0.1:9/x", "s" * 40),
    calls.DropWebhook(),
    calls.SendText(ANNA, "simple"),
    calls.SendText(
        ANNA,
        "🌙 gras, lien",
        (calls.Entity("bold", 3, 4), calls.Entity("text_link", 9, 4, "https://a.fr/")),
        KEYBOARD,
    ),
    calls.SendText(ANNA, "Où êtes-vous ?", ask_place="Envoyer ma position"),
    calls.EditText(ANNA, 1, "autrement", ({"type": "bold", "offset": 0, "length": 4},)),
    calls.AnswerPress("query1"),
    calls.Typing(ANNA),
    calls.SendVenue(ANNA, 49.44, 1.09, "Espace jeunes", "1 rue du Port, Rouen"),
    calls.SendDocument(ANNA, "rendez-vous.ics", b"BEGIN:VCALENDAR", "Votre agenda"),
    calls.Leave(ANNA),
)


@pytest.fixture
async def state(emulator: Emulator) -> BotState:
    """A bot that Anna has written to."""
    bot = emulator.add_bot(TOKEN, "accroche_bot")
    Person(bot, ANNA)
    return bot


@pytest.fixture(params=["aiogram", "python-telegram-bot"])
async def bot(request: pytest.FixtureRequest, emulator: Emulator) -> AsyncIterator[BotApi]:
    """The same bot, once through each library."""
    library: LibraryName = request.param
    opened = open_api(library, TOKEN, emulator.url)
    assert opened is not None
    yield opened
    await opened.close()


async def test_every_call_is_the_same_on_the_wire(emulator: Emulator, state: BotState) -> None:
    """Methods and parameters, one by one; Telegram's own checks refuse none of them."""
    said: list[list[tuple[str, object]]] = []
    for library in ("aiogram", "python-telegram-bot"):
        opened = open_api(library, TOKEN, emulator.url)
        assert opened is not None
        state.asked.clear()
        state.chats.clear()
        state.numbers = count(1)
        Person(state, ANNA)
        for call in EVERY_CALL:
            state.open_queries.add("query1")
            answer = await opened.call(call)
            assert answer == api.Done(), (library, call, answer)
        await opened.close()
        said.append([(it.method, it.params) for it in state.asked])
    assert said[0] == said[1]
    assert state.refusals == []


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (faults.TooMany(7), api.TooMany(timedelta(seconds=7))),
        (faults.Status(502), api.Unanswered),
        (faults.Status(500), api.Unanswered),
        (faults.Cut(done=False), api.Unanswered),
        (faults.Cut(done=True), api.Unanswered),
    ],
)
async def test_faults_are_values(
    bot: BotApi, state: BotState, fault: faults.Fault, expected: api.Answer | type
) -> None:
    """Nothing that the network can do is an exception."""
    state.faults["sendMessage"].append(fault)
    answer = await bot.call(calls.SendText(ANNA, "bonjour"))
    assert answer == expected or (isinstance(expected, type) and isinstance(answer, expected))


async def test_slow_answers_are_given_up(
    bot: BotApi, state: BotState, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a while nobody knows whether it was done."""
    monkeypatch.setattr(api, "ANSWER_TIME", timedelta(seconds=0.2))
    state.faults["sendMessage"].append(faults.Slow(2))
    assert isinstance(await bot.call(calls.SendText(ANNA, "bonjour")), api.Unanswered)


async def test_real_refusals(bot: BotApi, state: BotState) -> None:
    """In Telegram's own words, or as what they mean."""
    stranger = await bot.call(calls.SendText(99, "bonjour"))
    too_long = await bot.call(calls.SendText(ANNA, "x" * 4097))
    fat = await bot.call(calls.SendText(ANNA, "x", (), ((Button("x", "x" * 65),),)))
    old = await bot.call(calls.AnswerPress("unknown"))
    assert (
        stranger == api.Refused("Bad Request: chat not found")
        or "chat not found" in str(stranger).lower()
    )
    assert all(isinstance(it, api.Refused) for it in (stranger, too_long, fat, old))
    Person(state, ANNA).block()
    assert await bot.call(calls.SendText(ANNA, "x")) == api.Forbidden()
    state.revoked = True
    assert await bot.call(calls.SendText(ANNA, "x")) == api.BadToken()


async def test_nobody_there(bot: BotApi, emulator: Emulator) -> None:
    """A request that never left was not done, and is known not to be."""
    for library in ("aiogram", "python-telegram-bot"):
        alone = open_api(library, TOKEN, "http://127.0.0.1:9")
        assert alone is not None
        assert await alone.call(calls.WhoAmI()) == api.Unreached()
        await alone.close()


async def test_updates_come_raw(bot: BotApi, state: BotState) -> None:
    """One that no library could type comes with the others."""
    number = state.add_raw({"message": {"chat": "no chat"}})
    Person(state, ANNA).say("bonjour")
    answer = await bot.call(calls.FetchUpdates(None, timedelta(0)))
    assert isinstance(answer, api.Done)
    came = cast("list[object]", answer.result)
    assert came[0] == {"update_id": number, "message": {"chat": "no chat"}}
    assert len(came) == 2


@pytest.mark.parametrize("library", ["aiogram", "python-telegram-bot"])
@pytest.mark.parametrize("token", ["", "no token", "123"])
async def test_token_that_cannot_be_one(
    emulator: Emulator, library: LibraryName, token: str
) -> None:
    """It is refused at once or by the server, never by an exception."""
    opened = open_api(library, token, emulator.url)
    if opened is not None:
        assert await opened.call(calls.WhoAmI()) == api.BadToken()
        await opened.close()
