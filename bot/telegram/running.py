"""The life of one bot: it introduces itself, then its updates come in until the end."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from bot.channels.pauses import Growing
from bot.logs import event, failure
from bot.telegram import api
from bot.telegram.api import BotApi
from bot.telegram.calls import Call, DropWebhook, SetCommands, SetWebhook, WhoAmI
from bot.telegram.channel import Sleep
from bot.telegram.plans import Plan
from bot.telegram.polling import Poller
from bot.telegram.troubles import Troubles, trouble_of


@dataclass(frozen=True, slots=True)
class Running:
    """One bot at work. Nothing that happens to it stops the rest."""

    plan: Plan
    bot: BotApi
    poller: Poller
    troubles: Troubles
    menus: list[SetCommands]
    sleep: Sleep = asyncio.sleep
    _pause: Growing = field(default_factory=Growing)

    async def run(self) -> None:
        """Introduce the bot, then fetch its updates, or let them be brought."""
        while not await self._introduced():
            await self.sleep(self._pause.next())
        self.troubles.over()
        event("telegram.ready", bot=self.plan.name)
        for menu in self.menus:
            await self.bot.call(menu)  # the bot works without its menu
        if self.plan.webhook_url is None:
            await self.poller.poll()

    async def _introduced(self) -> bool:
        try:
            answer = await self._introduce()
        except Exception as error:  # noqa: BLE001 -- tried again after a pause
            failure("telegram.start_failed", error, bot=self.plan.name)
            return False
        if isinstance(answer, api.Done):
            return True
        self.troubles.meet(trouble_of(answer))
        return False

    async def _introduce(self) -> api.Answer:
        answer = await self.bot.call(WhoAmI())
        if not isinstance(answer, api.Done):
            return answer
        return await self.bot.call(self._way_in())

    def _way_in(self) -> Call:
        url = self.plan.webhook_url
        return DropWebhook() if url is None else SetWebhook(url, self.plan.secret)
