"""The personal pages in front of the invented town, on each database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from aiohttp import CookieJar
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request
from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.library import Librarian, Library
from bot.web.app import make_app
from bot.web.personal.site import add_personal_pages
from bot.web.schools.site import add_school_pages
from resources_db.actions import Done, Role
from resources_db.agreements.asked import EVERY_CHANNEL
from resources_db.directory.shelf import Shelf
from resources_db.door import perform
from resources_db.invitations.actions import Invite
from resources_db.invitations.tokens import new_token
from resources_db.people.tables import OrganisationRow
from resources_db.school_requests.actions import AskSchool
from resources_db.school_requests.sending import take_due
from resources_db.school_requests.terms import RequestKind
from resources_db.storage.database import Database
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.words import say
from tests.resources_db.town import AT, Town, build

Client = TestClient[Request, Application]
NO_EDITION = -1


@dataclass
class Site:
    """The town, the hour, and links handed over by the service."""

    database: Database
    town: Town
    library: Library
    at: datetime = AT
    offered: frozenset[str] = EVERY_CHANNEL
    """The channels that the city has."""
    browsers: list[Client] = field(default_factory=list[Client])

    def later(self, minutes: float) -> None:
        """Time goes by."""
        self.at += timedelta(minutes=minutes)

    def hand_over(self, person: int, code: str | None = None) -> str:
        """The path of a new link."""
        token, agent = new_token(), self.town.actor(Role.AGENT)
        action = Invite(self.town.situation, person, token, code)
        done = self.database.write_now(lambda s: perform(s, agent, action, self.at))
        assert isinstance(done, Done)
        return f"/p/lien/{token}"

    def application(self) -> Application:
        """The chat and the personal pages."""

        async def healthy() -> bool:
            return True

        languages = ("fr", "en", "ar")
        app = make_app(ScriptedDesk(), say, healthy, languages=languages)
        paris = ZoneInfo("Europe/Paris")
        add_school_pages(app, self.database, lambda: self.at, paris)
        librarian, host = Librarian(self.library), "localhost"
        add_personal_pages(
            app, self.database, lambda: self.at, paris, librarian, host, self.offered
        )
        return app

    def ask_school(self) -> str:
        """The path of the link in a letter to the school's official mailbox."""
        token, agent = new_token(), self.town.actor(Role.AGENT)
        action = AskSchool(self.town.situation, RequestKind.LINK_TEACHER, note="Du 23 au 27.")

        def work(session: Session) -> None:
            session.execute(update(OrganisationRow).values(mailbox="ce.0760001a@ac.example"))
            assert isinstance(perform(session, agent, action, self.at), Done)
            assert take_due(session, self.at, [token])

        self.database.write_now(work)
        return f"/e/{token}"

    async def browser(self) -> Client:
        """A new browser, without JavaScript."""
        server = TestServer(self.application())
        client = TestClient(server, cookie_jar=CookieJar(unsafe=True))
        await client.start_server()
        self.browsers.append(client)
        return client


@pytest.fixture(scope="session")
def library() -> Library:
    """The words, and the places that an edition of no directory shows: none."""
    return Library.build(Shelf(NO_EDITION, ()))


@pytest.fixture
async def site(database: Database, library: Library) -> AsyncIterator[Site]:
    """A fresh one, on each database."""
    site = Site(database, database.write_now(build), library)
    yield site
    for browser in site.browsers:
        await browser.close()
