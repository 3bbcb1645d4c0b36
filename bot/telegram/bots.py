"""Every Telegram bot of this installation, ready to be wired."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from bot.channels.port import Channel
from bot.clock import Clock
from bot.logs import failure
from bot.messages.desk import MessageDesk
from bot.messages.turns import Bot
from bot.settings import Settings
from bot.telegram import webhook
from bot.telegram.api import BotApi
from bot.telegram.channel import TelegramChannel
from bot.telegram.composing import compose
from bot.telegram.decoding import decode_update, language_of
from bot.telegram.intake import Intake
from bot.telegram.libraries import open_api
from bot.telegram.manners import Manners
from bot.telegram.menu import menus
from bot.telegram.plans import Plan, plans, shares_token
from bot.telegram.polling import Poller
from bot.telegram.running import Running
from bot.telegram.troubles import Tell, Trouble, Troubles
from conversations.texts import Text

Say = Callable[[Text, str], str]


@dataclass(frozen=True, slots=True)
class Bots:
    """The bots whose token can be one, each through its own library."""

    opened: Mapping[str, tuple[Plan, BotApi]]
    tell: Tell

    @classmethod
    def open(cls, settings: Settings, tell: Tell) -> Bots:
        """Open what the settings ask for; a token that cannot be one is told, and left."""
        opened: dict[str, tuple[Plan, BotApi]] = {}
        asked = plans(settings)
        for plan in asked:
            if shares_token(plan, asked):
                Troubles(plan.name, plan.setting, tell).meet(Trouble.SAME_TOKEN)
                continue
            bot = open_api(plan.library, plan.token, settings.telegram_api_url)
            if bot is None:
                Troubles(plan.name, plan.setting, tell).meet(Trouble.NO_TOKEN)
            else:
                opened[plan.name] = plan, bot
        return cls(opened, tell)

    @property
    def decoders(self) -> dict[str, Bot]:
        """How the updates of each are decoded."""
        bot = Bot(decode_update, pulled=False, hint=language_of, compose=compose)
        return dict.fromkeys(self.opened, bot)

    def channels(self, clock: Clock) -> dict[str, Channel]:
        """How messages are sent by each."""
        return {name: TelegramChannel(bot, clock) for name, (_plan, bot) in self.opened.items()}

    def start(
        self, desk: MessageDesk, app: web.Application, say: Say, clock: Clock, lease: timedelta
    ) -> Started:
        """Let updates in. The application must not be serving yet."""
        owner, running, doors = secrets.token_hex(8), list[Running](), dict[str, webhook.Door]()
        for plan, bot in self.opened.values():
            manners = Manners(bot, say, desk.languages)
            intake = Intake(plan.name, desk, manners, clock)
            troubles = Troubles(plan.name, plan.setting, self.tell)
            poller = Poller(bot, intake, troubles, desk.database, clock, lease, owner)
            running.append(Running(plan, bot, poller, troubles, menus(say, desk.languages)))
            if plan.webhook_url is not None:
                doors[plan.name] = webhook.Door(plan.secret, intake)
        webhook.add_route(app, doors)
        return Started(running, [asyncio.create_task(one.run()) for one in running])


@dataclass(frozen=True, slots=True)
class Started:
    """The bots at work."""

    running: list[Running]
    tasks: list[asyncio.Task[None]]

    async def stop_receiving(self) -> None:
        """Nothing more comes in; what came is still answered."""
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        for one in self.running:
            await one.poller.intake.manners.close()
            try:
                await one.poller.close()
            except Exception as error:  # noqa: BLE001 -- the lease ends by itself
                failure("telegram.close_failed", error, bot=one.plan.name)

    async def close(self) -> None:
        """Give the connections back."""
        for one in self.running:
            await one.bot.close()
