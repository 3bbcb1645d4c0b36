"""What came from Telegram, by polling or by webhook, on its way to the inbox."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.clock import Clock
from bot.logs import event
from bot.messages.desk import MessageDesk
from bot.telegram.envelopes import Envelope, open_envelope
from bot.telegram.flood import Flood, Verdict
from bot.telegram.manners import Manners


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes in the updates of one bot."""

    bot: str
    desk: MessageDesk
    manners: Manners
    clock: Clock
    _writing: Flood = field(default_factory=Flood)
    """Counts by Telegram's clock; what it gives no time for is counted apart, by ours."""
    _pressing: Flood = field(default_factory=Flood)

    async def take(self, updates: Iterable[object]) -> int | None:
        """Store updates, in the order they were sent; the highest number among them.

        Once this returns they may be acknowledged. Raises ``StorageUnavailable`` when they must
        not be.
        """
        found = [one for update in updates if (one := open_envelope(update)) is not None]
        found.sort(key=lambda one: one.number)
        judged = [(one, self._judge(one)) for one in found]
        await self._store(
            [one for one, verdict in judged if verdict is Verdict.TAKE],
            [one for one, verdict in judged if verdict is not Verdict.TAKE],
        )
        for one in (one for one, verdict in judged if verdict is Verdict.WARN):
            event("telegram.flood", bot=self.bot)
            self.manners.slow_down(one)
        await self.manners.acknowledge(found)
        return found[-1].number if found else None

    async def _store(self, taken: list[Envelope], beyond: list[Envelope]) -> None:
        """Those of a flood are stored too, but get no turn."""
        if taken:
            work = await self.desk.accept([one.incoming(self.bot) for one in taken])
            self.manners.show_typing(work)
        if beyond:
            await self.desk.pass_over([one.incoming(self.bot) for one in beyond])

    def _judge(self, envelope: Envelope) -> Verdict:
        """By when it was sent: what waited while we were away is no flood."""
        if envelope.chat is None:
            return Verdict.TAKE
        if envelope.sent is None:
            return self._pressing.judge(envelope.chat, envelope.number, self.clock())
        return self._writing.judge(envelope.chat, envelope.number, envelope.sent)
