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
    _flood: Flood = field(default_factory=Flood)

    async def take(self, updates: Iterable[object]) -> int | None:
        """Store updates, in the order they were sent; the highest number among them.

        Once this returns they may be acknowledged. Raises ``StorageUnavailable`` when they must
        not be.
        """
        found = [one for update in updates if (one := open_envelope(update)) is not None]
        found.sort(key=lambda one: one.number)
        taken = [one for one in found if self._admit(one)]
        if taken:
            work = await self.desk.accept([one.incoming(self.bot) for one in taken])
            self.manners.show_typing(_people(taken), work)
        await self.manners.acknowledge(found)
        return found[-1].number if found else None

    def _admit(self, envelope: Envelope) -> bool:
        if envelope.chat is None:
            return True
        match self._flood.judge(envelope.chat, envelope.number, self.clock()):
            case Verdict.TAKE:
                return True
            case Verdict.WARN:
                event("telegram.flood", bot=self.bot)
                self.manners.slow_down(envelope)
                return False
            case Verdict.DROP:
                return False


def _people(envelopes: Iterable[Envelope]) -> list[int]:
    return [one.chat for one in envelopes if one.chat is not None and one.chat > 0]
