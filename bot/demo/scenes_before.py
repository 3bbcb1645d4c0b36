"""Before the first day: a question, a call, an agreement, a plan, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from bot.demo.cast import Who
from bot.demo.stage import Stage

ASKED = "mon fils est exclu 3 jours, on est à Elbeuf"


async def asks_the_chat(stage: Stage) -> Sequence[str]:
    """A mother writes to the chat, as anybody can."""
    visit = await stage.look(Who.PARENT, "/")
    await visit.send("/", text=ASKED)
    visit.page.says("Elbeuf")
    return [visit.page.words]
