"""Writes ``docs/dialogues.md``: ``python -m tools.dialogues_page``."""

from __future__ import annotations

from pathlib import Path

from bot.checking import house_walk
from conversations.check.drawing import page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "dialogues.md"

if __name__ == "__main__":
    PAGE.write_text(page(house_walk()), "utf-8")
