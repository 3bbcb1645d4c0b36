"""Takes the screenshots of the documentation, from the real assistant on a fresh database.

    .venv/bin/python -m docs.screenshots

Writes ``docs/screenshots/*.png``: what a parent sees on a phone and on a desktop. Needs a
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

from bot.library import CATALOGS
from bot.rendering.catalogs import Catalogs
from tests.bot.web.chromium import HOW_TO_GET_ONE, find_chromium, running_chromium
from tests.bot.web.live import live_site
from tests.bot.web.real import real_app

FOLDER = Path(__file__).parent / "screenshots"
PHONE, DESKTOP = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
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
        image = page.screenshot(path=FOLDER / f"{shot.name}.png")
    if len(image) > HEAVIEST:
        sys.stderr.write(f"{shot.name}.png weighs {len(image)} bytes, over {HEAVIEST}.\n")
    return len(image)


if __name__ == "__main__":
    sys.exit(main())
