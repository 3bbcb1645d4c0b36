"""What we use of axe-playwright-python, which brings no types."""

from typing import Any

from playwright.async_api import Page

class AxeResults:
    response: dict[str, Any]
    @property
    def violations_count(self) -> int: ...
    def generate_report(self, violation_id: str | None = None) -> str: ...

class Axe:
    async def run(
        self, page: Page, context: object = None, options: dict[str, Any] | None = None
    ) -> AxeResults: ...
