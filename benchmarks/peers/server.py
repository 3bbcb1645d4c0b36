"""The peers over HTTP: ``python -m benchmarks.peers.server [FILE]``.

Without a file, a bare aiohttp handler gives the words back: nothing is kept. With a file, they
are kept in it first, one commit a message. Imports nothing of ours: its memory is its own.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from benchmarks.peers.naive_store import NaiveStore


async def echo(words: str) -> str:
    """The same words, kept nowhere."""
    return words


def app(answer: Callable[[str], Awaitable[str]]) -> web.Application:
    """An application that answers ``POST /api/chat`` with what ``answer`` makes of the words."""

    async def talk(request: web.Request) -> web.Response:
        said: dict[str, str] = await request.json()
        return web.json_response({"messages": [{"text": await answer(said["text"])}]})

    application = web.Application()
    application.router.add_post("/api/chat", talk)
    return application


async def serve(store: NaiveStore | None) -> None:
    """Serve on a free port of loopback until SIGTERM."""
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    runner = web.AppRunner(app(store.answer if store else echo), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"ready: http://127.0.0.1:{runner.addresses[0][1]}/", flush=True)
    await stopped.wait()
    await runner.cleanup()
    if store:
        store.close()


if __name__ == "__main__":
    asyncio.run(serve(NaiveStore(Path(sys.argv[1])) if len(sys.argv) > 1 else None))
