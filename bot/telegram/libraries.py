"""The two libraries, each imported only when a bot is configured to use it."""

from __future__ import annotations

from typing import Literal

from bot.telegram.api import BotApi

LibraryName = Literal["aiogram", "python-telegram-bot"]


def open_api(library: LibraryName, token: str, url: str) -> BotApi | None:
    """A bot through a library; None when its token cannot be one."""
    if library == "aiogram":
        from aiogram.utils.token import TokenValidationError

        from bot.telegram.with_aiogram import AiogramApi

        try:
            return AiogramApi(token, url)
        except TokenValidationError:
            return None
    from telegram.error import InvalidToken

    from bot.telegram.with_ptb import PtbApi

    try:
        return PtbApi(token, url)
    except InvalidToken:
        return None
