"""The browser of the story as a person has it: a phone's Chromium, with axe on each page once."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser as Program
from playwright.async_api import Locator, Response, async_playwright
from playwright.async_api import Page as Tab

from bot.demo.browsers import Browser
from bot.demo.cast import Who
from bot.demo.forms import Field, Form, Page, Said, read_page
from tests.bot.web.accessibility import TAGS, broken_rules
from tests.bot.web.chromium import ARGUMENTS

_NAMES_NOTHING = re.compile(r"[\w-]{12,}|\d+")
"""Random names and numbers in an address: what is left names a kind of page."""
_UNFOLD = "document.querySelectorAll('details').forEach(one => one.open = true)"
_FITS = "document.documentElement.scrollWidth <= innerWidth"


@dataclass(slots=True)
class Inspection:
    """The kinds of pages that were crossed, and what is wrong with some."""

    seen: set[str] = field(default_factory=set[str])
    wrong: list[str] = field(default_factory=list[str])

    async def look(self, tab: Tab) -> None:
        """Look at a page unless one of its kind was seen."""
        path = tab.url.partition("://")[2].partition("/")[2].partition("?")[0].partition("#")[0]
        kind = _NAMES_NOTHING.sub("*", path)
        if kind in self.seen:
            return
        self.seen.add(kind)
        await tab.evaluate(_UNFOLD)
        results = await Axe().run(tab, options={"runOnly": {"type": "tag", "values": TAGS}})
        self.wrong += [f"/{kind}: {one}" for one in broken_rules(results.response)]
        if not await tab.evaluate(_FITS):
            self.wrong.append(f"/{kind}: wider than a phone")


@dataclass(slots=True)
class Phone:
    """One person's."""

    tab: Tab
    inspection: Inspection

    async def open(self, path: str) -> Page:
        """See :class:`~bot.demo.browsers.Browser`."""
        return await self._seen(await self.tab.goto(path))

    async def send(self, page: Page, form: Form, said: Said, press: str | None) -> Page:
        """See :class:`~bot.demo.browsers.Browser`. Filled and pressed as a person would."""
        del page
        form.filled(said, press)
        await self.tab.evaluate(_UNFOLD)
        there, button = self.tab.locator("form").nth(form.index), form.button(press)
        for name, what in said.items():
            await _say(there, form.fields[name], what)
        pressed = there.get_by_role("button", name=button.words, exact=True)
        if button.name:
            pressed = there.locator(f'button[name="{button.name}"][value="{button.value}"]')
        if await self.tab.locator("#is-busy").count():
            return await self._talked(pressed)
        async with self.tab.expect_navigation() as going:
            await pressed.first.click()
        return await self._seen(await going.value)

    async def _talked(self, pressed: Locator) -> Page:
        """The chat answers in place: no page is loaded."""
        async with self.tab.expect_response(lambda one: one.request.method == "POST"):
            await pressed.first.click()
        await self.tab.locator(".assistant").last.wait_for()
        return await self._seen(None)

    async def fetch(self, path: str) -> bytes:
        """See :class:`~bot.demo.browsers.Browser`."""
        answer = await self.tab.request.get(path)
        return await answer.body() if answer.ok else b""

    async def _seen(self, response: Response | None) -> Page:
        await self.inspection.look(self.tab)
        address = "/" + self.tab.url.partition("://")[2].partition("/")[2]
        status = 200 if response is None else response.status
        return read_page(await self.tab.content(), address, status)


async def _say(form: Locator, one: Field, said: str | tuple[str, ...]) -> None:
    there = form.locator(f'[name="{one.name}"]')
    values = (said,) if isinstance(said, str) else said
    if one.kind == "select":
        await there.select_option(list(values))
    elif one.kind in {"checkbox", "radio"}:
        for option in one.options:
            if option.value in values:
                await form.locator(f'[name="{one.name}"][value="{option.value}"]').check()
    else:
        await there.fill(values[0])


@asynccontextmanager
async def phones(
    path: str, inspection: Inspection
) -> AsyncGenerator[Callable[[str], Callable[[Who], Awaitable[Browser]]]]:
    """Makes everyone's phone in front of a site; the program closes with the block."""
    async with async_playwright() as playwright:
        program: Program = await playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield lambda site: lambda _who: _phone(program, site, inspection)
        finally:
            await program.close()


async def _phone(program: Program, site: str, inspection: Inspection) -> Browser:
    context = await program.new_context(
        base_url=site,
        bypass_csp=True,
        locale="fr-FR",
        reduced_motion="reduce",
        viewport={"width": 375, "height": 740},
    )
    return Phone(await context.new_page(), inspection)
