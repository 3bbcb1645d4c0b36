"""Opening and closing the server."""

from __future__ import annotations

import asyncio
import socket

import pytest
from aiohttp import ClientConnectorError, ClientSession, web

from bot.web.server import CannotListen, PortTaken, serve


def slow_app(started: asyncio.Event, go_on: asyncio.Event) -> web.Application:
    """An application whose only page waits to be told."""

    async def page(_request: web.Request) -> web.Response:
        started.set()
        await go_on.wait()
        return web.Response(text="done")

    app = web.Application()
    app.router.add_get("/", page)
    return app


async def test_serves_at_the_address_given() -> None:
    """The address is ready when the block begins and closed when it ends."""
    ready = asyncio.Event()
    ready.set()
    async with ClientSession() as browser:
        async with (
            serve(slow_app(asyncio.Event(), ready), "127.0.0.1", 0) as address,
            browser.get(address) as response,
        ):
            assert await response.text() == "done"
        with pytest.raises(ClientConnectorError):
            await browser.get(address)


async def test_taken_port_has_its_sentence() -> None:
    """A port in use is said with its number and the mend."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(PortTaken, match=f"Port {port} of 127.0.0.1 is taken.*--port"):
            async with serve(web.Application(), "127.0.0.1", port):
                pass


async def test_impossible_host_has_its_sentence() -> None:
    """An address that is not this machine's is said."""
    with pytest.raises(CannotListen, match=r"Cannot listen on 192\.0\.2\.1"):
        async with serve(web.Application(), "192.0.2.1", 0):
            pass


async def test_request_under_way_is_answered_before_closing() -> None:
    """Stopping waits for the answers being made."""
    started, go_on = asyncio.Event(), asyncio.Event()
    async with ClientSession() as browser:

        async def ask(address: str) -> str:
            async with browser.get(address) as response:
                return await response.text()

        async with serve(slow_app(started, go_on), "127.0.0.1", 0) as address:
            answer = asyncio.create_task(ask(address))
            await started.wait()
            asyncio.get_running_loop().call_soon(go_on.set)
        assert await answer == "done"
