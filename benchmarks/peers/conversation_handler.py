"""python-telegram-bot's ConversationHandler telling the same story, without a network.

Each update is decoded from Telegram's JSON and given to ``Application.process_update``; the
answers go to a connection that says « sent » at once. With a folder, the conversations' states
are also pickled after each message (PicklePersistence, never fsynced).
"""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from telegram import Bot, Update
from telegram.ext import (
    ApplicationBuilder,
    BaseHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks.load import IN_PROCESS, Contestant, Say
from benchmarks.peers.answers import ANSWERS
from benchmarks.peers.offline import Offline

Step = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, object]]
Handler = BaseHandler[Update, ContextTypes.DEFAULT_TYPE, object]


@asynccontextmanager
async def conversation_handler(name: str, folder: Path | None) -> AsyncGenerator[Contestant]:
    """A bot whose conversations live in memory, or are pickled in ``folder`` as well."""
    builder = ApplicationBuilder().token("1:benchmark").request(Offline())
    if folder:
        builder = builder.persistence(PicklePersistence(folder / "conversations"))
    updates = count(1)
    bot = builder.build()
    bot.add_handler(conversation(persistent=folder is not None))
    async with bot:

        async def process(chat: int, words: str) -> None:
            await bot.process_update(_update(bot.bot, next(updates), chat, words))
            if folder:
                await bot.update_persistence()

        def begin() -> Say:
            return partial(process, next(updates))

        yield Contestant(name, IN_PROCESS, False, begin)


def conversation(*, persistent: bool) -> ConversationHandler[ContextTypes.DEFAULT_TYPE]:
    """The story, a state a step."""
    steps = [_handler(number) for number in range(len(ANSWERS))]
    states: dict[object, list[Handler]] = {n: [steps[n]] for n in range(1, len(ANSWERS))}
    return ConversationHandler(steps[:1], states, [], name="story", persistent=persistent)


def _handler(number: int) -> Handler:
    return MessageHandler(filters.TEXT, _step(number))


def _step(
    number: int,
) -> Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, object]]:
    async def answer(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> object:
        if update.message:
            await update.message.reply_text(ANSWERS[number])
        return number + 1 if number + 1 < len(ANSWERS) else ConversationHandler.END

    return answer


def _update(bot: Bot, number: int, chat: int, words: str) -> Update:
    person = {"id": chat, "is_bot": False, "first_name": "P"}
    place = {"id": chat, "type": "private"}
    message = {"message_id": number, "date": 1, "chat": place, "from": person, "text": words}
    raw = json.dumps({"update_id": number, "message": message})
    return Update.de_json(json.loads(raw), bot)
