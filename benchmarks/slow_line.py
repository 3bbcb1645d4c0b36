"""How soon the chat can be used on a slow line: Chromium's throttling, 50 kbit/s and 800 ms.

    .venv/bin/python -m benchmarks.slow_line

Prints seconds, each step after the one before it, the median of three runs with an empty cache.
Needs a Chromium; asks nothing of the network. The figures are recorded in ``docs/web-page.md``,
and asserted nowhere.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Protocol, cast

from playwright.sync_api import Browser, Page, expect

from tests.bot.web.chromium import HOW_TO_GET_ONE, find_chromium, running_chromium
from tests.bot.web.live import live_site
from tests.bot.web.real import real_app

LINE = {
    "offline": False,
    "latency": 800,
    "downloadThroughput": 50_000 / 8,
    "uploadThroughput": 50_000 / 8,
}
QUESTION = "Mon fils de 14 ans est exclu du collège à Rouen"
RUNS = 3


class DevTools(Protocol):
    """What is used of a session with the browser's own tools."""

    def send(self, method: str, params: Mapping[str, object] | None = None) -> object:
        """Ask for something."""
        ...


def main() -> int:
    """Measure every step; the exit code."""
    path = find_chromium()
    if path is None:
        sys.stderr.write(f"{HOW_TO_GET_ONE}\n")
        return 1
    with (
        TemporaryDirectory() as var,
        live_site(partial(real_app, Path(var))) as site,
        running_chromium(path) as browser,
    ):
        for name, scripted in (("with scripts", True), ("without scripts", False)):
            runs = [one_run(browser, site, scripted=scripted) for _run in range(RUNS)]
            for step in runs[0]:
                median = statistics.median(run[step] for run in runs)
                print(f"{name}: {step}: {median:.1f} s")
    return 0


def one_run(browser: Browser, site: str, *, scripted: bool) -> dict[str, float]:
    """Seconds of each step, on a phone that has never been here."""
    with browser.new_context(
        base_url=site, locale="fr-FR", java_script_enabled=scripted
    ) as context:
        page = context.new_page()
        line = cast("DevTools", context.new_cdp_session(page))
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", LINE)
        return {
            "first page, ready to write": seconds(partial(open_page, page)),
            "everything loaded": seconds(partial(page.wait_for_load_state, "load")),
            "first question to its cards": seconds(partial(ask, page)),
            "next answer": seconds(partial(press, page)),
        }


def seconds(step: Callable[[], None]) -> float:
    """How long a step takes."""
    start = perf_counter()
    step()
    return perf_counter() - start


def open_page(page: Page) -> None:
    """Until one can write."""
    page.goto("/", wait_until="commit")
    page.get_by_role("textbox").fill(QUESTION)


def ask(page: Page) -> None:
    """Until the first card is there."""
    page.get_by_role("button", name="Envoyer").click(no_wait_after=True)
    expect(page.locator(".card").first).to_be_visible(timeout=60_000)


def press(page: Page) -> None:
    """Until the press is answered."""
    said = page.locator("li.person").count()
    page.locator("#answer form.answers button").first.click(no_wait_after=True)
    expect(page.locator("li.person")).to_have_count(said + 1, timeout=60_000)


if __name__ == "__main__":
    sys.exit(main())
