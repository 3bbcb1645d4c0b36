"""A town whose tutor receives today: the sweep of links, a mail server, browsers, the alarms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import time, timedelta
from html import unescape
from zoneinfo import ZoneInfo

from aiohttp import ClientResponse, CookieJar
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request
from sqlalchemy.orm import Session

from bot.library import Librarian
from bot.measures.looking_after import LookingAfter
from bot.measures.tutor_letters import TutorLetters
from bot.messages.delivery import Sender
from bot.web.app import make_app
from bot.web.tutors.site import add_tutor_pages
from resources_db.actions import Role
from resources_db.measures.finding import half_days
from resources_db.people.tables import ContactRow
from resources_db.storage.database import Database
from resources_db.storage.types import keyed_hash, keys_of
from resources_db.tasks.opening import open_tasks
from tests.bot.measures.test_looking_after import Post
from tests.bot.meetings.test_reminding import Phone
from tests.bot.messages.house import FrozenClock
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.resources_db.measures import making
from tests.resources_db.measures.making import TODAY, mission, reception
from tests.resources_db.town import BEFORE, Town

ADDRESS = "https://accroche.ville.example"
MAILBOX = "atelier@club.example"
PARIS = ZoneInfo("Europe/Paris")
_LINK = re.compile(r"https://accroche\.ville\.example(/t/[\w-]{43})")
_FORM = re.compile(r'name="half_day" value="(\d+)"')


@dataclass
class Tutoring:
    """The town, its mail, and browsers in a workshop."""

    database: Database
    town: Town
    clock: FrozenClock
    post: Post
    phone: Phone
    sender: Sender
    letters: TutorLetters
    looking: LookingAfter
    librarian: Librarian
    measure: int = 0
    browsers: list[TestClient[Request, Application]] = field(
        default_factory=list[TestClient[Request, Application]]
    )

    @property
    def link(self) -> str:
        """The path in the last letter to the tutor."""
        mine = [one for one in self.post.got if one.to == MAILBOX]
        found = _LINK.search(mine[-1].body)
        assert found is not None
        return found[1]

    @property
    def half_day(self) -> int:
        """The mission of this morning."""
        return self.database.read_now(lambda s: half_days(s, self.measure)[1].id)

    def tasks(self) -> list[str]:
        """The kinds of the tasks that wait."""
        return [task.kind for task in self.database.read_now(open_tasks)]

    async def beat(self, **much: float) -> None:
        """Time passes; the sweeps and the sender run."""
        self.clock.forward(timedelta(**much))
        await self.letters.sweep()
        await self.looking.look()
        await self.looking.tell()
        await self.sender.deliver_due()

    def application(self) -> Application:
        """The pages of tutors, beside the chat."""

        async def healthy() -> bool:
            return True

        say = self.librarian.present.catalogs.sentence
        app = make_app(ScriptedDesk(), say, healthy, languages=("fr", "en", "ar"))
        add_tutor_pages(app, self.database, self.clock, PARIS, self.librarian, texts=True)
        return app

    async def browser(self) -> TestClient[Request, Application]:
        """A new one, without JavaScript."""
        client = TestClient(TestServer(self.application()), cookie_jar=CookieJar(unsafe=True))
        await client.start_server()
        self.browsers.append(client)
        return client

    async def opened(self) -> TestClient[Request, Application]:
        """A browser on the page of the day."""
        await self.beat()
        browser = await self.browser()
        answer = await browser.post(self.link)
        assert answer.status == 200, await answer.text()
        return browser


def begun(session: Session, town: Town) -> int:
    """Received from nine, at the club from half past nine, and again this afternoon."""
    received = replace(reception(), ends=time(9, 30))
    morning = mission(town, TODAY, (time(9, 30), time(12)))
    afternoon = mission(town, TODAY, making.AFTERNOON)
    return making.running(session, town, (received, morning, afternoon))


def give_mailbox(
    session: Session, town: Town, mailbox: str = MAILBOX, role: Role = Role.MISSION_TUTOR
) -> None:
    """Of the tutor, who has no account; or of someone else."""
    row = ContactRow(
        person_id=town.people[role],
        kind="email",
        value=mailbox,
        value_hash=keyed_hash(keys_of(session), f"email:{mailbox}"),
        added=BEFORE,
    )
    session.add(row)
    session.flush()


async def read(answer: ClientResponse) -> str:
    """A page, its narrow and fixed blanks as plain ones."""
    return unescape(await answer.text()).replace("\u00a0", " ").replace("\u202f", " ")
