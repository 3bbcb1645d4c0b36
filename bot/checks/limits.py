"""Whether each reply can be carried by the narrowest channel."""

from __future__ import annotations

from collections.abc import Iterator

from bot.messages.body import Body
from bot.rendering.limits import excesses
from conversations.check.events import Stop
from conversations.check.findings import Fault, Finding


def limit_faults(at: Stop, body: Body) -> Iterator[Finding]:
    """The limits that this message breaks."""
    for excess in excesses(body):
        detail = f"{excess} (« {body.lang} »)"
        yield Finding(Fault.CHANNEL_LIMIT, at.dialogue, at.path, detail)
