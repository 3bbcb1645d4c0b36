"""What a measure needs of a head without an account, on the page of a link."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from aiohttp.test_utils import TestClient
from aiohttp.web import Application, Request
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from resources_db.actions import Role
from resources_db.measures.actions import MarkHalfDay
from resources_db.measures.finding import signatures
from resources_db.measures.handing import hand_over
from resources_db.measures.tables import MeasureRow, NoticeRow
from resources_db.measures.terms import Mark
from resources_db.people.tables import MembershipRow
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind
from tests.bot.web.schools.service import SQLITE, Service, opened
from tests.resources_db.measures import making
from tests.resources_db.town import AT, BEFORE, Town


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
    return browser, await (await opened(browser, service.link)).text()


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
