"""Opening and closing the web server. Prints nothing: the command line speaks."""

from __future__ import annotations

import errno
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from aiohttp import web

_SHUTDOWN_SECONDS = 1.5
"""How long requests under way may still take when the server stops."""


class CannotListen(Exception):
    """This host and port cannot be listened on."""


class PortTaken(CannotListen):
    """The port is already in use by another program, perhaps by Accroche itself."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        super().__init__(
            f"Port {port} of {host} is taken. Stop the program that uses it, "
            f"or choose another one with --port."
        )


@asynccontextmanager
async def serve(app: web.Application, host: str, port: int) -> AsyncGenerator[str]:
    """Serve until the block ends; gives the address to open, « http://127.0.0.1:8080/ ».

    Port 0 takes any free one. Raises :class:`PortTaken` or :class:`CannotListen`. On leaving,
    requests under way are answered first.
    """
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=_SHUTDOWN_SECONDS)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise _explain(error, host, port) from None
        yield _address(runner)
    finally:
        await runner.cleanup()


def _explain(error: OSError, host: str, port: int) -> CannotListen:
    if error.errno == errno.EADDRINUSE:
        return PortTaken(host, port)
    return CannotListen(f"Cannot listen on {host}, port {port}: {error.strerror}.")


def _address(runner: web.AppRunner) -> str:
    host, port = runner.addresses[0][:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"
