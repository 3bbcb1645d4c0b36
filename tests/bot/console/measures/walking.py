"""Someone of the service who walks from the school's call to a planned measure, by the forms."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.measures.finding import half_days
from resources_db.measures.machine import State
from resources_db.measures.tables import HalfDayRow, MeasureRow
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import OrganisationKind
from tests.bot.console.desks import at_desk, settle
from tests.bot.console.house import Browser, House
from tests.resources_db.measures import making
from tests.resources_db.town import BEFORE, Town, member, person

CALL = {
    "given_name": "Léo", "phone": "06 39 98 66 66", "frame": "alternative",
    "first_day": "2026-11-24", "last_day": "2026-11-27", "informed": "2026-11-23",
}  # fmt: skip
"""What a CPE says on a Monday at ten: an exclusion from Tuesday to Friday."""
_FIELD = re.compile(
    r'<(input|select)\b([^>]*\bname="([\w-]+)"[^>]*)>(.*?)(?=<(?:input|select|/form))', re.DOTALL
)
_VALUE = re.compile(r' value="([^"]*)"')
_CHOSEN = re.compile(r'<option value="([^"]*)" selected')
_FIRST = re.compile(r'<option value="([^"]*)"')


@dataclass
class Walk:
    """One person at the console, and how much it took them."""

    house: House
    town: Town
    browser: Browser
    fields: int = 0
    """Fields that they filled or changed."""
    taps: int = 0
    """Links and buttons that they pressed."""
    code: str = field(default="")

    async def follow(self, path: str) -> None:
        """One tap on a link that is there."""
        assert f'href="/equipe{path}"' in self.browser.text, path
        self.taps += 1
        await self.browser.go(path)

    async def send(self, path: str, **given: str) -> None:
        """The form of the page as it stands, some fields changed, one button pressed."""
        self.fields += len([name for name in given if name != "do"])
        self.taps += 1
        await self.browser.post(path, form_of(self.browser.text, path) | given)

    async def call(self, **more: str) -> None:
        """The call, up to the page of its plan."""
        await self.browser.go("/appel")
        school = str(self.town.organisations["school"])
        await self.send("/appel", school=school, **{**CALL, **more})
        self.code = self.browser.where.removeprefix("/equipe/mesures/").partition("/")[0]

    def make_a_city_host(self, places: int = 2) -> str:
        """A service of the city with a tutor and places, as the form names them."""

        def work(session: Session) -> str:
            row = OrganisationRow(
                kind=OrganisationKind.CITY.value, name="Espaces verts", created=BEFORE
            )
            session.add(row)
            session.flush()
            tutor = person(session, "Karim")
            member(session, tutor, row.id, Role.MISSION_TUTOR)
            making.places(session, row.id, places)
            return f"{row.id}:{tutor}"

        return self.house.database.write_now(work)

    @property
    def path(self) -> str:
        """Where its days are planned."""
        return f"/mesures/{self.code}/planifier"

    @property
    def club(self) -> str:
        """The club with its tutor, as the form names them."""
        return f"{self.town.organisations['club']}:{self.town.people[Role.MISSION_TUTOR]}"

    def measure(self) -> MeasureRow:
        """The measure that was called in."""
        wanted = select(MeasureRow).where(MeasureRow.code == self.code)
        return self.house.database.read_now(lambda s: s.scalars(wanted).one())

    def half_days(self) -> list[HalfDayRow]:
        """What is planned."""
        return self.house.database.read_now(lambda s: list(half_days(s, self.measure().id)))

    def state(self) -> State:
        """Where it stands."""
        return State(self.measure().state)

    @property
    def words(self) -> str:
        """The page without its marks."""
        return html.unescape(re.sub(r"\s+", " ", self.browser.text))


def form_of(page: str, path: str) -> dict[str, str]:
    """The form of a page as a browser would send it: every field with what stands in it."""
    _before, sign, after = page.partition(f'action="/equipe{path}"')
    assert sign, f"no form goes to {path}"
    form = after.partition("</form>")[0] + "</form"
    found: dict[str, str] = {}
    for kind, rest, name, inside in _FIELD.findall(form):
        if kind == "select":
            chosen = _CHOSEN.search(inside) or _FIRST.search(inside)
            found[name] = html.unescape(chosen[1]) if chosen else ""
        elif not re.search(r'type="(checkbox|radio)"', rest) or " checked" in rest:
            value = _VALUE.search(rest)
            found[name] = html.unescape(value[1]) if value else ""
    return found


def walk_of(house: House, role: Role = Role.AGENT) -> Walk:
    """Someone of the service in the invented town, at the console."""
    town = settle(house)
    return Walk(house, town, at_desk(house, town.people[role]))


def open_the_club(session: Session, town: Town, places: int = 2) -> None:
    """The club has its convention, and so many places every day."""
    making.convention(session, town.organisations["club"])
    making.places(session, town.organisations["club"], places)
