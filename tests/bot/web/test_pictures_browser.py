"""Needs by pictures in a real browser: large, seen in every light, and named once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from conversations.dialogues.need_groups import NEED_GROUPS
from tests.bot.web.accessibility import violations
from tests.bot.web.live import live_site
from tests.bot.web.real import real_app

pytestmark = pytest.mark.browser
LARGE = 64
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The chat with its real dialogues."""
    with live_site(partial(real_app, tmp_path_factory.mktemp("var"))) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A small phone that axe may look into, at the groups of needs."""
    with browser.new_context(
        base_url=site,
        bypass_csp=True,
        locale="fr-FR",
        viewport={"width": 320, "height": 640},
    ) as context:
        one = context.new_page()
        one.goto("/")
        one.get_by_role("button", name="Choisir dans une liste").click()
        choices(one).filter(has_text="Trouver de l'aide").click()
        to_groups(one)
        yield one


def choices(page: Page) -> Locator:
    """The answers of the question that is asked."""
    return page.locator("#answer .answers button[name=choice]")


def to_groups(page: Page) -> None:
    """Where the page already is, or is about to be."""
    expect(choices(page).first).to_contain_text(NEED_GROUPS[0].label.msgid)
    expect(choices(page)).to_have_count(len(NEED_GROUPS))


def to_needs(page: Page) -> None:
    """From the groups to the needs of the first one."""
    choices(page).first.click()
    expect(choices(page)).to_have_count(len(NEED_GROUPS[0].needs))


def test_a_need_is_found_by_pictures(page: Page) -> None:
    """On the groups and on their needs, each button shows a large picture above its label."""
    for go in (to_groups, to_needs):
        go(page)
        for button in choices(page).all():
            box = button.locator("svg.picture").bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= LARGE


def test_a_picture_adds_no_words(page: Page) -> None:
    """The name of a button is its label alone, for a screen reader too."""
    for button, group in zip(choices(page).all(), NEED_GROUPS, strict=True):
        seen = button.inner_text()
        assert seen.replace("\N{NO-BREAK SPACE}", " ") == group.label.msgid
        expect(button).to_have_accessible_name(seen)
        assert button.locator("svg").get_attribute("aria-hidden") == "true"


def test_pictures_have_no_accessibility_fault(page: Page) -> None:
    """Axe finds nothing on groups and needs, by day and by night; nothing sticks out."""
    for go in (to_groups, to_needs):
        go(page)
        page.emulate_media(color_scheme="light")
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page) == []
    page.add_style_tag(content="html { font-size: 200% }")
    assert page.evaluate(TOO_WIDE) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_pictures_take_the_colour_of_their_label(
    page: Page, scheme: Literal["light", "dark"], forced: Literal["none", "active"]
) -> None:
    """Whatever the colours of the device, lines are drawn in the ink of the words."""
    page.emulate_media(color_scheme=scheme, forced_colors=forced)
    button = choices(page).first
    ink = button.locator("span").evaluate("one => getComputedStyle(one).color")
    ground = button.evaluate("one => getComputedStyle(one).backgroundColor")
    stroke = button.locator("path").first.evaluate("one => getComputedStyle(one).stroke")
    assert stroke == ink
    assert stroke != ground
