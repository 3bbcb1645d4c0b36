"""What the examples of actions need of the world of the door's tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Action, Role
from resources_db.people.tables import (
    MembershipRow,
)
from resources_db.storage.database import Database
from tests.resources_db.town import AT, Town


class Peopled(Protocol):
    """A database with a town in it."""

    @property
    def database(self) -> Database: ...
    @property
    def town(self) -> Town: ...


class World(Peopled, Protocol):
    """What these examples need of the world of the door's tests."""

    @property
    def address(self) -> int: ...
    @property
    def task(self) -> int: ...


Example = Callable[[World], Action]
YESTERDAY = AT.date() - timedelta(days=1)
NOBODY = 999_999


def membership(world: World, role: Role) -> int:
    """The row of the role of the person who has it."""
    row = select(MembershipRow.id).where(MembershipRow.person_id == world.town.people[role])
    return world.database.read_now(lambda s: s.scalars(row).one())


def guardian(world: World) -> int:
    """The first guardian."""
    return world.town.people[Role.GUARDIAN]


def school(world: World) -> int:
    """The school of the situation."""
    return world.town.organisations["school"]


def changed(world: World, work: Callable[[Session], object]) -> None:
    """Change the world by hand."""
    world.database.write_now(lambda s: (work(s), None)[1])
