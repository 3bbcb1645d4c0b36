"""One request to the console: who asks, with what form, at what instant."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console.front import Console
from resources_db.accounts.sessions import SignedIn
from resources_db.actions import Action, Actor, Outcome, Role
from resources_db.door import perform

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Visit:
    """A request that needs no sign-in."""

    request: web.Request
    console: Console
    at: datetime
    form: Mapping[str, str]
    """The fields of a form; empty for a page that is only asked for."""
    file: bytes | None = field(repr=False)
    """The file that came with it, if one did."""
    file_name: str
    """What it is called where it comes from."""

    async def read(self, work: Callable[[Session], T]) -> T:
        """Read from the database."""
        return await self.console.database.read(work)

    async def write(self, work: Callable[[Session], T]) -> T:
        """Write to the database."""
        return await self.console.database.write(work)

    def said(self, name: str) -> str:
        """What was typed in a field, without the blanks around it; empty when it is not there."""
        return self.form.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Staff:
    """Who is signed in."""

    signed: SignedIn
    roles: frozenset[Role]
    """What they are at this instant: read again at each request."""
    name: str
    secret: str = field(repr=False)
    """The secret of their session."""

    @property
    def actor(self) -> Actor:
        """As the one door knows them."""
        return Actor(self.roles, person=self.signed.person)

    def may(self, action: type[Action]) -> bool:
        """Whether a form that asks for this action is worth showing; the door decides again."""
        return bool(self.roles & action.allowed)


@dataclass(frozen=True, slots=True)
class StaffVisit(Visit):
    """A request of someone who is signed in."""

    staff: Staff

    async def ask(self, action: Action) -> Outcome:
        """Give an action to the one door; the same form sent twice does it once."""
        key = self.key()
        return await self.write(lambda s: perform(s, self.staff.actor, action, self.at, key=key))

    def key(self, step: int = 0) -> str | None:
        """The name of this request, or of one of its steps; None for a form without one."""
        nonce = self.form.get("nonce", "")[:28]
        return f"equipe:{nonce}{f'+{step}' if step else ''}" if nonce else None
