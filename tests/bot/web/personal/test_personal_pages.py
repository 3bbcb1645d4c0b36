"""A family on its own page: opened by a link, read, answered, taken back."""

from __future__ import annotations

import json
import re
from html import unescape
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.channels.ways import offered_channels
from bot.settings import Settings
from resources_db.actions import Role
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Answer as Said
from resources_db.door import perform
from resources_db.invitations.changes import LIFETIME
from resources_db.people.actions import AddContact
from resources_db.people.terms import ContactKind
from resources_db.sendings import sending
from resources_db.tasks.opening import open_tasks
from tests.bot.web.personal.conftest import Client, Site
from tests.resources_db.meetings.test_appointments import agree
from tests.resources_db.town import Town

WAITING, CLOSED = "On attend votre réponse", "Cette page est fermée"


async def read(browser: Client, path: str, status: int = 200) -> str:
    """A page, as text."""
    async with browser.get(path) as response:
        assert response.status == status, path
        assert response.headers["Cache-Control"] == "no-store"
        return unescape(await response.text())


async def send(browser: Client, path: str, status: int = 200, /, **fields: str) -> str:
    """The page that a form leads to."""
    async with browser.post(path, data=fields) as response:
        assert response.status == status
        return unescape(await response.text())


async def opened(site: Site, role: Role = Role.GUARDIAN) -> Client:
    """Someone's browser, on their page."""
    browser = await site.browser()
    assert WAITING in await send(browser, site.hand_over(site.town.people[role]), sent="yes")
    return browser


def text_path(town: Town, act: str, about: str = "-", code: str | None = None) -> str:
    """The page of a text."""
    here = f"code-{town.organisations['school']}"
    return f"/p/texte/{code or here}/{act}/{about}"


async def answer(browser: Client, path: str, said: str, **changed: str) -> str:
    """Press an answer, as the page's own form does."""
    page = await read(browser, path)
    hidden = dict(re.findall(r'name="(nonce|version|hash|spoken)" value="([^"]*)"', page))
    return await send(browser, path, answer=said, **{**hidden, **changed})


def answers(site: Site) -> list[tuple[str, str, str]]:
    """The lines of proof of the page, in order."""
    rows = site.database.read_now(
        lambda s: s.scalars(
            select(AgreementRow)
            .where(AgreementRow.text_version != "2026-09")
            .order_by(AgreementRow.id)
        ).all()
    )
    return [(row.act, row.answer, row.lang) for row in rows]


async def test_looking_at_a_link_opens_nothing(site: Site) -> None:
    """A messenger that fetches it does not use it up; pressing does, once."""
    path = site.hand_over(site.town.people[Role.GUARDIAN])
    robot, browser, other = [await site.browser() for _ in range(3)]
    for _ in range(2):
        await read(robot, path)
    assert WAITING in await send(browser, path, sent="yes")
    assert WAITING in await read(browser, "/p")
    assert "déjà été ouvert" in await send(other, path, 403, sent="yes")
    assert CLOSED in await read(other, "/p", 403)


async def test_good_and_bad_links_look_the_same_until_they_are_pressed(site: Site) -> None:
    """And a forged one says nothing more then."""
    browser = await site.browser()
    good, bad = site.hand_over(site.town.people[Role.GUARDIAN]), f"/p/lien/{'C' * 43}"
    pages = [re.sub(r"/p/lien/[^?\"]*", "", await read(browser, path)) for path in (good, bad)]
    assert pages[0] == pages[1]
    assert "ne s'ouvre pas ici" in await send(browser, bad, 403, sent="yes")


async def test_a_late_link_says_so_kindly(site: Site) -> None:
    """And how to get a new one."""
    browser, path = await site.browser(), site.hand_over(site.town.people[Role.GUARDIAN])
    site.at += LIFETIME
    assert "trop de temps a passé" in await send(browser, path, 403, sent="yes")


async def test_a_protected_contact_gives_their_code(site: Site) -> None:
    """The field comes when it is needed; a wrong code leaves it there."""
    browser, path = await site.browser(), site.hand_over(site.town.other_parent, "042017")
    page = await send(browser, path, sent="yes")
    assert 'name="code"' in page
    assert "pas le bon code" in await send(browser, path, 403, code="111111")
    assert WAITING in await send(browser, path, code="042 017")


