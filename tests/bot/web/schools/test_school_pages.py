"""A school answers by a link to its mailbox: the letter, the page, and links that do not open."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientResponse, CookieJar
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.mail.port import Letter, Sending
from bot.schools.letters import SchoolLetters, open_letters
from bot.settings import Settings
from bot.web.app import make_app
from bot.web.schools.site import add_school_pages
from resources_db.actions import Done, Role
from resources_db.door import perform
from resources_db.measures.actions import MarkHalfDay
from resources_db.measures.finding import signatures
from resources_db.measures.handing import hand_over
from resources_db.measures.tables import MeasureRow, NoticeRow
from resources_db.measures.terms import Mark
from resources_db.people.tables import MembershipRow, OrganisationRow
from resources_db.school_requests.actions import AskSchool
from resources_db.school_requests.sending import LIFETIME
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind
from resources_db.storage.database import Database
from resources_db.tasks.opening import SCHOOL_ANSWERED, SCHOOL_UNREACHABLE, open_tasks
from tests.bot.web.scripted_desk import ScriptedDesk
from tests.bot.web.words import say
from tests.resources_db.measures import making
from tests.resources_db.town import AT, BEFORE, Town, build

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


@pytest.fixture
async def service(database: Database) -> AsyncIterator[Service]:
    """With the mailbox of the school."""
    service = Service(database, database.write_now(build))
    where = OrganisationRow.id == service.town.organisations["school"]
    database.write_now(
        lambda s: s.execute(update(OrganisationRow).where(where).values(mailbox=MAILBOX))
    )
    yield service
    for browser in service.browsers:
        await browser.close()


async def _opened(browser: TestClient[Request, Application], link: str) -> ClientResponse:
    response = await browser.post(link)
    await response.read()
    return response


async def test_a_school_reads_and_answers(service: Service) -> None:
    """The letter names nobody; the page shows its own pupil; the staff is told."""
    row = service.ask()
    await service.sweep()
    letter = service.post.letters[-1]
    assert letter.to == MAILBOX
    assert "attend une réponse" in letter.subject
    assert not re.search("exclu|élève|E\\. E\\.", letter.subject + letter.body)

    browser = await service.browser()
    look = await browser.get(service.link)
    assert "Lire la question" in await look.text()
    page = await (await _opened(browser, service.link)).text()
    assert "Le travail à faire est-il remis" in page
    page = await (await browser.post("/e", data={"answer": "done"})).text()
    assert "un nom suffit" in page
    said = {"answer": "done", "contact": "Mme Invent, 02 61 91 00 01"}
    page = await (await browser.post("/e", data=said)).text()
    assert "Votre réponse est arrivée" in page

    stored = service.database.read_now(lambda s: s.get_one(SchoolRequestRow, row))
    assert (stored.answer, stored.contact) == ("done", "Mme Invent, 02 61 91 00 01")
    assert service.tasks() == [SCHOOL_ANSWERED]
    await service.sweep()
    assert len(service.post.letters) == 1


async def test_links_that_do_not_open_say_nothing(service: Service) -> None:
    """Used, late and forged read the same, and no page tells the one from the other."""
    service.ask()
    await service.sweep()
    link, browser = service.link, await service.browser()
    await _opened(browser, link)
    other = await service.browser()
    used, forged = await _opened(other, link), await _opened(other, "/e/" + "f" * 43)
    service.ask(RequestKind.INCIDENT)
    await service.sweep()
    service.at += LIFETIME
    late = await _opened(other, service.link)
    assert used.status == forged.status == late.status == 403
    assert await used.text() == await forged.text() == await late.text()
    assert (await other.get("/e")).status == 403


async def test_a_late_link_brings_a_new_one_to_the_mailbox(service: Service) -> None:
    """Whoever tried it: the letter leaves for the official mailbox, and not twice in a row."""
    service.ask()
    await service.sweep()
    first, browser = service.link, await service.browser()
    service.at += LIFETIME
    await _opened(browser, first)
    await _opened(browser, first)
    await service.sweep()
    assert len(service.post.letters) == 2
    assert service.link != first
    assert (await _opened(browser, first)).status == 403
    assert (await _opened(browser, service.link)).status == 200
    service.at += timedelta(minutes=31)
    assert (await browser.get("/e")).status == 403


async def test_a_new_question_takes_the_first_back(service: Service) -> None:
    """Its page closes too; two questions of different kinds live side by side."""
    service.ask()
    await service.sweep()
    browser = await service.browser()
    await _opened(browser, service.link)
    service.ask(RequestKind.INCIDENT)
    assert (await browser.get("/e")).status == 200
    service.ask()
    assert (await browser.get("/e")).status == 403


async def test_a_letter_that_does_not_leave_is_tried_then_told(service: Service) -> None:
    """A silent server is tried again; a refused mailbox is a task at once."""
    service.post.answers = Sending.UNREACHABLE
    service.ask()
    for _try in range(6):
        await service.sweep()
        service.at += timedelta(hours=7)
    assert len(service.post.letters) == 4
    assert service.tasks() == [SCHOOL_UNREACHABLE]

    service.post.answers = Sending.REFUSED
    service.at += timedelta(days=1)
    service.ask(RequestKind.SIGN_CONTRACT)
    await service.sweep()
    assert service.tasks() == [SCHOOL_UNREACHABLE, SCHOOL_UNREACHABLE]


@pytest.mark.parametrize(
    "missing", [{"smtp_host": None}, {"public_url": None}], ids=["no mail", "no address"]
)
async def test_a_letter_that_cannot_leave_is_told_once(
    service: Service, missing: dict[str, None], bare_environment: None
) -> None:
    """A setting is missing: the staff calls, and is not told again at each look."""
    whole = {"smtp_host": "localhost", "public_url": "https://accroche.ville.example"}
    settings = Settings.model_validate({**whole, **missing})
    letters = open_letters(
        settings, service.database, lambda: service.at, lambda text: say(text, "fr")
    )
    await letters.sweep()
    assert service.tasks() == [], "nothing was asked"
    service.ask()
    for _look in range(3):
        await letters.sweep()
        service.at += timedelta(days=1)
    assert service.tasks() == [SCHOOL_UNREACHABLE]


async def test_no_secret_is_stored(service: Service) -> None:
    """Neither the link's nor the cookie's."""
    service.ask()
    await service.sweep()
    browser = await service.browser()
    await _opened(browser, service.link)
    row = service.database.read_now(lambda s: s.scalars(select(SchoolRequestRow)).one())
    secrets = [service.link.removeprefix("/e/"), *(one.value for one in browser.session.cookie_jar)]
    assert not {row.token_hash, row.session_hash} & set(secrets)


def _measure(service: Service, make: Callable[[Session, Town], int]) -> int:
    """A measure at a stage, in a school whose head has no account; what it tells is handed over."""
    head = update(MembershipRow).where(MembershipRow.role == Role.SCHOOL_HEAD.value)

    def work(session: Session) -> int:
        session.execute(head.values(until=BEFORE))
        measure = make(session, service.town)
        hand_over(session, AT, lambda notice: {"text": notice.lang})
        return measure

    return service.database.write_now(work)


async def _opened_of(
    service: Service, kind: RequestKind
) -> tuple[TestClient[Request, Application], str]:
    """The page of the question of a kind, opened from its letter, and what it says."""
    other = update(SchoolRequestRow).where(SchoolRequestRow.kind != kind.value)
    service.database.write_now(lambda s: s.execute(other.values(send_from=None)))
    await service.sweep()
    browser = await service.browser()
    return browser, await (await _opened(browser, service.link)).text()


@SQLITE
async def test_a_head_without_account_signs_the_contract(service: Service) -> None:
    """Its days, what each commits to, who is responsible; signed with name and quality."""
    measure = _measure(service, making.planned)
    browser, page = await _opened_of(service, RequestKind.SIGN_CONTRACT)
    for words in ("mission_tutor", "Ce à quoi chacun s&#39;engage", "sous la responsabilité"):
        assert words in page
    assert not re.search("guardian|young_person|classeur", page)
    terms = re.search(r'name="terms" value="([0-9a-f]{64})"', page)
    assert terms is not None
    said = {"answer": "signed", "contact": "Mme Invent, principale", "terms": terms[1]}
    changed = await browser.post("/e", data={**said, "terms": "0" * 64})
    assert "Ce texte a changé" in await changed.text()
    page = await (await browser.post("/e", data=said)).text()
    assert "Votre réponse est arrivée" in page

    def look(session: Session) -> list[tuple[str, str | None]]:
        row = session.get_one(MeasureRow, measure)
        return [(one.signer, one.named) for one in signatures(session, row)]

    assert service.database.read_now(look) == [("head", "Mme Invent, principale")]


@SQLITE
async def test_one_page_leads_to_the_next_question(service: Service) -> None:
    """The contract, then the work, from one letter; nothing more once all is answered."""
    _measure(service, making.planned)
    browser, page = await _opened_of(service, RequestKind.SIGN_CONTRACT)
    assert "autre question" not in page
    page = await (await browser.post("/e", data={"answer": "talk"})).text()
    assert "Une autre question attend" in page
    page = await (await browser.post("/e/suite")).text()
    assert "Le travail à faire est-il remis" in page
    said = {"answer": "done", "contact": "Mme Invent"}
    page = await (await browser.post("/e", data=said)).text()
    assert "Votre réponse est arrivée" in page
    assert "autre question" not in page
    await browser.post("/e/suite")
    assert "Votre réponse est arrivée" in await (await browser.get("/e")).text()


@SQLITE
async def test_a_head_without_account_reads_what_happened(service: Service) -> None:
    """The subject says that there is a hurry; one tap, and nobody else has to be told."""

    def accident(session: Session, town: Town) -> int:
        measure = making.running(session, town)
        half_day = making.first_half_day(session, measure)
        mark = MarkHalfDay(town.situation, half_day, Mark.ACCIDENT)
        making.done(making.ask(session, town, mark))
        return measure

    _measure(service, accident)
    browser, page = await _opened_of(service, RequestKind.INCIDENT)
    assert "à lire maintenant" in service.post.letters[-1].subject
    assert "accident" not in service.post.letters[-1].subject + service.post.letters[-1].body
    assert "Un accident a eu lieu." in page
    page = await (await browser.post("/e", data={"answer": "seen"})).text()
    assert "Votre réponse est arrivée" in page
    asked = select(NoticeRow).where(NoticeRow.organisation_id.is_not(None))
    rows = service.database.read_now(lambda s: s.scalars(asked).all())
    assert [row for row in rows if row.asks and row.known is None] == []


@SQLITE
@pytest.mark.parametrize(
    ("kind", "answer", "shown"),
    [
        (RequestKind.CHECK, {"answer": "full", "contact": "Mme Invent"}, "Réalisée en entier"),
        (
            RequestKind.END,
            {"answer": "end", "contact": "Mme Invent", "ground": "safety"},
            "la mesure prend fin",
        ),
    ],
)
async def test_a_head_without_account_checks_and_ends(
    service: Service, kind: RequestKind, answer: dict[str, str], shown: str
) -> None:
    """With a name, which is asked for first; an end has its ground."""
    _measure(service, making.running)
    service.ask(kind)
    browser, page = await _opened_of(service, kind)
    assert "Nom et qualité" in page
    nameless = await browser.post("/e", data={**answer, "contact": ""})
    assert "un nom suffit" in await nameless.text()
    page = await (await browser.post("/e", data=answer)).text()
    assert shown in page
    assert "Votre réponse est arrivée" in page
