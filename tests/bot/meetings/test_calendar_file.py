"""The calendar file keeps its identity through changes, and tells no more than the message."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from icalendar import Calendar, Event

from bot.meetings.calendar_file import Entry, calendar_file
from conversations.pushes import betrays

ENTRY = Entry(
    appointment=7,
    person=3,
    title="Rendez-vous",
    starts=datetime(2026, 12, 3, 8, tzinfo=UTC),
    ends=datetime(2026, 12, 3, 9, tzinfo=UTC),
    place="Maison des associations, 11 rue des Capucins, 76000 Rouen",
    sequence=0,
    cancelled=False,
    written=datetime(2026, 11, 23, 9, tzinfo=UTC),
)


def read(file: bytes) -> tuple[Calendar, Event]:
    """What a calendar program makes of the file."""
    calendar = Calendar.from_ical(file)
    assert isinstance(calendar, Calendar)
    (event,) = calendar.events
    return calendar, event


def test_a_change_keeps_the_entry() -> None:
    """The same UID, a greater SEQUENCE, another time."""
    moved = replace(ENTRY, starts=datetime(2026, 12, 4, 8, tzinfo=UTC), sequence=1)
    _, before = read(calendar_file((ENTRY,), "Ville de Rouen", "accroche.example"))
    calendar, after = read(calendar_file((moved,), "Ville de Rouen", "accroche.example"))
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert calendar["method"] == "PUBLISH"


def test_a_cancellation_removes_it() -> None:
    """METHOD CANCEL and STATUS CANCELLED, with what RFC 5546 wants beside them."""
    gone = replace(ENTRY, cancelled=True, sequence=2)
    calendar, event = read(calendar_file((gone,), "Ville de Rouen", "accroche.example"))
    assert (calendar["method"], event["status"]) == ("CANCEL", "CANCELLED")
    assert {"UID", "DTSTAMP", "ORGANIZER", "SEQUENCE", "DTSTART"} <= set(event)


def test_two_people_have_two_entries() -> None:
    """Nobody finds the other parent's entry by its name."""
    _, one = read(calendar_file((ENTRY,), "Rouen", "accroche.example"))
    _, other = read(calendar_file((replace(ENTRY, person=4),), "Rouen", "accroche.example"))
    assert one["uid"] != other["uid"]


def test_the_file_follows_the_line_rules() -> None:
    """CRLF everywhere, no line over 75 octets, whatever the script."""
    arabic = replace(ENTRY, title="☀ موعد", place="دار الجمعيات، " * 12)
    file = calendar_file((arabic,), "Ville de Rouen", "accroche.example")
    assert file.endswith(b"END:VCALENDAR\r\n")
    lines = file.split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_nothing_but_the_title_and_the_place_is_told() -> None:
    """No description, no attendee, nothing that betrays."""
    file = calendar_file((ENTRY,), "Ville de Rouen", "accroche.example")
    _, event = read(file)
    assert not {"DESCRIPTION", "ATTENDEE", "COMMENT", "CATEGORIES"} & set(event)
    assert betrays(file.decode(), ["Yanis Benali", "Collège Fontenelle"]) is None
