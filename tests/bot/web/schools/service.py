"""A school that answers by a link: the town, its mail, and browsers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientResponse, CookieJar
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from bot.mail.port import Letter, Sending
from bot.schools.letters import SchoolLetters
from bot.web.app import make_app
from bot.web.schools.site import add_school_pages
from resources_db.actions import Done, Role
from resources_db.door import perform
from resources_db.school_requests.actions import AskSchool
from resources_db.school_requests.terms import RequestKind
from resources_db.storage.database import Database
from resources_db.tasks.opening import open_tasks
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.words import say
from tests.resources_db.town import AT, Town

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MAILBOX = "ce.0760001a@ac.example"
_LINK = re.compile(r"https://accroche\.ville\.example(/e/[\w-]{43})")


@dataclass
class Post:
    """The mail server, as it answers today."""

    answers: Sending = Sending.SENT
    letters: list[Letter] = field(default_factory=list[Letter])

    async def send(self, letter: Letter) -> Sending:
        """Take a letter."""
        self.letters.append(letter)
        return self.answers


@dataclass
class Service:
    """The town, its mail, and browsers in a school."""

    database: Database
    town: Town
    post: Post = field(default_factory=Post)
    at: datetime = AT
    browsers: list[TestClient[Request, Application]] = field(
        default_factory=list[TestClient[Request, Application]]
    )

    def ask(self, kind: RequestKind = RequestKind.LINK_TEACHER) -> int:
        """Ask the school of the situation."""
        agent, action = self.town.actor(Role.AGENT), AskSchool(self.town.situation, kind)
        done = self.database.write_now(lambda s: perform(s, agent, action, self.at))
        assert isinstance(done, Done)
        return done.id or 0

    async def sweep(self) -> None:
        """What the metronome does now and then."""
        address = "https://accroche.ville.example"
        french = SchoolLetters(
            self.database, lambda: self.at, self.post, lambda text: say(text, "fr"), address
        )
        await french.sweep()

    @property
    def link(self) -> str:
        """The path in the last letter."""
        found = _LINK.search(self.post.letters[-1].body)
        assert found is not None
        return found[1]

    async def browser(self) -> TestClient[Request, Application]:
        """A new browser, without JavaScript."""

        async def healthy() -> bool:
            return True

        app = make_app(ScriptedDesk(), say, healthy, languages=("fr", "en", "ar"))
        add_school_pages(app, self.database, lambda: self.at, ZoneInfo("Europe/Paris"))
        client = TestClient(TestServer(app), cookie_jar=CookieJar(unsafe=True))
        await client.start_server()
        self.browsers.append(client)
        return client

    def tasks(self) -> list[str]:
        """The kinds of the tasks that wait."""
        return [task.kind for task in self.database.read_now(open_tasks)]


async def opened(browser: TestClient[Request, Application], link: str) -> ClientResponse:
    """What a browser gets that presses the button of a link."""
    response = await browser.post(link)
    await response.read()
    return response
