"""The console in a real browser: the first hour, by keyboard and phone, and axe on each page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pyotp.totp import TOTP

from bot.clock import system_clock
from bot.installation import open_database
from bot.settings import Settings
from resources_db.accounts.links import HANDED_LIFE, make_link
from tests.bot.web.accessibility import violations
from tests.bot.web.chromium import HOW_TO_GET_ONE, find_chromium, running_chromium
from tests.bot.web.live import live_site
from tests.bot.web.real import real_app

pytestmark = pytest.mark.browser
PAGES = (
    "/",
    "/taches",
    "/personnes",
    "/reglages",
    "/annuaire",
    "/annuaire?q=mission",
    "/mon-compte",
    "/annuaire/importer",
    "/etablissements",
    "/essai",
    "/etat",
    "/archives",
    "/conventions",
    "/bilan",
    "/textes",
    "/charte",
)

ONCE_SIGNED = (
    "/situations",
    "/fiches",
    "/jours-de-classe",
    "/rendez-vous",
    "/rendez-vous/reprise",
    "/rendez-vous/nouveau?sorte=committee",
)
"""Pages that open once the charter is signed."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one these tests are skipped and say how to get it."""
    path = find_chromium()
    if path is None:
        pytest.skip(HOW_TO_GET_ONE)
    with running_chromium(path) as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A phone in front of an empty installation, at the link of its first administrator."""
    settings = Settings.model_validate({"var_dir": tmp_path})
    with open_database(settings) as database:
        link = database.write_now(lambda s: make_link(s, None, system_clock(), HANDED_LIFE))
    with (
        live_site(partial(real_app, tmp_path)) as site,
        browser.new_context(
            base_url=site,
            bypass_csp=True,
            locale="fr-FR",
            viewport={"width": 375, "height": 700},
        ) as context,
    ):
        page = context.new_page()
        page.goto(f"/equipe/lien/{link}")
        yield page


def claim(page: Page) -> None:
    """The first administrator comes in, as they would on a phone."""
    page.get_by_label("Prénom").fill("Inès")
    page.get_by_label("Nom", exact=True).fill("Ökten")
    page.get_by_label("Votre adresse électronique").fill("ines@ville.example")
    page.get_by_label("Nom de votre service").fill("Service Jeunesse")
    page.get_by_label("Je coordonne aussi").check()
    page.get_by_role("button", name="Commencer").click()
    secret = page.locator(".key code").inner_text().replace(" ", "")
    page.get_by_label("Votre code").fill(TOTP(secret).at(system_clock()))
    page.get_by_role("button", name="Confirmer").click()
    assert page.locator(".codes li").count() == 10
    page.get_by_role("link", name="continuer").click()


def arrange_a_committee(page: Page) -> None:
    """From the form through what it would do to its page and the week's; each is accessible."""
    day = system_clock().date() + timedelta(days=7)
    for label, value in (("Jour", day.isoformat()), ("Début", "14:00"), ("Fin", "16:00")):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("Lieu", exact=True).fill("mission locale")
    page.get_by_label("Inès Ökten").check()
    page.get_by_role("button", name="Vérifier").click()
    assert violations(page) == []
    assert fits(page)
    page.get_by_role("button", name="Enregistrer").click()
    assert "Le rendez-vous est pris" in page.locator("main").inner_text()
    assert violations(page) == []
    page.get_by_role("link", name="Revenir à la semaine").click()
    for by in ("Par jour", "Par personne", "Par lieu"):
        page.get_by_role("link", name=by).click()
        assert page.locator("article").count() == 1
        assert violations(page) == []
        assert fits(page)


def fits(page: Page) -> bool:
    """Whether nothing of the page has to be scrolled to sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def is_well(page: Page) -> None:
    """With everything unfolded, axe finds nothing and nothing is cut."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert violations(page) == [], page.url
    assert fits(page), page.url


def works_on_a_situation(page: Page) -> None:
    """From a school to its page: someone added, an answer read out, a link with its square."""
    page.goto("/equipe/personnes")
    page.locator("summary", has_text="Ajouter un établissement").click()
    page.locator("#name").fill("Collège de l'Exemple")
    page.locator("form[action$=organisme] button").click()
    page.goto("/equipe/situations")
    page.locator("#initials").fill("A. B.")
    page.locator("#informed").fill("2026-01-05")
    page.get_by_role("button", name="Ouvrir une situation").click()
    is_well(page)
    page.locator("li h2 a").first.click()
    is_well(page)
    page.locator("#guardian-given").fill("Şerife")
    page.locator("#guardian-phone").fill("06 39 98 55 55")
    page.locator("#guardian-lang").select_option("ar")
    page.locator("form[action$=famille] button").first.click()
    card = page.locator("li", has=page.get_by_role("heading", name="Şerife"))
    card.get_by_role("button", name="Noter une réponse").first.click()
    is_well(page)
    page.get_by_role("link", name="Revenir à la situation").click()
    card.get_by_role("button", name="Donner un lien").click()
    is_well(page)
    for path in ("/accords", "/taches"):
        page.goto(f"/equipe{path}")
        is_well(page)


def reads_a_record(page: Page) -> None:
    """A card of the directory, in its form."""
    page.goto("/equipe/annuaire?q=mission")
    page.locator("main a[href*='/annuaire/fiche/']").first.click()
    is_well(page)


def test_the_first_hour_on_a_phone(page: Page) -> None:
    """From the link of the terminal to a colleague's link; every page is accessible and fits."""
    assert violations(page) == []
    claim(page)
    for path in PAGES:
        page.goto(f"/equipe{path}")
        assert violations(page) == [], path
        assert fits(page), path
    page.get_by_role("button", name="je la signe").click()
    works_on_a_situation(page)
    reads_a_record(page)
    for path in ONCE_SIGNED:
        page.goto(f"/equipe{path}")
        assert violations(page) == [], path
        assert fits(page), path
    arrange_a_committee(page)
    page.emulate_media(color_scheme="dark")
    page.goto("/equipe/personnes")
    page.locator("summary").first.click()
    assert violations(page) == []
    page.goto("/equipe/personnes")
    page.locator("#given_name").fill("Max")
    page.locator("#email").fill("max@ville.example")
    page.locator("#role").select_option(label="Agent du service Jeunesse")
    page.get_by_role("button", name="Inviter un collègue").click()
    assert re.search(r"/equipe/lien/[\w-]{43}", page.locator("code").inner_text())
    page.goto("/equipe/")
    done = page.locator("section", has_text="La première heure").locator("li")
    assert "Fait" in done.filter(has_text="Inviter un premier collègue").inner_text()


def test_by_keyboard_alone(page: Page) -> None:
    """The first stop skips to the content; the menu follows, then the page."""
    claim(page)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
