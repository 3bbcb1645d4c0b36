"""Files of appointments as people keep them: read row by row, each refusal with its mend."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook

from bot.exchange.findings import Unusable
from bot.meetings.importing import sentences as s
from bot.meetings.importing.entries import Aside, Entry
from bot.meetings.importing.files import read
from conversations.texts import Text
from resources_db.meetings.terms import MeetingKind

PARIS = ZoneInfo("Europe/Paris")
NINE = datetime(2026, 12, 3, 8, tzinfo=UTC)
CSV = """Service Jeunesse;;;;;
Type;Date;Début;Fin;Personnes;Lieu
Comité de pilotage;03/12/2026;9h;11 h 30;a@v.example | b@v.example;Mairie
goûter;03/12/2026;9h;10h;a@v.example;
Famille;31/02/2026;9h;10h;a@v.example;
Famille;03/12/2026;midi;;a@v.example;
Famille;03/12/2026;10h;9h;a@v.example;
"""


def events(*lines: str) -> bytes:
    """A calendar with one event."""
    event = ["UID:one@agenda", *lines]
    every = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//FR", "BEGIN:VEVENT", *event]
    return "\r\n".join([*every, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def test_a_table_row_by_row() -> None:
    """A title above the header; each wrong row says its field, and the others are read."""
    found = read(CSV.encode(), PARIS)
    first = found[0]
    assert isinstance(first, Entry)
    assert (first.line, first.kind, first.starts) == (3, MeetingKind.COMMITTEE, NINE)
    assert first.people == ("a@v.example", "b@v.example")
    asides = [one for one in found if isinstance(one, Aside)]
    assert [(one.line, one.where, one.why) for one in asides] == [
        (4, s.KIND, s.NO_KIND),
        (5, s.DAY, s.NO_DAY),
        (6, s.BEGINS, s.NO_HOUR),
        (7, s.ENDS, s.ENDS_BEFORE),
    ]


def test_a_workbook_with_real_dates_and_hours() -> None:
    """What a spreadsheet holds as dates and hours, beside a sheet that is something else."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Jour", "Heure", "Fin", "Participants"])
    sheet.append([date(2026, 12, 3), time(9), time(10), "Léa Martin"])
    book.create_sheet("Notes").append(["à faire"])
    content = BytesIO()
    book.save(content)
    (entry,) = read(content.getvalue(), PARIS)
    assert isinstance(entry, Entry)
    assert (entry.starts, entry.people) == (NINE, ("Léa Martin",))


@pytest.mark.parametrize(
    ("file", "sentence"),
    [(b" ", s.EMPTY), (b"nom;ville\nx;y\n", s.NO_HEADER), (b"BEGIN:VCALENDAR\nx", None)],
)
def test_a_file_that_cannot_be_trusted(file: bytes, sentence: str | None) -> None:
    """Refused whole, in one sentence."""
    with pytest.raises(Unusable) as refused:
        read(file, PARIS)
    assert str(refused.value) == (sentence or s.UNREADABLE_CALENDAR)


@pytest.mark.parametrize(
    "starts",
    [
        "DTSTART:20261203T080000Z",
        "DTSTART;TZID=Europe/Paris:20261203T090000",
        "DTSTART;TZID=Romance Standard Time:20261203T090000",
        "DTSTART:20261203T090000",
    ],
    ids=["google", "zone", "outlook", "floating"],
)
def test_hours_of_any_calendar(starts: str) -> None:
    """In UTC, in a zone, in Outlook's name of a zone, or in none: the city's."""
    (entry,) = read(events(starts, "DURATION:PT1H", "ATTENDEE;CN=A:MAILTO:A@v.example"), PARIS)
    assert isinstance(entry, Entry)
    assert (entry.starts, entry.people) == (NINE, ("a@v.example",))


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("DTSTART:20261203T080000Z", "RRULE:FREQ=WEEKLY"), s.REPEATS),
        (("DTSTART;VALUE=DATE:20261203",), s.WHOLE_DAY),
        (("SUMMARY:x",), s.NO_DAY),
        (("DTSTART:20261203T080000Z", "DTEND:20261203T070000Z"), s.ENDS_BEFORE),
    ],
)
def test_events_that_are_set_aside(lines: tuple[str, ...], why: Text) -> None:
    """What repeats, lasts a day, or has no hour says what mends it."""
    (aside,) = read(events(*lines), PARIS)
    assert isinstance(aside, Aside)
    assert aside.why == why


def test_a_title_is_never_kept() -> None:
    """It may name a child; the kind is read from the categories only."""
    lines = ("SUMMARY:Conseil de Karim B.", "CATEGORIES:Veille", "DTSTART:20261203T080000Z")
    (entry,) = read(events(*lines), PARIS)
    assert isinstance(entry, Entry)
    assert entry.kind is MeetingKind.WATCH
    assert "Karim" not in f"{entry.place} {entry.bring} {entry.people}"
