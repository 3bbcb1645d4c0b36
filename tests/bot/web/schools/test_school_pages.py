"""A school answers by a link to its mailbox: the letter, the page, and links that do not open."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.mail.port import Sending
from bot.schools.letters import open_letters
from bot.settings import Settings
from resources_db.school_requests.sending import LIFETIME
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import RequestKind
from resources_db.tasks.opening import SCHOOL_ANSWERED, SCHOOL_UNREACHABLE
from tests.bot.web.schools.service import MAILBOX, Service, opened
from tests.bot.web.words import say


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
    page = await (await opened(browser, service.link)).text()
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
    await opened(browser, link)
    other = await service.browser()
    used, forged = await opened(other, link), await opened(other, "/e/" + "f" * 43)
    service.ask(RequestKind.INCIDENT)
    await service.sweep()
    service.at += LIFETIME
    late = await opened(other, service.link)
    assert used.status == forged.status == late.status == 403
    assert await used.text() == await forged.text() == await late.text()
    assert (await other.get("/e")).status == 403


async def test_a_late_link_brings_a_new_one_to_the_mailbox(service: Service) -> None:
    """Whoever tried it: the letter leaves for the official mailbox, and not twice in a row."""
    service.ask()
    await service.sweep()
    first, browser = service.link, await service.browser()
    service.at += LIFETIME
    await opened(browser, first)
    await opened(browser, first)
    await service.sweep()
    assert len(service.post.letters) == 2
    assert service.link != first
    assert (await opened(browser, first)).status == 403
    assert (await opened(browser, service.link)).status == 200
    service.at += timedelta(minutes=31)
    assert (await browser.get("/e")).status == 403


async def test_a_new_question_takes_the_first_back(service: Service) -> None:
    """Its page closes too; two questions of different kinds live side by side."""
    service.ask()
    await service.sweep()
    browser = await service.browser()
    await opened(browser, service.link)
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
    await opened(browser, service.link)
    row = service.database.read_now(lambda s: s.scalars(select(SchoolRequestRow)).one())
    secrets = [service.link.removeprefix("/e/"), *(one.value for one in browser.session.cookie_jar)]
    assert not {row.token_hash, row.session_hash} & set(secrets)
