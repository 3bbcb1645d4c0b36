"""Nothing leaves the machine: letters and text messages go to a catcher on loopback, and stay.

The settings of the demonstration name it as their mail server and their gateway, so that the real
senders do their real work; whatever they hand over is kept in memory until the end.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from typing import Final

from aiohttp import web

from bot.clock import Clock
from bot.web.server import serve

HERE: Final = "127.0.0.1"
LETTER, TEXT = "courriel", "SMS"
_SAID: Final = {b"EHLO": "250 demo", b"DATA": "354 go on", b"QUIT": "221 bye"}
_OK: Final = "250 OK"


@dataclass(frozen=True, slots=True)
class Caught:
    """One message that somebody would have received."""

    at: datetime
    """When, on the clock of the demonstration."""
    way: str
    """« courriel » or « SMS »."""
    to: str
    subject: str
    text: str


@dataclass(slots=True)
class Net:
    """What was caught, and where to send what is to be caught."""

    clock: Clock
    messages: list[Caught] = field(default_factory=list[Caught])
    mail_port: int = 0
    texts_url: str = ""

    def since(self, at: datetime, to: str) -> list[Caught]:
        """What someone would have received from an instant on, oldest first."""
        return [one for one in self.messages if one.at >= at and one.to == to]

    async def take_mail(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One conversation in SMTP (RFC 5321), as much of it as our own sender speaks."""
        writer.write(b"220 demo\r\n")
        while line := await reader.readline():
            word = line[:4].upper().rstrip()
            writer.write(_SAID.get(word, _OK).encode() + b"\r\n")
            if word == b"QUIT":
                break
            if word == b"DATA":
                self._keep(await _until_the_dot(reader))
                writer.write(_OK.encode() + b"\r\n")
        writer.close()
        await writer.wait_closed()

    def _keep(self, raw: bytes) -> None:
        message = message_from_bytes(raw, policy=policy.default)
        body = message.get_body(("plain",))
        text = "" if body is None else "\n".join(body.get_content().splitlines())
        subject = message.get("Subject", "")
        self.messages.append(Caught(self.clock(), LETTER, message["To"], subject, text.strip()))

    async def take_text(self, request: web.Request) -> web.Response:
        """One text message, as a gateway takes it."""
        said: dict[str, str] = await request.json()
        self.messages.append(Caught(self.clock(), TEXT, said["to"], "", said["text"]))
        return web.json_response({"id": said["id"]})


@asynccontextmanager
async def stretched(clock: Clock) -> AsyncGenerator[Net]:
    """A net, until the block ends."""
    net, gateway = Net(clock), web.Application()
    gateway.router.add_post("/", net.take_text)
    server = await asyncio.start_server(net.take_mail, HERE, 0)
    async with server, serve(gateway, HERE, 0) as address:
        net.mail_port, net.texts_url = server.sockets[0].getsockname()[1], address
        yield net


async def _until_the_dot(reader: asyncio.StreamReader) -> bytes:
    """The letter: up to a dot alone on its line, doubled dots made single again."""
    lines: list[bytes] = []
    while (line := await reader.readline()) not in {b".\r\n", b""}:
        lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
    return b"".join(lines)
