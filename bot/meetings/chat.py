"""Appointments in a chat: the buttons under a reminder, and the dialogue that they belong to.

Nothing is stored for a button until it is pressed. Its thread is named after the person's line at
the appointment and after the chat; the shell makes it again, as things stand, whenever someone
writes there: a reminder answered a week later, or twice, or after a move, finds its question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from bot.library import Library
from bot.meetings.discretion import is_public
from bot.meetings.entries import entries_file
from bot.meetings.reminding import Words, push_text
from bot.messages.body import Body, Button
from bot.rendering.limits import shortened
from bot.rendering.replies import Wording
from conversations.dialogues.appointment import KEY, NAME, AskWhether
from conversations.journal import Json
from conversations.queries import Planned
from conversations.steps import CalendarEntry, Handed, PageLink
from conversations.texts import Text
from conversations.threads import Thread, stamp, tag, token
from resources_db.directory.terms import ResourceId
from resources_db.invitations.page_links import token_of
from resources_db.meetings.handing import Told
from resources_db.meetings.mine import Mine, by_appointment, of_address, told_at
from resources_db.meetings.terms import Kind
from resources_db.messages.threads import AddressState
from resources_db.people.standing import person_at

_THREAD = re.compile(r"rv([0-9a-f]{7})([0-9a-f]{7})")
_WITHOUT_BUTTONS = frozenset({Kind.CANCELLED, Kind.RELEASED})
PAGE_PATH = "/p/l/"
"""Where a short-lived link leads, before its secret."""


def thread_id(attendee: int, address: int) -> str:
    """The name of the dialogue about one appointment in one chat (sixteen signs)."""
    return f"rv{attendee:07x}{address:07x}"


def attendee_in(thread: str | None, address: int) -> int | None:
    """Whose line at which appointment a thread is about; None for another chat's, or another."""
    found = None if thread is None else _THREAD.fullmatch(thread)
    return int(found[1], 16) if found is not None and int(found[2], 16) == address else None


def reminder_body(told: Told, library: Library, zone: tzinfo) -> Body:
    """A reminder as a chat shows it, with its buttons."""
    wording = Wording(library, told.lang, zone, told.starts.astimezone(zone).date())
    return Body(
        told.lang,
        push_text(told, library, zone),
        choices=() if told.kind in _WITHOUT_BUTTONS else _buttons(told, wording.say),
    )


def in_chat(zone: tzinfo) -> Words:
    """How reminders are worded for a chat, in the city's zone."""
    return lambda _session, told, library: reminder_body(told, library, zone)


def _buttons(told: Told, say: Callable[[Text], str]) -> tuple[Button, ...]:
    thread, asked = thread_id(told.attendee, told.address), stamp(told.starts)
    question = AskWhether(KEY, Text(""))
    return tuple(
        Button(shortened(say(choice.label)), token(thread, asked, tag(KEY, choice.code)))
        for choice in question.choices()
        if isinstance(choice.label, Text)
    )


@dataclass(frozen=True, slots=True)
class Desk:
    """What a chat may know and hand over about the appointments of its person."""

    zone: tzinfo
    base: str = "http://127.0.0.1:8080"
    """Where the personal pages are, for the links to them."""
    host: str = "localhost"
    """What our calendar entries are unique under."""

    def threads(
        self,
        session: Session,
        state: AddressState,
        stored: Sequence[Thread],
        pressed: str | None,
        library: Library,
        at: datetime,
    ) -> tuple[Thread, ...]:
        """The threads of a chat, with one for each appointment that its person was told of."""
        others = [thread for thread in stored if thread.dialogue != NAME]
        told = told_at(session, state.id, at)
        if told is None:
            return tuple(others)
        before = {thread.id: thread for thread in stored if not thread.ended}
        known = {one.attendee: one for one in told.known}
        named = attendee_in(pressed, state.id)
        if named is not None and named not in known:
            one = of_address(session, state.id, named)
            known |= {} if one is None else {named: one}
        for attendee, one in known.items():
            start = self._planned(one, library).write()
            id_, asked = thread_id(attendee, state.id), stamp(one.starts)
            fresh = Thread(id_, NAME, start, asked=asked)
            thread = before.get(id_, fresh)
            if attendee in told.just_pushed:
                thread = replace(fresh, shown=state.turn)
            others.append(replace(thread, start=start, asked=asked))
        return tuple(others)

    def now(self, session: Session, address: int, appointment: int, library: Library) -> Json:
        """An appointment of the person of this chat, as it is journaled; None for others."""
        person = person_at(session, address)
        one = None if person is None else by_appointment(session, person, appointment)
        return None if one is None or one.cancelled else self._planned(one, library).write()

    def hand(
        self,
        session: Session,
        address: int,
        handed: Handed,
        body: Body,
        wording: Wording,
        at: datetime,
    ) -> Body:
        """The message with what was promised in it: a link of theirs, a file of theirs."""
        match handed:
            case PageLink(number):
                secret = token_of(session, number)
                link = "" if secret is None else f"\n{self.base}{PAGE_PATH}{secret}"
                return replace(body, text=f"{body.text}{link}")
            case CalendarEntry(appointment):
                person = person_at(session, address)
                one = None if person is None else by_appointment(session, person, appointment)
                if person is None or one is None:
                    return body
                file = entries_file(session, person, [one], wording, host=self.host, at=at)
                return replace(body, file=file)

    def _planned(self, one: Mine, library: Library) -> Planned:
        here = one.starts.astimezone(self.zone)
        record = None if one.place is None else library.record(one.place)
        place = ResourceId(record.id) if record is not None and is_public(record) else None
        return Planned(one.appointment, one.starts, here.date(), here.time(), place)
