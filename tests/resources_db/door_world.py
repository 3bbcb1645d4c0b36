"""The world of the door's tests: an address, a directory, a task, and a town with its accounts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from resources_db.actions import Action, Actor, Outcome, Role
from resources_db.audit.tables import AuditRow
from resources_db.directory.actions import (
    PublishEdition,
)
from resources_db.directory.loading import load_facts
from resources_db.directory.staging import stage
from resources_db.directory.terms import PublishAdvice
from resources_db.door import perform
from resources_db.messages import inbox
from resources_db.messages.inbox import Claim, Received
from resources_db.misreadings.actions import CountMisread
from resources_db.storage.all_tables import all_tables
from resources_db.storage.database import Database
from resources_db.tasks.opening import UPDATE_SET_ASIDE, open_task
from resources_db.upkeep.actions import CountUnmet
from tests.resources_db.examples_about_accounts import (
    open_accounts,
)
from tests.resources_db.town import AT, Town, build

CARD, HIDDEN = (
    next(r for r in load_facts() if (r.advice is PublishAdvice.NEVER) is hidden)
    for hidden in (False, True)
)


def everything(session: Session) -> list[str]:
    """Every row there is as it is stored, the record of requests left out."""
    session.flush()
    connection = session.connection()
    return sorted(connection.exec_driver_sql(_all_rows(connection.dialect.name)).scalars())


@cache
def _all_rows(dialect: str) -> str:
    """One question to a kind of database: each row as words, after the name of its table."""
    tables = [table for table in all_tables().sorted_tables if table.name != "audit"]
    if dialect == "postgresql":
        rows = {table.name: "CAST(one AS text)" for table in tables}
    else:
        rows = {it.name: " || ' ' || ".join(f'quote("{c.name}")' for c in it.c) for it in tables}
    one = (f"SELECT '{name} ' || {row} FROM \"{name}\" AS one" for name, row in rows.items())
    return " UNION ALL ".join(one)


@dataclass(frozen=True)
class World:
    """A database with someone's address, a directory that is shown, and one that is staged."""

    database: Database
    address: int
    shown: int
    staged: int
    task: int
    """A task that waits."""
    town: Town
    """Its people: one in each quality."""
    accounts: dict[int, int]
    """The account of each person of the staff."""

    def ask(self, action: Action, *roles: Role, key: str | None = None) -> Outcome:
        """Ask the door, as the person of the first quality, from the address."""
        actor = self.actor(*roles)
        return self.database.write_now(lambda s: perform(s, actor, action, AT, key=key))

    def actor(self, *roles: Role) -> Actor:
        """The person of the first quality, who claims the others too."""
        person = self.town.people.get(roles[0]) if roles else None
        return Actor(frozenset(roles), self.address, person)

    def audit(self) -> list[AuditRow]:
        """What is on record of this test."""
        counted = AuditRow.action.in_((CountUnmet.__name__, CountMisread.__name__))
        here = or_(AuditRow.address_id == self.address, counted)
        lines = select(AuditRow).where(here).order_by(AuditRow.id)
        return list(self.database.read_now(lambda s: s.scalars(lines).all()))

    def snapshot(self) -> list[str]:
        """Every row there is, the record of requests left out."""
        return self.database.read_now(everything)


Made = tuple[int, int, int, int, Town, dict[int, int]]


def make_world(session: Session) -> Made:
    """Put it all into a database; the numbers of what it holds."""
    received = Received("web", "1", "anna", b"{}", "fr")
    address = inbox.store(session, received, AT, Claim("nobody", -AT.resolution)).address
    shown = stage(session, [CARD, HIDDEN], "first", AT)
    perform(session, Actor.system(), PublishEdition(shown), AT)
    task = open_task(session, UPDATE_SET_ASIDE, AT, update=1)
    town = build(session)
    accounts = open_accounts(session, town)
    staged = stage(session, [CARD], "second", AT)
    return address, shown, staged, task, town, accounts
