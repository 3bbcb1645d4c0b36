"""Conversations as text: what was said, what was pressed, what was answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.library import Library
from bot.messages.answers import answer
from bot.rendering.plain import as_text
from bot.rendering.replies import Wording
from conversations.journal import Json
from conversations.pushes import Push, sentence
from conversations.queries import AppointmentNow, Planned
from conversations.steps import Query
from conversations.threads import Thread, stamp
from conversations.turn import Request
from resources_db.directory.terms import ResourceId
from resources_db.meetings.terms import Kind
from tests.conversations.person import Person

DAY = date(2026, 3, 2)
START = "/start "
"""Before the code of a link that opens the bot."""
REMINDER = "/rappel"
"""A reminder arrives in the chat."""
_STARTS = datetime(2026, 3, 5, 8, tzinfo=UTC)
APPOINTMENT = Planned(1, _STARTS, _STARTS.date(), time(9), ResourceId("pub-051"))
PUSHED = sentence(Push(Kind.TWO_DAYS, APPOINTMENT.day, APPOINTMENT.hour, APPOINTMENT.place))


@dataclass
class Reader(Person):
    """Someone who talks to the real directory, and reads French."""

    library: Library | None = None
    dialogues_seen: set[str] = field(default_factory=set[str])

    def told_of(self, appointment: Planned) -> None:
        """What the shell does when someone was told of an appointment."""
        thread = Thread(
            "rv00000010000001",
            "appointment",
            appointment.write(),
            asked=stamp(appointment.starts),
            shown=self.turn,
        )
        self.threads[thread.id] = thread

    def answer(self, request: Request) -> Json:
        """Queries get the real answer; changes are taken as done."""
        if isinstance(request, AppointmentNow):
            return APPOINTMENT.write()
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
        if said == REMINDER:
            reader.told_of(APPOINTMENT)
            blocks += [line, wording.say(PUSHED)]
            continue
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
