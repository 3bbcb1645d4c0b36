"""Bringing updates to a bot's webhook, again and again until it takes them."""

from __future__ import annotations

import asyncio

import aiohttp

from tools.telegram_emulator.bot_state import BotState, Webhook
from tools.telegram_emulator.shapes import Json

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the header's name
PAUSE = 0.02
"""Seconds before an update that was not taken is brought again. Telegram waits longer."""


async def bring_updates(bot: BotState) -> None:
    """One update after the other, for as long as the emulator runs."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(10)) as session:
        while True:
            changed = bot.changed
            if bot.webhook is None or not bot.updates:
                await changed.wait()
                continue
            update = bot.updates[0]
            if bot.shuffled is not None:
                update = bot.shuffled.choice(bot.updates)
            taken = [await _bring(session, bot.webhook, update) for _ in range(1 + bot.twice)]
            if all(taken) and update in bot.updates:
                bot.updates.remove(update)
            elif not all(taken):
                await asyncio.sleep(PAUSE)


async def _bring(session: aiohttp.ClientSession, webhook: Webhook, update: Json) -> bool:
    headers = {SECRET_HEADER: webhook.secret} if webhook.secret else {}
    try:
        async with session.post(webhook.url, json=update, headers=headers) as response:
            return response.status == 200
    except (aiohttp.ClientError, TimeoutError):
        return False
