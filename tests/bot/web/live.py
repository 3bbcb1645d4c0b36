"""A site that runs in a thread of its own, for browsers that drive it from outside."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, contextmanager
from threading import Thread

from aiohttp import web

from bot.web.server import serve

OpenApp = Callable[[], AbstractAsyncContextManager[web.Application]]
Stop = Callable[[], object]


@contextmanager
def live_site(open_app: OpenApp, port: int = 0) -> Generator[str]:
    """The address of the application, served on loopback until the block ends (port 0: any).

    Raises in the block's thread what kept the application from starting.
    """
    ready: Future[tuple[str, Stop]] = Future()

    async def run() -> None:
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        async with open_app() as app, serve(app, "127.0.0.1", port) as address:
            ready.set_result((address, lambda: loop.call_soon_threadsafe(stop.set)))
            await stop.wait()

    def run_and_tell() -> None:
        try:
            asyncio.run(run())
        except BaseException as error:
            if ready.done():
                raise
            ready.set_exception(error)

    thread = Thread(target=run_and_tell)
    thread.start()
    address, stop = ready.result(timeout=60)
    try:
        yield address
    finally:
        stop()
        thread.join(timeout=60)
