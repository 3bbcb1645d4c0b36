"""The page of the imports lists the columns as they are."""

from __future__ import annotations

from tools.importing_page import PAGE, page


def test_the_page_is_up_to_date() -> None:
    """Otherwise: ``python -m tools.importing_page``."""
    assert PAGE.read_text("utf-8") == page()
