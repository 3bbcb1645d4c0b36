"""What someone opens pages and sends forms with: the port, and the plain one of the terminal."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Protocol

from aiohttp import ClientResponse, ClientSession, CookieJar

from bot.demo.forms import Form, Page, Said, read_page


class Browser(Protocol):
    """One person's browser: it keeps its cookies and follows redirections."""

    async def open(self, path: str) -> Page:
        """Open a page of the site."""
        ...

    async def send(self, page: Page, form: Form, said: Said, press: str | None) -> Page:
        """Fill a form of the page that is open, and press one of its buttons."""
        ...

    async def fetch(self, path: str) -> bytes:
        """A file of the site; empty where there is none."""
        ...


class PlainBrowser:
    """By requests, without JavaScript: what an old telephone could do."""

    def __init__(self, session: ClientSession) -> None:
        self._session = session

    async def open(self, path: str) -> Page:
        """See :class:`Browser`."""
        async with self._session.get(path) as response:
            return await _seen(response)

    async def send(self, page: Page, form: Form, said: Said, press: str | None) -> Page:
        """See :class:`Browser`."""
        del page
        fields = form.filled(said, press)
        if form.method == "get":
            async with self._session.get(form.action, params=fields) as response:
                return await _seen(response)
        async with self._session.post(form.action.partition("#")[0], data=fields) as response:
            return await _seen(response)

    async def fetch(self, path: str) -> bytes:
        """See :class:`Browser`."""
        async with self._session.get(path) as response:
            return await response.read() if response.ok else b""


@asynccontextmanager
async def plain_browser(site: str) -> AsyncGenerator[PlainBrowser]:
    """A new one in front of the site, closed with the block."""
    async with ClientSession(site, cookie_jar=CookieJar(unsafe=True)) as session:
        yield PlainBrowser(session)


async def _seen(response: ClientResponse) -> Page:
    address = response.url.raw_path_qs
    if response.content_type != "text/html":
        await response.read()
        return Page(address, response.status)
    return read_page(await response.text(), address, response.status)
