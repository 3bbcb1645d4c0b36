"""What the Bot API does with each call, refusals included."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from tools.telegram_emulator import faults
from tools.telegram_emulator.asked import Asked
from tools.telegram_emulator.bot_state import BotState, Chat, Webhook
from tools.telegram_emulator.shapes import SINCE, Json, message

_MOST_UNITS = 4096
_MOST_DATA = 64
_CONTENT = ("text", "entities", "reply_markup")


async def answer(bot: BotState, asked: Asked) -> Any:
    """The result of a call. Raises ``BadCall`` as Telegram would refuse it."""
    return await _METHODS[asked.method](bot, asked)


async def _get_me(bot: BotState, _asked: Asked) -> Json:
    can = {"can_join_groups": True, "can_read_all_group_messages": False}
    return bot.me | can | {"supports_inline_queries": False}


async def _get_updates(bot: BotState, asked: Asked) -> list[Json]:
    if bot.webhook is not None:
        raise faults.WEBHOOK_ACTIVE
    bot.polls += 1
    bot.stir()
    mine, offset = bot.polls, asked.number("offset")
    bot.updates[:] = [it for it in bot.updates if it["update_id"] >= offset]
    deadline = asyncio.get_running_loop().time() + asked.number("timeout")
    while not bot.updates:
        left = deadline - asyncio.get_running_loop().time()
        if left <= 0:
            break
        changed = bot.changed
        try:
            await asyncio.wait_for(changed.wait(), left)
        except TimeoutError:
            break
        if bot.polls != mine:
            raise faults.OTHER_POLLER
    return _batch(bot, asked.number("limit") or 100)


def _batch(bot: BotState, most: int) -> list[Json]:
    batch = bot.updates[:most] * (2 if bot.twice else 1)
    if bot.shuffled is not None:
        bot.shuffled.shuffle(batch)
    return batch


async def _send_message(bot: BotState, asked: Asked) -> Json:
    _check_text(asked)
    content = {name: asked.params[name] for name in _CONTENT if name in asked.params}
    markup = content.get("reply_markup", {})
    if "inline_keyboard" not in markup:
        content.pop("reply_markup", None)
    if "keyboard" in markup:
        _chat(bot, asked).asks_place = _place_label(markup["keyboard"])
    return _show(bot, asked, content)


def _place_label(rows: list[list[Json]]) -> str:
    """The key that sends where one is; it stays under the text field until another one comes."""
    return next((key["text"] for row in rows for key in row if key.get("request_location")), "")


async def _send_venue(bot: BotState, asked: Asked) -> Json:
    place = {name: asked.params[name] for name in ("latitude", "longitude")}
    location = {name: float(degrees) for name, degrees in place.items()}
    words = {"title": asked.text("title"), "address": asked.text("address")}
    return _show(bot, asked, {"venue": {"location": location, **words}, "location": location})


async def _send_document(bot: BotState, asked: Asked) -> Json:
    name = asked.text("document").removeprefix("attach://")
    document = {"file_id": name, "file_unique_id": name, "file_name": name}
    caption = {"caption": asked.text("caption")} if asked.text("caption") else {}
    return _show(bot, asked, {"document": document, **caption})


async def _edit_text(bot: BotState, asked: Asked) -> Json:
    _check_text(asked)
    shown = _chat(bot, asked).find(asked.number("message_id"))
    if shown is None:
        raise faults.NO_EDIT
    content = {name: asked.params[name] for name in _CONTENT if name in asked.params}
    if content == {name: shown[name] for name in _CONTENT if name in shown}:
        raise faults.NOT_MODIFIED
    for name in _CONTENT:
        shown.pop(name, None)
    shown.update(content, edit_date=SINCE)
    bot.stir()
    return shown


async def _answer_press(bot: BotState, asked: Asked) -> bool:
    query = str(asked.params["callback_query_id"])
    if query not in bot.open_queries:
        raise faults.OLD_QUERY
    bot.open_queries.discard(query)
    bot.stir()
    return True


async def _typing(bot: BotState, asked: Asked) -> bool:
    _chat(bot, asked)
    return True


async def _leave(bot: BotState, asked: Asked) -> bool:
    _chat(bot, asked).reachable = False
    bot.stir()
    return True


async def _set_webhook(bot: BotState, asked: Asked) -> bool:
    url = asked.text("url")
    bot.webhook = Webhook(url, asked.text("secret_token")) if url else None
    bot.stir()
    return True


async def _delete_webhook(bot: BotState, _asked: Asked) -> bool:
    bot.webhook = None
    bot.stir()
    return True


async def _yes(_bot: BotState, _asked: Asked) -> bool:
    return True


def _show(bot: BotState, asked: Asked, content: Json) -> Json:
    chat = _chat(bot, asked)
    shown = message(next(bot.numbers), chat.shape, bot.me, content)
    chat.messages.append(shown)
    bot.stir()
    return shown


def _chat(bot: BotState, asked: Asked) -> Chat:
    chat = bot.chats.get(asked.number("chat_id"))
    if chat is None:
        raise faults.CHAT_NOT_FOUND
    if not chat.reachable:
        private = chat.shape["type"] == "private"
        raise faults.BLOCKED if private else faults.NOT_A_MEMBER
    return chat


def _check_text(asked: Asked) -> None:
    text = asked.text("text")
    if not text.strip():
        raise faults.EMPTY
    if len(text.encode("utf-16-le")) // 2 > _MOST_UNITS:
        raise faults.TOO_LONG
    rows = asked.params.get("reply_markup", {}).get("inline_keyboard", [])
    for data in (button.get("callback_data") for row in rows for button in row):
        if data is not None and not 1 <= len(data.encode()) <= _MOST_DATA:
            raise faults.BUTTON


_METHODS: dict[str, Callable[[BotState, Asked], Awaitable[Any]]] = {
    "getMe": _get_me,
    "getUpdates": _get_updates,
    "sendMessage": _send_message,
    "sendVenue": _send_venue,
    "sendDocument": _send_document,
    "editMessageText": _edit_text,
    "answerCallbackQuery": _answer_press,
    "sendChatAction": _typing,
    "leaveChat": _leave,
    "setWebhook": _set_webhook,
    "deleteWebhook": _delete_webhook,
    "setMyCommands": _yes,
}
KNOWN = frozenset(_METHODS)
"""The methods it can do."""