async def test_the_other_parents_link_in_a_parents_browser(site: Site) -> None:
    """It does not open, shows nothing of theirs, and the staff makes a new one."""
    browser = await opened(site)
    hers = site.hand_over(site.town.other_parent, "042017")
    page = await send(browser, hers, 403, code="042017")
    assert "ne s'ouvre pas ici" in page
    for told in ("other parent", "+33", "042017"):
        assert told not in page


async def test_each_act_is_answered_by_itself_with_its_proof(site: Site) -> None:
    """Information read, accompaniment agreed, one link refused: three lines, three receipts."""
    browser, town = await opened(site), site.town
    apre = str(town.organisations["apre"])
    assert "Vous l'avez lu" in await answer(browser, text_path(town, "information"), "read")
    receipt = await answer(browser, text_path(town, "accompaniment"), "yes")
    assert "Vous avez dit oui" in receipt
    assert "2027-08-31" in receipt
    await answer(browser, text_path(town, "link", apre), "withdrawn")
    assert answers(site) == [
        ("information", "read", "fr"),
        ("accompaniment", "yes", "fr"),
        ("link", "withdrawn", "fr"),
    ]
    [file] = re.findall(r"/p/preuve/\d+\.json", receipt)
    async with browser.get(file) as response:
        assert "attachment" in response.headers["Content-Disposition"]
        assert json.loads(await response.text())["answer"] == "yes"


async def test_a_proof_is_kept_on_paper_too(site: Site) -> None:
    """A PDF with the same facts; the other parent's is not there."""
    browser = await opened(site)
    receipt = await answer(browser, text_path(site.town, "accompaniment"), "yes")
    [path] = re.findall(r"/p/preuve/\d+\.pdf", receipt)
    async with browser.get(path) as response:
        assert response.content_type == "application/pdf"
        pages = PdfReader(BytesIO(await response.read())).pages
    words = " ".join(page.extract_text() for page in pages)
    for told in ("Votre accord pour que le service Jeunesse", "31 août 2027", "oui"):
        assert told in " ".join(words.split())
    father = await site.browser()
    await send(father, site.hand_over(site.town.other_parent, "1"), code="1")
    await read(father, path, 404)


async def test_the_same_form_twice_is_one_answer(site: Site) -> None:
    """A second tap, a page sent again by the browser."""
    browser, path = await opened(site), text_path(site.town, "accompaniment")
    for _ in range(2):
        await answer(browser, path, "yes", nonce="the same")
    assert answers(site) == [("accompaniment", "yes", "fr")]


async def test_what_was_given_is_taken_back_in_as_many_taps(site: Site) -> None:
    """On the same page; the staff is told."""
    browser, path = await opened(site), text_path(site.town, "accompaniment")
    await answer(browser, path, "yes")
    page = await read(browser, path)
    assert 'value="withdrawn"' in page
    assert "Vous avez retiré votre accord" in await answer(browser, path, "withdrawn")
    assert [task.kind for task in site.database.read_now(open_tasks)] == ["agreement_withdrawn"]


async def test_wanting_to_talk_waits_for_someone_to_call(site: Site) -> None:
    """A task, and the question still stands."""
    browser, path = await opened(site), text_path(site.town, "accompaniment")
    assert "quelqu'un va vous appeler" in await answer(browser, path, "talk")
    assert [task.kind for task in site.database.read_now(open_tasks)] == ["talk_asked"]
    assert "Lire et répondre" in await read(browser, "/p")


async def test_a_translation_says_that_the_french_text_counts(site: Site) -> None:
    """Its plain words first; the whole text in French where it is not translated."""
    browser, path = await opened(site), text_path(site.town, "accompaniment")
    page = await read(browser, f"{path}?lang=en")
    assert "Your agreement for the youth service" in page
    assert "seul le texte français compte" in page
    await answer(browser, f"{path}?lang=en", "yes")
    assert answers(site) == [("accompaniment", "yes", "en")]


async def test_a_text_that_changed_meanwhile_is_read_again(site: Site) -> None:
    """Nothing is agreed to on words that were not shown."""
    browser, path = await opened(site), text_path(site.town, "accompaniment")
    async with browser.post(path, data={"answer": "yes", "version": "2020-01-01"}) as response:
        assert response.status == 409
        assert "Ce texte a changé" in await response.text()
    assert answers(site) == []


@pytest.mark.parametrize("act", ["information", "link", "nothing"])
async def test_what_is_not_asked_of_them_is_not_there(site: Site, act: str) -> None:
    """Another child's situation, another actor: as an address that never was."""
    browser, town = await opened(site), site.town
    elsewhere = f"code-{town.organisations['lycee']}"
    await read(browser, text_path(town, act, "-", code=elsewhere), 404)
    await read(browser, text_path(town, "link", str(town.organisations["pjj"])), 404)


