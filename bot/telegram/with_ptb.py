"""Telegram through python-telegram-bot: its methods, types and transport; no ``telegram.ext``.

Imported only when a bot is configured to use it.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable
from datetime import timedelta
from typing import Any, assert_never, cast

import httpx
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardMarkup,
)
from telegram import error as theirs
from telegram.request import HTTPXRequest

from bot.telegram import api, calls

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_CONNECTIONS = 32
_RAW_UPDATES = "getupdates"
"""Telegram does not look at the case; the library warns of a name that it has a method for."""

os.environ.setdefault("PTB_TIMEDELTA", "true")  # durations as durations, without a warning


class PtbApi:
    """One bot. Raises the library's ``InvalidToken`` when the token cannot be one."""

    def __init__(self, token: str, url: str) -> None:
        for talkative in ("httpx", "httpcore", "telegram"):  # below WARNING, they tell the token
            logging.getLogger(talkative).setLevel(logging.WARNING)
        ours = api.ANSWER_TIME.total_seconds()  # the timeouts of the transport never come first
        self._transports = _transport(ours), _transport(ours)
        for_updates, for_the_rest = self._transports
        self._bot = Bot(
            token,
            base_url=f"{url.rstrip('/')}/bot",
            request=for_the_rest,
            get_updates_request=for_updates,
        )

    async def call(self, call: calls.Call) -> api.Answer:
        wait = call.wait if isinstance(call, calls.FetchUpdates) else timedelta(0)
        seconds = (wait + api.ANSWER_TIME).total_seconds()
        try:
            async with asyncio.timeout(seconds):
                result = await self._asked(call)
        except (theirs.TelegramError, TimeoutError) as error:
            return _answer(error)
        return api.Done(result if isinstance(call, calls.FetchUpdates) else None)

    async def close(self) -> None:
        for transport in self._transports:  # the bot's own shutdown() would want a getMe first
            await transport.shutdown()

    def _asked(self, call: calls.Call) -> Awaitable[object]:
        match call:
            case calls.FetchUpdates():
                return self._fetch(call)
            case calls.SendText() | calls.EditText():
                return self._words(call)
            case calls.AnswerPress() | calls.Typing() | calls.Leave():
                return self._gesture(call)
            case calls.SendVenue() | calls.SendDocument():
                return self._enclosure(call)
            case _:
                return self._setting_up(call)

    def _words(self, call: calls.SendText | calls.EditText) -> Awaitable[object]:
        match call:
            case calls.SendText():
                return self._bot.send_message(
                    call.chat,
                    call.text,
                    entities=[_entity(entity) for entity in call.entities] or None,
                    link_preview_options=_NO_PREVIEW,
                    reply_markup=_markup(call),
                )
            case calls.EditText():
                return self._bot.edit_message_text(
                    call.text,
                    call.chat,
                    call.message,
                    entities=[_their_entity(it) for it in call.entities] or None,
                    link_preview_options=_NO_PREVIEW,
                )

    def _gesture(self, call: calls.AnswerPress | calls.Typing | calls.Leave) -> Awaitable[object]:
        match call:
            case calls.AnswerPress(query):
                return self._bot.answer_callback_query(query)
            case calls.Typing(chat):
                return self._bot.send_chat_action(chat, "typing")
            case calls.Leave(chat):
                return self._bot.leave_chat(chat)

    def _fetch(self, call: calls.FetchUpdates) -> Awaitable[object]:
        """The updates left as they came: one that cannot be typed must not hide the others."""
        asked: dict[str, Any] = {
            "limit": call.most,
            "timeout": int(call.wait.total_seconds()),
            "allowed_updates": list(calls.ALLOWED_UPDATES),
        }
        if call.offset is not None:
            asked["offset"] = call.offset
        patience = (call.wait + api.ANSWER_TIME).total_seconds()
        fetched = self._bot.do_api_request(_RAW_UPDATES, asked, read_timeout=patience)
        return cast("Awaitable[object]", fetched)

    def _enclosure(self, call: calls.SendVenue | calls.SendDocument) -> Awaitable[object]:
        match call:
            case calls.SendVenue(chat, latitude, longitude, title, address):
                return self._bot.send_venue(chat, latitude, longitude, title, address)
            case calls.SendDocument(chat, name, content, caption):
                file = InputFile(content, name)
                return self._bot.send_document(chat, file, caption=caption or None)

    def _setting_up(
        self, call: calls.SetCommands | calls.SetWebhook | calls.DropWebhook | calls.WhoAmI
    ) -> Awaitable[object]:
        match call:
            case calls.SetCommands(commands, lang):
                menu = [BotCommand(name, words) for name, words in commands]
                return self._bot.set_my_commands(menu, language_code=lang)
            case calls.SetWebhook(url, secret):
                kinds = list(calls.ALLOWED_UPDATES)
                return self._bot.set_webhook(url, secret_token=secret, allowed_updates=kinds)
            case calls.DropWebhook():
                return self._bot.delete_webhook()
            case calls.WhoAmI():
                return self._bot.get_me()
            case _:
                assert_never(call)


def _transport(seconds: float) -> HTTPXRequest:
    return HTTPXRequest(_CONNECTIONS, seconds, seconds, seconds, seconds)


def _answer(error: Exception) -> api.Answer:
    answer: api.Answer = api.Unanswered(type(error).__name__)
    match error:
        case theirs.RetryAfter():
            after = error.retry_after
            answer = api.TooMany(
                after if isinstance(after, timedelta) else timedelta(seconds=after)
            )
        case theirs.Forbidden():
            answer = api.Forbidden()
        case theirs.InvalidToken():
            answer = api.BadToken()
        case theirs.Conflict():
            answer = api.Clash()
        case theirs.BadRequest():
            answer = api.Refused(error.message)
        case theirs.NetworkError() if isinstance(error.__cause__, httpx.ConnectError):
            answer = api.Unreached()
        case _:
            pass
    return answer


def _markup(call: calls.SendText) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if call.ask_place is not None:
        button = KeyboardButton(call.ask_place, request_location=True)
        return ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)
    rows = [
        [InlineKeyboardButton(button.label, callback_data=button.token) for button in row]
        for row in call.keyboard
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def _entity(entity: calls.Entity) -> MessageEntity:
    return MessageEntity(entity.type, entity.offset, entity.length, entity.url)


def _their_entity(fields: Any) -> MessageEntity:
    return MessageEntity.de_json(dict(fields), None)
