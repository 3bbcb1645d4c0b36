"""Conversations as text: what was said, what was pressed, what was answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from bot.library import Library
from bot.messages.answers import answer
from bot.rendering.plain import as_text
from bot.rendering.replies import Wording
from conversations.journal import Json
from conversations.steps import Query
from conversations.turn import Request
from tests.conversations.person import Person

DAY = date(2026, 3, 2)
START = "/start "
"""Before the code of a link that opens the bot."""


@dataclass
class Reader(Person):
    """Someone who talks to the real directory, and reads French."""

    library: Library | None = None
    dialogues_seen: set[str] = field(default_factory=set[str])

    def answer(self, request: Request) -> Json:
        """Queries get the real answer; changes are taken as done."""
        if isinstance(request, Query) and self.library is not None:
            return answer(request, self.library)
        return super().answer(request)


def read_through(written: str, library: Library) -> tuple[str, Reader]:
    """The conversation of a file's inputs, said again; and who said it."""
    wording = Wording(library, "fr", ZoneInfo("Europe/Paris"), DAY)
    reader = Reader(library.knowledge, label=wording.say, library=library)
    blocks: list[str] = []
    for line in written.splitlines():
        if not line.startswith("> "):
            continue
        said = line[2:]
        pressed = said.startswith("[") and said.endswith("]")
        if said.startswith(START):
            reader = reader.start(said.removeprefix(START))
        else:
            reader = reader.press(said[1:-1]) if pressed else reader.say(said)
        reader.dialogues_seen |= {thread.dialogue for thread in reader.threads.values()}
        blocks += [line, *(as_text(wording.body(reply)) for reply in reader.replies)]
    return "\n\n".join(blocks) + "\n", reader


def retold(written: str, library: Library) -> str:
    """The conversation of a file's inputs, said again."""
    return read_through(written, library)[0]
