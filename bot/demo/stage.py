"""The stage: the moved clock, everyone's browser, what was caught, what scenes leave each other."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta, tzinfo
from typing import Final

from bot.clock import MovedClock
from bot.demo.browsers import Browser
from bot.demo.cast import CAST, Who
from bot.demo.catching import Caught, Net
from bot.demo.forms import Form, Page, Said, Stuck
from bot.wiring import Assistant

_STOPS: Final = (time(8, 5), time(18))
"""Moments of each day at which the regular work is done on the way to a later scene."""
_BAD: Final = 400


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that someone does, and what must then be true."""

    at: datetime
    """On the wall clock of the city."""
    who: Who
    title: str
    does: str
    play: Callable[[Stage], Awaitable[Sequence[str]]]
    """Does it on the pages, checks what came of it; what is to be told of it, line by line."""


@dataclass(frozen=True, slots=True)
class Played:
    """A scene that is over."""

    scene: Scene
    told: tuple[str, ...]


@dataclass(slots=True)
class Stage:
    """Where the scenes are played."""

    clock: MovedClock
    assistant: Assistant
    net: Net
    zone: tzinfo
    find_browser: Callable[[Who], Awaitable[Browser]]
    browsers: dict[Who, Browser] = field(default_factory=dict[Who, Browser])
    notes: dict[str, str] = field(default_factory=dict[str, str])
    """What a scene leaves to the next ones: an address, a code on paper."""
    played: list[Played] = field(default_factory=list[Played])

    async def browser(self, who: Who) -> Browser:
        """The browser of one of them."""
        if who not in self.browsers:
            self.browsers[who] = await self.find_browser(who)
        return self.browsers[who]

    async def enter(self, who: Who, path: str) -> Visit:
        """Someone signs in by the door of the demonstration, and looks at a page."""
        return await self.look(who, f"/demo/entrer/{who.value}?vers={path}")

    async def look(self, who: Who, path: str) -> Visit:
        """Someone opens a page as they are."""
        browser = await self.browser(who)
        return Visit(browser, _well(await browser.open(path)))

    async def move(self, to: datetime) -> None:
        """Let time go by until a moment of the wall clock; the regular work is done on the way."""
        goal = to.replace(tzinfo=self.zone)
        while (stop := self._next_stop()) < goal:
            await self.beat(stop)
        await self.beat(goal)

    async def beat(self, at: datetime | None = None) -> None:
        """Do all that is due, at a later moment or now."""
        if at is not None:
            self.clock.move(at)
        await self.assistant.metronome.beat()
        await self.assistant.sender.deliver_due()

    def _next_stop(self) -> datetime:
        now = self.clock().astimezone(self.zone)
        for days in range(2):
            for stop in _STOPS:
                at = datetime.combine(now.date() + timedelta(days=days), stop, self.zone)
                if at > now:
                    return at
        raise AssertionError("a day has its stops")

    async def caught_for(self, to: str, since: datetime) -> Caught:
        """What someone was just told; the regular work of this instant is done first."""
        await self.beat()
        found = self.net.since(since, to)
        if not found:
            others = ", ".join(f"{one.to} ({one.at:%H:%M})" for one in self.net.messages)
            raise Stuck(f"Rien n'est arrivé pour {to} ; il y a {others}")
        return found[-1]

    def mailbox(self, who: Who) -> str:
        """Where someone of the staff is written to."""
        mailbox = CAST[who].mailbox
        if mailbox is None:
            raise Stuck(f"{CAST[who].name} n'a pas de courriel")
        return mailbox


@dataclass(slots=True)
class Visit:
    """Someone in front of a page. Anything that goes wrong is :class:`Stuck`."""

    browser: Browser
    page: Page

    async def go(self, path: str) -> Visit:
        """Open another page."""
        self.page = _well(await self.browser.open(path))
        return self

    async def follow(self, part: str) -> Visit:
        """Press the first link whose address has this part."""
        return await self.go(self.page.link(part))

    async def send(self, form: str | Form, press: str | None = None, **said: str) -> Visit:
        """Fill a form of the page and press a button; it must be taken."""
        return await self.fill(form, said, press)

    async def fill(self, form: str | Form, said: Said, press: str | None = None) -> Visit:
        """The same, for fields whose names Python cannot say."""
        self.page = _well(await self._sent(form, said, press))
        return self

    async def be_refused(self, form: str | Form, press: str | None = None, **said: str) -> Visit:
        """Fill a form and press; it must be refused, on a page that says why."""
        self.page = await self._sent(form, said, press)
        if self.page.status < _BAD:
            raise Stuck(f"{self.page.address} aurait dû refuser : {self.page.words}")
        return self

    async def _sent(self, form: str | Form, said: Said, press: str | None) -> Page:
        whole = self.page.form(form, press) if isinstance(form, str) else form
        return await self.browser.send(self.page, whole, said, press)


def _well(page: Page) -> Page:
    """A page that is one. Raises :class:`Stuck` for a refusal or an error."""
    if page.status >= _BAD:
        raise Stuck(f"{page.address} répond {page.status} : {page.words}")
    return page
