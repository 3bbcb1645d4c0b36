"""Telegram through aiogram: its methods, types and transport; not its dispatcher.

Imported only when a bot is configured to use it: the import alone takes seconds.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any, assert_never

from aiogram import Bot
from aiogram import exceptions as theirs
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteWebhook,
    EditMessageText,
    GetMe,
    LeaveChat,
    SendChatAction,
    SendMessage,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.methods import SendDocument as TheirSendDocument
from aiogram.methods import SendVenue as TheirSendVenue
from aiogram.methods import SetWebhook as TheirSetWebhook
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardMarkup,
)
from aiohttp import ClientConnectorError

from bot.telegram import api, calls

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
    """``getUpdates`` left as it came: one update that cannot be typed must not hide the others."""

    __returning__ = list[dict[str, Any]]
    __api_method__ = "getUpdates"

    offset: int | None
    limit: int
    timeout: int
    allowed_updates: list[str]


class AiogramApi:
    """One bot. Raises aiogram's ``TokenValidationError`` when the token cannot be one."""

    def __init__(self, token: str, url: str) -> None:
        self._session = AiohttpSession(api=TelegramAPIServer.from_base(url))
        self._bot = Bot(token, session=self._session)

    async def call(self, call: calls.Call) -> api.Answer:
        wait = call.wait if isinstance(call, calls.FetchUpdates) else timedelta(0)
        seconds = (wait + api.ANSWER_TIME).total_seconds()
        try:
            async with asyncio.timeout(seconds):
                result = await self._bot(_method(call))
        except (theirs.AiogramError, TimeoutError) as error:
            return _answer(error)
        return api.Done(result if isinstance(call, calls.FetchUpdates) else None)

    async def close(self) -> None:
        await self._session.close()


def _answer(error: Exception) -> api.Answer:
    answer: api.Answer = api.Unanswered(type(error).__name__)
    match error:
        case theirs.TelegramRetryAfter():
            answer = api.TooMany(timedelta(seconds=error.retry_after))
        case theirs.TelegramForbiddenError():
            answer = api.Forbidden()
        case theirs.TelegramUnauthorizedError() | theirs.TelegramNotFound():
            answer = api.BadToken()
        case theirs.TelegramConflictError():
            answer = api.Clash()
        case theirs.TelegramBadRequest():
            answer = api.Refused(error.message)
        case theirs.TelegramNetworkError() if isinstance(error.__cause__, ClientConnectorError):
            answer = api.Unreached()
        case _:
            pass
    return answer


def _method(call: calls.Call) -> TelegramMethod[Any]:
    match call:
        case calls.FetchUpdates(offset, wait, most):
            return GetRawUpdates(
                offset=offset,
                limit=most,
                timeout=int(wait.total_seconds()),
                allowed_updates=list(calls.ALLOWED_UPDATES),
            )
        case calls.SendText():
            return SendMessage(
                chat_id=call.chat,
                text=call.text,
                entities=[_entity(entity) for entity in call.entities] or None,
                link_preview_options=_NO_PREVIEW,
                reply_markup=_markup(call),
            )
        case calls.EditText():
            return EditMessageText(
                chat_id=call.chat,
                message_id=call.message,
                text=call.text,
                entities=[MessageEntity.model_validate(it) for it in call.entities] or None,
                link_preview_options=_NO_PREVIEW,
            )
        case calls.AnswerPress() | calls.Typing() | calls.Leave():
            return _gesture(call)
        case calls.SendVenue() | calls.SendDocument():
            return _enclosure(call)
        case _:
            return _setting_up(call)


def _gesture(call: calls.AnswerPress | calls.Typing | calls.Leave) -> TelegramMethod[Any]:
    match call:
        case calls.AnswerPress(query):
            return AnswerCallbackQuery(callback_query_id=query)
        case calls.Typing(chat):
            return SendChatAction(chat_id=chat, action="typing")
        case calls.Leave(chat):
            return LeaveChat(chat_id=chat)


def _enclosure(call: calls.SendVenue | calls.SendDocument) -> TelegramMethod[Any]:
    match call:
        case calls.SendVenue(chat, latitude, longitude, title, address):
            return TheirSendVenue(
                chat_id=chat, latitude=latitude, longitude=longitude, title=title, address=address
            )
        case calls.SendDocument(chat, name, content, caption):
            file = BufferedInputFile(content, name)
            return TheirSendDocument(chat_id=chat, document=file, caption=caption or None)


def _setting_up(
    call: calls.SetCommands | calls.SetWebhook | calls.DropWebhook | calls.WhoAmI,
) -> TelegramMethod[Any]:
    match call:
        case calls.SetCommands(commands, lang):
            menu = [BotCommand(command=name, description=words) for name, words in commands]
            return SetMyCommands(commands=menu, language_code=lang)
        case calls.SetWebhook(url, secret):
            kinds = list(calls.ALLOWED_UPDATES)
            return TheirSetWebhook(url=url, secret_token=secret, allowed_updates=kinds)
        case calls.DropWebhook():
            return DeleteWebhook()
        case calls.WhoAmI():
            return GetMe()
        case _:
            assert_never(call)


def _markup(call: calls.SendText) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | None:
    if call.ask_place is not None:
        button = KeyboardButton(text=call.ask_place, request_location=True)
        return ReplyKeyboardMarkup(
            keyboard=[[button]], resize_keyboard=True, one_time_keyboard=True
        )
    rows = [
        [InlineKeyboardButton(text=button.label, callback_data=button.token) for button in row]
        for row in call.keyboard
    ]
    return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def _entity(entity: calls.Entity) -> MessageEntity:
    return MessageEntity(
        type=entity.type, offset=entity.offset, length=entity.length, url=entity.url
    )
