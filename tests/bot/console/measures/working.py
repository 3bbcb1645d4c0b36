"""Measures of the invented town at a stage, and their page before someone's eyes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.measures.machine import State
from resources_db.measures.tables import MeasureRow
from tests.bot.console.desks import at_desk
from tests.bot.console.house import Browser, House
from tests.resources_db.measures import making
from tests.resources_db.town import Town

Make = Callable[[Session, Town], int]


@dataclass
class Work:
    """One measure of a town, and who works on it."""

    house: House
    town: Town
    measure: int

    @classmethod
    def at(cls, house: House, town: Town, make: Make) -> Work:
        """A measure made to stand somewhere."""
        return cls(house, town, house.database.write_now(lambda s: make(s, town)))

    @property
    def row(self) -> MeasureRow:
        """As the database knows it."""
        return self.house.database.read_now(lambda s: s.get_one(MeasureRow, self.measure))

    def state(self) -> State:
        """Where it stands."""
        return State(self.row.state)

    @property
    def path(self) -> str:
        """Its page."""
        return f"/mesures/{self.row.code}"

    async def seen_by(self, role: Role) -> Browser:
        """Its page, opened by the person of a quality."""
        return await at_desk(self.house, self.town.people[role]).go(self.path)

    async def send(self, browser: Browser, form: str, **fields: str) -> Browser:
        """One of its forms, filled."""
        return await browser.send(f"{self.path}/{form}", **fields)


def signed_tomorrow(session: Session, town: Town) -> int:
    """Signed by everyone, it begins tomorrow."""
    days = [making.reception(making.TOMORROW)]
    measure = making.planned(session, town, days)
    making.done(making.ask(session, town, making.sheet(session, town, measure)))
    return measure
