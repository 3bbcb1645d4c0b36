"""axe-core on a page: RGAA 4, WCAG 2.1 AA and its best practices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "RGAAv4", "best-practice"]


def violations(page: Page) -> list[str]:
    """One line for each rule that the page breaks, with the elements that break it."""
    results = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return broken_rules(results.response)


def broken_rules(found: Mapping[str, Any]) -> list[str]:
    """The same of what axe answered."""
    assert found["passes"], "axe has checked nothing"
    return [
        f"{broken['id']}: {', '.join(node['html'] for node in broken['nodes'])}"
        for broken in found["violations"]
    ]
