"""Golden conversations: whole dialogues as a person reads them, kept to be reviewed.

Each file of ``conversations/`` is a conversation in French, with the real directory: lines that
begin with « > » are what the person writes, « > [label] » what they press. The rest is what the
assistant answers. ``python -m tests.golden.update`` writes the answers again after a change;
a French reader then reviews the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.library import Library
from conversations.dialogues.house import DIALOGUES
from tests.golden.transcript import read_through, retold

FOLDER = Path(__file__).with_name("conversations")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_conversation_is_as_reviewed(path: Path, library: Library) -> None:
    """Said again to today's assistant, the conversation reads exactly the same."""
    written = path.read_text("utf-8")
    assert retold(written, library) == written


def test_every_dialogue_is_in_a_golden_conversation(library: Library) -> None:
    """No dialogue goes unread by a French reader."""
    seen: set[str] = set()
    for path in FOLDER.glob("*.txt"):
        seen |= read_through(path.read_text("utf-8"), library)[1].dialogues_seen
    assert set(DIALOGUES) - seen == set()