async def test_a_receipt_of_the_other_parent_is_not_there(site: Site) -> None:
    """Nor is one that never was: the same page."""
    mother, father = await opened(site), await site.browser()
    receipt = await answer(mother, text_path(site.town, "accompaniment"), "yes")
    [number] = set(re.findall(r"/p/preuve/(\d+)\.json", receipt))
    await send(father, site.hand_over(site.town.other_parent, "1"), code="1")
    for path in (f"/p/preuve/{number}", f"/p/preuve/{number}.json", "/p/preuve/999", "/p/preuve/x"):
        await read(father, path, 404)


async def test_a_page_closes_by_itself_and_by_a_tap(site: Site) -> None:
    """Then nothing of it is shown, and nothing can be answered."""
    browser = await opened(site)
    site.later(31)
    assert CLOSED in await read(browser, "/p", 403)
    path = text_path(site.town, "accompaniment")
    assert CLOSED in await send(browser, path, 403, answer="yes")
    other = await opened(site)
    assert CLOSED in await send(other, "/p/fermer", sent="yes")
    assert CLOSED in await read(other, "/p", 403)


async def test_another_site_cannot_answer_for_them(site: Site) -> None:
    """A form on a foreign page is refused."""
    browser = await opened(site)
    path = text_path(site.town, "accompaniment")
    foreign = {"Sec-Fetch-Site": "cross-site"}
    for where in (path, "/p/fermer"):
        async with browser.post(where, data={"answer": "yes"}, headers=foreign) as response:
            assert response.status == 403
    assert answers(site) == []
    assert WAITING in await read(browser, "/p")


async def test_only_the_channels_of_the_city_are_offered(site: Site) -> None:
    """Neither on the page nor by its address; what was agreed to before can be taken back."""
    mother = site.town.people[Role.GUARDIAN]
    site.offered = frozenset()
    mailbox = AddContact(mother, ContactKind.EMAIL, "ana@exemple.fr")
    agent, sms = site.town.actor(Role.AGENT), text_path(site.town, "channel", "sms")
    site.database.write_now(lambda s: perform(s, agent, mailbox, site.at))
    email = text_path(site.town, "channel", "email")
    browser = await opened(site)
    home = await read(browser, "/p")
    assert sms not in home
    assert email not in home
    assert await read(browser, email, 404)
    site.database.write_now(lambda s: agree(s, site.town, [mother], "email", Said.YES, site.at))
    assert email in await read(browser, "/p")


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ({}, set[str]()),
        ({"smtp_host": "localhost"}, {"email"}),
        ({"sms_provider": "smsfactor", "sms_api_token": "jeton"}, {"sms"}),
        ({"sms_provider": "smsfactor"}, set[str]()),
        ({"families_bot_token": "1:a"}, {"telegram"}),
    ],
)
def test_the_settings_say_which_channels_there_are(
    bare_environment: None, said: dict[str, str], offered: set[str]
) -> None:
    """A provider that lacks its token is none."""
    assert offered_channels(Settings.model_validate(said)) == offered


async def test_stopping_e_mails_by_their_link(site: Site) -> None:
    """One press, by the reader or by their mail program; the proof is a line like any other."""
    mother = site.town.people[Role.GUARDIAN]

    def plan(session: Session) -> str:
        agree(session, site.town, [mother], "email", Said.YES, site.at)
        return sending.plan(session, "email", 1, 1, mother, site.at, urgent=False)

    ref = site.database.write_now(plan)
    browser = await site.browser()
    looked = await read(browser, f"/p/arret/{ref}")
    assert "Arrêter les courriels" in looked
    other = "0" * 32
    assert looked.replace(ref, other) == await read(browser, f"/p/arret/{other}")
    for _ in range(2):
        headers = {"Origin": "https://mail.example"}
        one_click = {"List-Unsubscribe": "One-Click"}
        async with browser.post(f"/p/arret/{ref}", data=one_click, headers=headers) as response:
            assert response.status == 200
    last = select(AgreementRow).order_by(AgreementRow.id)
    rows = site.database.read_now(lambda s: list(s.scalars(last)))
    taken_back = [(row.channel, row.means) for row in rows if row.answer == Said.WITHDRAWN]
    assert taken_back == [("email", "page")]
    assert "ne sert plus" in await send(browser, "/p/arret/" + "0" * 32, 404)
