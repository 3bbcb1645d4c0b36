"""Opening the stage and playing the scenes, one after the other."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bot.clock import MovedClock
from bot.demo.alone import ZONE, settings_of
from bot.demo.browsers import Browser, plain_browser
from bot.demo.cast import Who
from bot.demo.catching import HERE, stretched
from bot.demo.city import invent
from bot.demo.door import Door, add_door
from bot.demo.stage import Played, Scene, Stage
from bot.web.server import PortTaken, serve
from bot.wiring import open_assistant
from resources_db.accounts.sessions import Limits

BEFORE: Final = timedelta(days=1)
"""How long before the first scene the city was invented."""
FindBrowser = Callable[[Who], Awaitable[Browser]]


@dataclass(frozen=True, slots=True)
class Theatre:
    """The open stage, and where to look at it."""

    stage: Stage
    site: str
    port: int


@asynccontextmanager
async def open_theatre(
    begins: datetime, port: int = 0, find_browser: Callable[[str], FindBrowser] | None = None
) -> AsyncGenerator[Theatre]:
    """An invented city on a database of its own, served on loopback, gone with the block.

    ``begins`` is the first scene's moment on the wall clock; port 0 takes a free one.
    ``find_browser`` makes browsers in front of a site; without it, plain ones.
    """
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="accroche-demo-")))
        held = stack.enter_context(_held_port(port))
        free = held.getsockname()[1]
        clock = MovedClock((begins - BEFORE).replace(tzinfo=ZONE))
        net = await stack.enter_async_context(stretched(clock))
        settings = settings_of(folder, free, net)
        assistant = await stack.enter_async_context(
            open_assistant(settings, clock=clock, beating=False)
        )
        city = await assistant.database.write(lambda session: invent(session, clock()))
        site = f"http://{HERE}:{free}"

        async def plain(_who: Who) -> Browser:
            return await stack.enter_async_context(plain_browser(site))

        find = plain if find_browser is None else find_browser(site)
        stage = Stage(clock, assistant, net, settings.timezone, find)
        whole_day = timedelta(hours=settings.staff_session_hours)
        limits = Limits(timedelta(minutes=settings.staff_idle_minutes), whole_day)
        add_door(assistant.app, Door(stage, city, limits, free))
        held.close()
        await stack.enter_async_context(serve(assistant.app, HERE, free))
        yield Theatre(stage, site, free)


async def play(
    stage: Stage,
    scenes: Sequence[Scene],
    tell: Callable[[Played, int], None],
    pause: float = 0,
) -> None:
    """Every scene in its turn; ``tell`` hears of each one as it ends, then time to look around."""
    for number, scene in enumerate(scenes, 1):
        await stage.move(scene.at)
        played = Played(scene, tuple(await scene.play(stage)))
        await stage.beat()
        stage.played.append(played)
        tell(played, number)
        if pause:
            await asyncio.sleep(pause)


def _held_port(port: int) -> socket.socket:
    """Keeps a port while everything is made ready: a free one is nobody else's meanwhile."""
    try:
        return socket.create_server((HERE, port))
    except OSError:
        raise PortTaken(HERE, port) from None
