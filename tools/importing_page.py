"""Writes the list of the columns into ``docs/importing.md``: ``python -m tools.importing_page``."""

from __future__ import annotations

from pathlib import Path

from bot.exchange.table_out import columns_page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "importing.md"
BEGIN, END = "<!-- columns: python -m tools.importing_page -->", "<!-- end of the columns -->"


def page() -> str:
    """The page with the columns as they are now."""
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{columns_page()}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
