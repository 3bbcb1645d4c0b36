"""What reading a file of appointments gives: entries, and lines set aside with their mend."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from conversations.texts import Text
from resources_db.meetings.terms import MeetingKind


@dataclass(frozen=True, slots=True)
class Aside:
    """A line that cannot be an appointment yet. It is shown, and nothing else stops for it."""

    line: int
    """Row of the table, or rank of the event in the calendar, counted from 1."""
    where: Text
    """The field."""
    value: str
    why: Text
    """What is wrong and what mends it, in one sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One appointment as a file says it: read, not yet matched with people and places."""

    line: int
    reference: str
    """What names it in its file (a UID, a reference); empty: its content does."""
    kind: MeetingKind | None
    """None: what was chosen for the whole file."""
    starts: datetime
    ends: datetime
    place: str = field(default="", repr=False)
    room: str = field(default="", repr=False)
    bring: str = field(default="", repr=False)
    situation: str = field(default="", repr=False)
    people: tuple[str, ...] = field(default=(), repr=False)
    organiser: str = field(default="", repr=False)
    cancelled: bool = False

    @property
    def origin(self) -> str:
        """Stands for the appointment, whatever the file says of it later."""
        return (
            sha256(f"ref\n{self.reference}".encode()).hexdigest() if self.reference else self.said
        )

    @property
    def said(self) -> str:
        """Stands for everything that the file says of it."""
        told = (
            self.reference, self.kind, self.starts.isoformat(), self.ends.isoformat(), self.place,
            self.room, self.bring, self.situation, *sorted(self.people), self.organiser,
            self.cancelled,
        )  # fmt: skip
        return sha256(repr(told).encode()).hexdigest()


Read = Entry | Aside
