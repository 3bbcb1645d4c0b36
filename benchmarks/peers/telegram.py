"""The same story by the libraries alone: ``python -m benchmarks.peers.telegram LIBRARY URL TOKEN``.

Each polls by its own dispatcher, which acknowledges updates before they are handled, and keeps
its conversations in memory: aiogram's FSM, python-telegram-bot's ConversationHandler. Imports
nothing of ours: its memory is its own.
"""

from __future__ import annotations

import asyncio
import sys

from benchmarks.peers.answers import ANSWERS

_READY = "ready: http://127.0.0.1:0/"
"""There is no page to open: whoever launched it only waits for this line."""


async def with_aiogram(url: str, token: str) -> None:
    """One state after the other, each with its handler."""
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.filters import StateFilter
    from aiogram.fsm.context import FSMContext
    from aiogram.fsm.state import State, StatesGroup
    from aiogram.types import Message

    class Story(StatesGroup):
        need = State()
        town = State()
        found = State()
        more = State()

    states = (None, Story.need, Story.town, Story.found, Story.more)
    dispatcher = Dispatcher()

    def add(number: int) -> None:
        following = states[number + 1] if number + 1 < len(states) else None

        async def answer(message: Message, state: FSMContext) -> None:
            await message.answer(ANSWERS[number])
            await state.set_state(following)

        dispatcher.message.register(answer, StateFilter(states[number]))

    for number in range(len(states)):
        add(number)
    bot = Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(url)))
    print(_READY, flush=True)
    await dispatcher.start_polling(bot)  # pyright: ignore[reportUnknownMemberType]


def with_ptb(url: str, token: str) -> None:
    """A ConversationHandler in an Application that polls."""
    from telegram.ext import ApplicationBuilder

    from benchmarks.peers.conversation_handler import conversation

    bot = ApplicationBuilder().token(token).base_url(f"{url}/bot").build()
    bot.add_handler(conversation(persistent=False))
    print(_READY, flush=True)
    bot.run_polling()


if __name__ == "__main__":
    library, where, secret = sys.argv[1:]
    if library == "aiogram":
        asyncio.run(with_aiogram(where, secret))
    else:
        with_ptb(where, secret)
