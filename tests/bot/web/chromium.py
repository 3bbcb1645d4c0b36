"""The browser of the tests: a headless Chromium of the machine."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HOW_TO_GET_ONE = "No Chromium on this machine: « apt-get install chromium » brings one."


def find_chromium() -> str | None:
    """Where this machine has its Chromium; None when it has none."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def running_chromium(path: str) -> Generator[Browser]:
    """A browser, closed at the end of the block."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()
