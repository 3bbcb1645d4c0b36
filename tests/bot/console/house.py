"""The console in front of a real database, over real HTTP, at an instant that the test sets."""

from __future__ import annotations

import re
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import ClientResponse, CookieJar, web
from aiohttp.test_utils import BaseTestServer, TestClient, TestServer
from pyotp.totp import TOTP
from sqlalchemy.orm import Session

from bot.console.app import mount_console
from bot.library import Librarian
from bot.settings import Settings
from bot.web.headers import add_headers
from conversations.texts import Text
from resources_db.accounts.actions import OpenAccount
from resources_db.accounts.links import HANDED_LIFE, make_link
from resources_db.actions import Actor, Done, Role
from resources_db.door import perform
from resources_db.people.actions import AddOrganisation, AddPerson, GiveRole
from resources_db.people.terms import OrganisationKind
from resources_db.storage.database import Database
from tests.bot.web.words import say

Client = TestClient[Any, Any]
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_HIDDEN = re.compile(r'name="(\w+)" value="([^"]*)"')
_KEY = re.compile(r"<code>([A-Z2-7 ]{32,})</code>")


@dataclass
class Clock:
    """The time of the test."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **much: float) -> None:
        """Let time go by."""
        self.now += timedelta(**much)


@dataclass
class House:
    """One installation, and the browsers in front of it."""

    database: Database
    clock: Clock
    app: web.Application
    server: BaseTestServer
    browsers: list[Browser] = field(default_factory=lambda: list[Browser]())  # noqa: PLW0108 - defined below

    def browser(self) -> Browser:
        """A new one, without JavaScript: it keeps cookies and does not follow redirects."""
        browser = Browser(TestClient(self.server, cookie_jar=CookieJar(unsafe=True)))
        self.browsers.append(browser)
        return browser

    def hire(self, email: str, *roles: Role, kind: str = "youth_service") -> int:
        """Someone with these roles and an account; their person."""

        def work(session: Session) -> int:
            where = _made(session, AddOrganisation(OrganisationKind(kind), "Service Jeunesse"))
            person = _made(session, AddPerson("Léa", "Martin"))
            for role in roles:
                _made(session, GiveRole(person, where, role))
            _made(session, OpenAccount(person, email))
            return person

        return self.database.write_now(work)

    def link(self, account: int | None) -> str:
        """A sign-in link, as handed over by someone."""
        return self.database.write_now(lambda s: make_link(s, account, self.clock(), HANDED_LIFE))

    async def signed_in(self, *roles: Role, email: str = "lea@ville.example") -> Browser:
        """A browser where someone with these roles has gone all the way in."""
        person = self.hire(email, *roles)
        browser = self.browser()
        await browser.come_in(self.link(self.account_of(person)), self.clock)
        return browser

    def account_of(self, person: int) -> int:
        """The account of a person."""
        from resources_db.accounts.finding import account_of_person

        def work(session: Session) -> int:
            row = account_of_person(session, person)
            assert row is not None
            return row.id

        return self.database.read_now(work)


@dataclass
class Browser:
    """What a person does with a page."""

    client: Client
    text: str = ""
    status: int = 0
    where: str = ""
    secret: str = ""
    """Of their codes, once set up."""

    async def go(self, path: str, **headers: str) -> Browser:
        """Open a page, and follow where it leads."""
        return await self.took(
            await self.client.get(f"/equipe{path}", headers=headers, allow_redirects=True)
        )

    async def send(self, path: str, /, **fields: str) -> Browser:
        """Send the form of the page for this path, filled; follow where it leads."""
        return await self.post(path, {**self.hidden(path), **fields})

    async def post(
        self, path: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Browser:
        """Send any fields."""
        return await self.took(
            await self.client.post(
                f"/equipe{path}", data=fields, headers=headers, allow_redirects=True
            )
        )

    def hidden(self, path: str) -> dict[str, str]:
        """The hidden fields of the first form of the page that goes to this path."""
        _before, sign, after = self.text.partition(f'action="/equipe{path}"')
        assert sign, f"no form goes to {path}"
        return dict(_HIDDEN.findall(after.partition("</form>")[0]))

    @property
    def csrf(self) -> str:
        """What the forms of this session carry."""
        return self.hidden("/deconnexion")["csrf"]

    async def come_in(self, token: str, clock: Clock) -> Browser:
        """Use a link, set up codes, give one back."""
        await (await self.go(f"/lien/{token}")).send("/entrer")
        assert self.where == "/equipe/installer-code", self.where
        found = _KEY.search(self.text)
        assert found is not None
        self.secret = found[1].replace(" ", "")
        await self.send("/installer-code", code=self.code(clock))
        assert "codes de secours" in self.text
        return await self.go("/")

    def code(self, clock: Clock) -> str:
        """The code of the telephone now."""
        return TOTP(self.secret).at(clock())

    async def took(self, response: ClientResponse) -> Browser:
        """Read an answer."""
        self.text, self.status = await response.text(), response.status
        self.where = response.url.path
        self.headers = response.headers
        return self


@asynccontextmanager
async def open_house(database: Database, **settings: object) -> AsyncGenerator[House]:
    """The console of a new installation on this database."""
    clock = Clock()
    app = web.Application()
    app.on_response_prepare.append(add_headers)
    librarian = await database.read(Librarian.open)
    made = Settings.model_validate({"public_url": "https://accroche.ville.example", **settings})
    mount_console(app, made, database, librarian, clock, _french)
    async with TestServer(app) as server:
        house = House(database, clock, app, server)
        yield house
        for browser in house.browsers:
            await browser.client.close()


def _french(text: Text) -> str:
    return say(text, "fr")


def _made(session: Session, action: AddOrganisation | AddPerson | GiveRole | OpenAccount) -> int:
    outcome = perform(session, Actor.system(), action, START)
    assert isinstance(outcome, Done), outcome
    assert outcome.id is not None
    return outcome.id
