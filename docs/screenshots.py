"""Takes the screenshots of the documentation, from the real assistant on a fresh database.

    .venv/bin/python -m docs.screenshots

Writes ``docs/screenshots/*.png``: what parents and the staff see, on a phone and a desktop. Needs a
Chromium (``apt-get install chromium``); asks nothing of the network.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize
from pyotp.totp import TOTP

from bot.clock import system_clock
from bot.installation import open_database
from bot.library import CATALOGS
from bot.rendering.catalogs import Catalogs
from bot.settings import Settings
from docs.invented_week import invent, next_monday
from tests.bot.web.chromium import HOW_TO_GET_ONE, find_chromium, running_chromium
from tests.bot.web.live import live_site
from tests.bot.web.real import real_app

FOLDER = Path(__file__).parent / "screenshots"
PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
SHEET = ViewportSize(width=1180, height=640)
QUESTION = "Mon fils de 14 ans est exclu du collège à Rouen"
HEAVIEST = 120_000
"""Bytes of one image: the repository keeps each of their versions."""


def first_page(_page: Page) -> None:
    """Nothing was written yet."""


def pictures(page: Page) -> None:
    """The needs by pictures: the menu, « Trouver de l'aide », then the first group."""
    page.locator("button[name=words], button[value=menu]").first.click()
    page.wait_for_selector(".drawn button")
    page.locator(".drawn button").first.click()
    page.locator("li.person").nth(1).wait_for()
    page.locator("#answer .drawn").scroll_into_view_if_needed()


def answer(page: Page) -> None:
    """A question in someone's own words, and the places that can help."""
    page.get_by_role("textbox").fill(QUESTION)
    page.locator("form.write button.main").click()
    page.wait_for_selector(".card")


def card_alone(page: Page) -> None:
    """One card, as it is sent to someone."""
    answer(page)
    page.goto(page.locator(".apart a").first.get_attribute("href") or "/")
    page.wait_for_selector("h1")


def come_in(page: Page, link: str) -> None:
    """Someone of the staff, with their link and a telephone of codes."""
    page.goto(f"/equipe/lien/{link}")
    page.locator("form[action$='/entrer'] button").click()
    secret = page.locator(".key code").inner_text().replace(" ", "")
    page.get_by_label("Votre code").fill(TOTP(secret).at(system_clock()))
    page.get_by_role("button", name="Confirmer").click()


def week(page: Page, by: str) -> None:
    """Next week's appointments."""
    year, number, _day = next_monday(system_clock()).isocalendar()
    page.goto(f"/equipe/rendez-vous?semaine={year}-W{number:02}&par={by}")


def week_by_day(page: Page) -> None:
    """Everyone's, day by day."""
    week(page, "jour")


def week_by_person(page: Page) -> None:
    """A row for each person."""
    week(page, "personne")


def week_printed(page: Page) -> None:
    """As it comes out of a printer, without colours."""
    week(page, "jour")
    page.emulate_media(media="print")
    page.locator("html").evaluate("node => { node.style.filter = 'grayscale(1)' }")


@dataclass(frozen=True, slots=True)
class Shot:
    """One image: its name, how to get there, and who looks."""

    name: str
    go: Callable[[Page], None]
    screen: ViewportSize
    lang: str = "fr"
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("first-page-phone", first_page, PHONE),
    Shot("first-page-desktop", first_page, DESKTOP),
    Shot("pictures-phone", pictures, PHONE),
    Shot("pictures-desktop", pictures, DESKTOP),
    Shot("answer-phone", answer, PHONE),
    Shot("answer-desktop", answer, DESKTOP),
    Shot("answer-phone-dark", answer, PHONE, scheme="dark"),
    Shot("card-phone", card_alone, PHONE),
    Shot("pictures-phone-arabic", pictures, PHONE, lang="ar"),
    Shot("answer-phone-arabic", answer, PHONE, lang="ar"),
)

STAFF_SHOTS = (
    Shot("week-desktop", week_by_day, SHEET),
    Shot("week-phone", week_by_day, PHONE),
    Shot("week-by-person", week_by_person, SHEET),
    Shot("week-printed", week_printed, SHEET),
)
"""What someone of the staff sees, once signed in."""


def main() -> int:
    """Take every screenshot whose language has a catalog; the exit code."""
    path = find_chromium()
    if path is None:
        sys.stderr.write(f"{HOW_TO_GET_ONE}\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    languages = Catalogs.load(CATALOGS).languages
    with (
        TemporaryDirectory() as var,
        live_site(partial(real_app, Path(var))) as site,
        running_chromium(path) as browser,
    ):
        weights = [take(browser, site, shot) for shot in SHOTS if shot.lang in languages]
        weights += take_staff(browser, site, invented(Path(var)))
    return 0 if max(weights) <= HEAVIEST else 1


def take(browser: Browser, site: str, shot: Shot) -> int:
    """One image, in a browser that has never been here; its weight in bytes."""
    with browser.new_context(
        base_url=site,
        viewport=shot.screen,
        locale=shot.lang,
        color_scheme=shot.scheme,
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        page.goto("/")
        shot.go(page)
        page.mouse.move(0, 0)
        return kept(page, shot)


def take_staff(browser: Browser, site: str, link: str) -> list[int]:
    """The images of the console, all in one session."""
    with browser.new_context(base_url=site, locale="fr-FR", bypass_csp=True) as context:
        page = context.new_page()
        come_in(page, link)
        weights: list[int] = []
        for shot in STAFF_SHOTS:
            page.set_viewport_size(shot.screen)
            shot.go(page)
            weights.append(kept(page, shot))
    return weights


def invented(var: Path) -> str:
    """A service with a week of work in the running installation; the link of an agent."""
    with open_database(Settings.model_validate({"var_dir": var})) as database:
        return database.write_now(lambda s: invent(s, system_clock()))


def kept(page: Page, shot: Shot) -> int:
    """Write an image; its weight in bytes."""
    image = page.screenshot(path=FOLDER / f"{shot.name}.png")
    if len(image) > HEAVIEST:
        sys.stderr.write(f"{shot.name}.png weighs {len(image)} bytes, over {HEAVIEST}.\n")
    return len(image)


if __name__ == "__main__":
    sys.exit(main())
