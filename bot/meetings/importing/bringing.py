"""Bringing a file of appointments in, row by row: a trial first, then the same for good.

Nothing is lost and nothing is done twice: a row that cannot be is set aside with its mend, an
appointment that was brought in before is moved or called off when the file says so, and left
alone when it says the same. People are added, never taken off: a file may know fewer of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.library import Library
from bot.meetings.importing import sentences as s
from bot.meetings.importing.entries import Aside, Entry, Read
from bot.meetings.importing.matching import Matched, Matcher
from bot.meetings.places import Place, look_up
from conversations.refusals import sentence
from resources_db.actions import Actor, Done, Outcome
from resources_db.door import perform
from resources_db.meetings.actions import (
    BookAppointment,
    CancelAppointment,
    ExpectSomeone,
    FromFile,
    MoveAppointment,
)
from resources_db.meetings.overlaps import Slot, overlaps
from resources_db.meetings.rehearsing import told_of
from resources_db.meetings.tables import AppointmentRow, AttendeeRow
from resources_db.meetings.terms import MeetingKind

_LONGEST = 300


class Became(StrEnum):
    """What comes of a row."""

    BOOKED = "booked"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    SAME = "same"
    """It was brought in before and says nothing new."""
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Line:
    """One row and what came of it."""

    line: int
    became: Became
    starts: datetime | None = None
    about: str | None = None
    overlapping: bool = False
    """Whether someone, or the room, is taken at that time."""
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class Brought:
    """What comes of a file."""

    lines: tuple[Line, ...]
    told: int
    """People who would get a message, counted once an appointment."""

    def count(self, became: Became) -> int:
        """How many rows came to this."""
        return sum(line.became is became for line in self.lines)


@dataclass(frozen=True, slots=True)
class Bringing:
    """One import: by whom, when, and what stands for a row that names no kind."""

    session: Session
    actor: Actor
    library: Library
    at: datetime
    kind: MeetingKind | None = None


def bring(bringing: Bringing, reads: Iterable[Read], *, trial: bool) -> Brought:
    """Bring every row in, each by itself; a trial leaves everything as it was."""
    session = bringing.session
    whole = session.begin_nested()
    importer = _Importer(bringing, Matcher(session, bringing.actor, bringing.at))
    lines = tuple(importer.line(read) for read in reads)
    brought = Brought(lines, sum(len(told_of(session, one)) for one in importer.touched))
    if trial:
        whole.rollback()
        session.expire_all()
    else:
        whole.commit()
    return brought


class _Importer:
    def __init__(self, bringing: Bringing, matcher: Matcher) -> None:
        self._asked = bringing
        self._matcher = matcher
        self.touched: set[int] = set()
        """Appointments that were booked or changed."""

    def line(self, read: Read) -> Line:
        """What comes of one row; one that is set aside leaves nothing behind."""
        if isinstance(read, Aside):
            return Line(read.line, Became.ASIDE, aside=read)
        session = self._asked.session
        step = session.begin_nested()
        line = self._entry(read)
        if line.became is Became.ASIDE:
            step.rollback()
            session.expire_all()
        else:
            step.commit()
        return line

    def _entry(self, entry: Entry) -> Line:
        wanted = select(AppointmentRow).where(AppointmentRow.origin == entry.origin)
        known = self._asked.session.scalar(wanted)
        if known is not None and known.imported == entry.said:
            return Line(entry.line, Became.SAME, known.starts)
        wrong = self._wrong(entry)
        if wrong is not None:
            return _aside(entry, wrong)
        if entry.cancelled:
            return self._cancelled(entry, known)
        matched = self._matcher.match(entry)
        if isinstance(matched, Aside):
            return _aside(entry, matched)
        place = look_up(self._asked.library, entry.place, entry.room, {}).place
        if known is None:
            return self._booked(entry, matched, place)
        return self._changed(entry, matched, place, known)

    def _wrong(self, entry: Entry) -> Aside | None:
        """What keeps it from being brought in, whoever it is about."""
        if max(map(len, (entry.place, entry.room, entry.bring))) > _LONGEST:
            return Aside(entry.line, s.PLACE, entry.place[:50], s.TOO_LONG)
        if entry.starts <= self._asked.at:
            return Aside(entry.line, s.DAY, "", s.PAST)
        return None

    def _booked(self, entry: Entry, matched: Matched, place: Place) -> Line:
        kind = entry.kind or self._asked.kind
        if kind is None:
            return _aside(entry, Aside(entry.line, s.KIND, "", s.NO_KIND))
        people = {one.person for one in matched.people}
        slot = Slot(entry.starts, entry.ends, place.record, place.words, people)
        taken = bool(overlaps(self._asked.session, slot))
        action = BookAppointment(
            matched.situation,
            kind,
            entry.starts,
            entry.ends,
            matched.people,
            place.record,
            place.words,
            entry.bring or None,
            matched.organiser,
            read=FromFile(entry.origin, entry.said),
        )
        return self._line(entry, self._ask(action), Became.BOOKED, matched.about, taken=taken)

    def _changed(self, entry: Entry, matched: Matched, place: Place, known: AppointmentRow) -> Line:
        people = {one.person for one in matched.people}
        slot = Slot(entry.starts, entry.ends, place.record, place.words, people)
        taken = bool(overlaps(self._asked.session, slot, known.id))
        move = MoveAppointment(
            known.situation_id,
            known.id,
            entry.starts,
            entry.ends,
            place.record,
            place.words,
            FromFile(entry.origin, entry.said),
        )
        outcome = self._ask(move)
        expected = set(
            self._asked.session.scalars(
                select(AttendeeRow.person_id).where(AttendeeRow.appointment_id == known.id)
            )
        )
        for one in matched.people:
            if isinstance(outcome, Done) and one.person not in expected:
                outcome = self._ask(ExpectSomeone(known.situation_id, known.id, one))
        return self._line(entry, outcome, Became.CHANGED, matched.about, taken=taken)

    def _cancelled(self, entry: Entry, known: AppointmentRow | None) -> Line:
        if known is None:
            return _aside(entry, Aside(entry.line, s.WHOLE, "", s.UNKNOWN_CANCELLED))
        read = FromFile(entry.origin, entry.said)
        outcome = self._ask(CancelAppointment(known.situation_id, known.id, read))
        return self._line(entry, outcome, Became.CANCELLED, None, taken=False)

    def _ask(
        self, action: BookAppointment | MoveAppointment | CancelAppointment | ExpectSomeone
    ) -> Outcome:
        return perform(self._asked.session, self._asked.actor, action, self._asked.at)

    def _line(
        self, entry: Entry, outcome: Outcome, became: Became, about: str | None, *, taken: bool
    ) -> Line:
        if not isinstance(outcome, Done):
            return _aside(entry, Aside(entry.line, s.WHOLE, "", sentence(outcome)))
        if outcome.id is not None:
            self.touched.add(outcome.id)
        return Line(entry.line, became, entry.starts, about, taken)


def _aside(entry: Entry, aside: Aside) -> Line:
    return Line(entry.line, Became.ASIDE, entry.starts, aside=aside)
