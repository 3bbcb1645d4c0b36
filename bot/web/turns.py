"""One turn of a conversation: what the person said goes in, the lines of the log come out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from bot.channels.port import Incoming, Posted
from bot.web.front import WEB, Front
from bot.web.sessions import Session


@dataclass(frozen=True, slots=True)
class Said:
    """What the person wrote or pressed, untouched."""

    kind: Literal["text", "choice"]
    value: str
    lang: str
    """Language of the page it was said on: a hint."""
    nonce: str
    """The same for every repeat of the same sending."""


async def take_turn(front: Front, session: Session, said: Said) -> list[Posted]:
    """Hand it to the desk, as plain ASCII JSON so that any string can be stored."""
    raw = json.dumps({said.kind: said.value, "lang": said.lang}).encode("ascii")
    update = Incoming(WEB, _update_id(session, said), session.secret, raw)
    return await front.desk.receive(update)


def _update_id(session: Session, said: Said) -> str:
    """Unique per session and sending. Hashed: the inbox must not hold a session's secret.

    The words are part of it: a page brought back by « back » may send others with its old nonce.
    """
    name = json.dumps([session.secret, said.nonce, said.kind, said.value])
    return sha256(name.encode("ascii")).hexdigest()
