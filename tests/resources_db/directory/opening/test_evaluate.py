"""Open, closed or not known: on the days of the place's calendar, at the place's hour."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources_db.calendar.days import Calendar, calendar_of
from resources_db.calendar.terms import DayRange
from resources_db.directory.opening.evaluate import opening
from resources_db.directory.opening.states import Closed, Open, Unknown, Why

PARIS = ZoneInfo("Europe/Paris")
OFFICE = "Mo-Fr 09:00-12:30,14:00-17:00"


def _calendar(commune: str = "76540", *own: DayRange) -> Calendar:
    calendar = calendar_of(commune, own_days=own)
    assert calendar is not None
    return calendar


def _at(text: str, zone: ZoneInfo = PARIS) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


@pytest.mark.parametrize(
    ("at", "state"),
    [
        ("2026-11-23T10:00", Open(_at("2026-11-23T12:30"))),  # Monday
        ("2026-11-23T12:30", Closed(_at("2026-11-23T14:00"))),
        ("2026-11-23T18:00", Closed(_at("2026-11-24T09:00"))),
        ("2026-11-27T17:00", Closed(_at("2026-11-30T09:00"))),  # Friday: Monday is next
        ("2026-11-23T08:59", Closed(_at("2026-11-23T09:00"))),
        ("2026-11-23T09:00", Open(_at("2026-11-23T12:30"))),
    ],
)
def test_an_ordinary_week(at: str, state: object) -> None:
    """Open with its closing time, closed with its next opening, to the minute."""
    assert opening(OFFICE, _at(at), _calendar()) == state


def test_open_now_is_the_instant_whatever_its_zone() -> None:
    """The same instant said in UTC gives the same answer."""
    at = datetime.fromisoformat("2026-11-23T09:00+00:00")
    assert opening(OFFICE, at, _calendar()) == Open(_at("2026-11-23T12:30"))


def test_overseas_lives_at_its_own_hour() -> None:
    """At 10 in Rouen it is 13 in Saint-Denis: the same text is open here, closed there."""
    there = ZoneInfo("Indian/Reunion")
    assert opening(OFFICE, _at("2026-11-23T10:00"), _calendar("97411")) == Closed(
        _at("2026-11-23T14:00", there)
    )


def test_clock_changes() -> None:
    """Hours are those of the wall clock, on the day when it changes too."""
    text = "Su 01:00-05:00"
    assert opening(text, _at("2027-03-28T03:30"), _calendar()) == Open(_at("2027-03-28T05:00"))
    assert opening(text, _at("2026-10-25T02:30"), _calendar()) == Open(_at("2026-10-25T05:00"))


def test_a_public_holiday_that_the_text_leaves_out_is_not_known() -> None:
    """Nobody said that it is open on Armistice day: not « open », and not the next opening."""
    calendar = _calendar()
    assert opening(OFFICE, _at("2026-11-11T10:00"), calendar) == Unknown(Why.PUBLIC_HOLIDAY)
    assert opening(OFFICE, _at("2026-11-10T18:00"), calendar) == Closed(_at("2026-11-12T09:00"))
    assert opening(OFFICE, _at("2026-11-11T20:00"), calendar) == Closed(_at("2026-11-12T09:00"))


def test_public_holidays_that_the_text_speaks_of() -> None:
    """« PH off » is closed, « PH,Mo-Su » is open, on the holidays of the place."""
    closed, always = f"{OFFICE}; PH off", "PH,Mo-Su 09:00-23:00"
    armistice = _at("2026-11-11T10:00")
    assert opening(closed, armistice, _calendar()) == Closed(_at("2026-11-12T09:00"))
    assert opening(always, armistice, _calendar()) == Open(_at("2026-11-11T23:00"))
    good_friday = _at("2027-03-26T10:00")
    assert isinstance(opening(closed, good_friday, _calendar()), Open)
    assert isinstance(opening(closed, good_friday, _calendar("67482")), Closed)


@pytest.mark.parametrize(("commune", "state"), [("76540", Open), ("69123", Closed)])
def test_school_holidays_of_the_zone(commune: str, state: type) -> None:
    """On 16 February 2027 the zone A is on holiday, the zone B is not."""
    found = opening(f"{OFFICE}; SH off", _at("2027-02-16T10:00"), _calendar(commune))
    assert isinstance(found, state)


def test_hours_of_the_holidays_alone() -> None:
    """« SH Mo-Fr » is only weekdays of the holidays: the library alone takes it for either."""
    text = "SH Mo-Fr 10:00-12:00"
    assert opening(text, _at("2026-12-26T10:30"), _calendar()) == Closed(_at("2026-12-28T10:00"))
    assert opening(f"{text}; PH off", _at("2026-12-28T10:30"), _calendar()) == Open(
        _at("2026-12-28T12:00")
    )
    assert opening(text, _at("2026-12-01T10:30"), _calendar()) == Closed(_at("2026-12-21T10:00"))


def test_closed_for_the_summer() -> None:
    """The next opening is found beyond the longest holidays."""
    found = opening(f"{OFFICE}; SH off", _at("2027-07-05T10:00"), _calendar())
    assert found == Closed(_at("2027-09-02T09:00"))


def test_school_holidays_that_are_not_published() -> None:
    """Where the zone's calendar is not known, what depends on it is not known either."""
    text, at = f"{OFFICE}; SH off", _at("2026-11-23T10:00")
    assert opening(text, at, _calendar("2A004")) == Unknown(Why.SCHOOL_HOLIDAYS)
    assert isinstance(opening(OFFICE, at, _calendar("2A004")), Open)
    late = _at("2028-09-04T10:00")
    assert opening(text, late, _calendar()) == Unknown(Why.SCHOOL_HOLIDAYS)
    assert opening(text, _at("2028-08-30T10:00"), _calendar()) == Closed(None)


def test_a_day_that_the_city_set_apart() -> None:
    """On such a day nobody says « open », whatever the text says."""
    calendar = _calendar("76540", DayRange(date(2026, 11, 24), date(2026, 11, 25), "Travaux"))
    assert opening(f"{OFFICE}; PH off", _at("2026-11-24T10:00"), calendar) == Unknown(Why.OWN_DAY)
    assert opening(OFFICE, _at("2026-11-23T18:00"), calendar) == Closed(_at("2026-11-26T09:00"))


def test_past_midnight() -> None:
    """Hours that go past midnight are open until then, and doubtful on either holiday."""
    text = "Mo-Su 08:00-26:00"
    assert opening(text, _at("2026-11-24T01:00"), _calendar()) == Open(_at("2026-11-24T02:00"))
    assert opening(text, _at("2026-11-11T01:00"), _calendar()) == Unknown(Why.PUBLIC_HOLIDAY)
    assert opening(text, _at("2026-11-12T01:00"), _calendar()) == Unknown(Why.PUBLIC_HOLIDAY)


def test_always_open() -> None:
    """« 24/7 » is open on Christmas night too, and does not close."""
    assert opening("24/7", _at("2026-12-25T03:00"), _calendar()) == Open(None)
    assert opening("24h/24, 7j/7", _at("2026-12-25T03:00"), _calendar()) == Open(None)


def test_a_note_is_kept() -> None:
    """What the text adds comes with « open »."""
    at = _at("2026-11-23T10:00")
    found = opening('Mo 09:00-12:00 "sur rendez-vous"', at, _calendar())
    assert found == Open(_at("2026-11-23T12:00"), "sur rendez-vous")


@pytest.mark.parametrize(
    "text",
    [
        "sur rendez-vous", '"sur rendez-vous"', "open", "09:00-12:00", "Mo-Fr sunrise-sunset",
        "Mo-Fr 09:00+", "Mo-Fr 09:00-12:00 unknown", 'Mo 09:00-12:00 || "sur rendez-vous"',
        "PH -1 day off", "Jan-Jun SH Mo 09:00-12:00", "Lu-Ve 9-12", "cf. site", "9h-12h",
        "Mo-Fr 09:00-12:00; Jul SH off", "Mo[1] SH 09:00-10:00", "PH", "x" * 1000,
    ],
)  # fmt: skip
def test_what_is_not_sure_is_not_understood(text: str) -> None:
    """A text that leaves a doubt is never read."""
    found = opening(text, _at("2026-11-23T10:00"), _calendar())
    assert found == Unknown(Why.NOT_UNDERSTOOD)


@pytest.mark.parametrize("text", [None, "", "  "])
def test_nothing_said(text: str | None) -> None:
    """A record without hours says so."""
    assert opening(text, _at("2026-11-23T10:00"), _calendar()) == Unknown(Why.NOT_SAID)


_PIECES = [
    "Mo-Fr", "Mo", "Sa,Su", "PH", "SH", "off", "closed", "09:00-12:00", "14:00-26:00", ";", ",",
    " ", '"', "24/7", "||", "Jan", "2026", "week 1-3", "[1]", "-", "lundi", "9h-12h", "sauf",
    "vacances scolaires", "é", "\n", "easter", "+",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map(" ".join) | st.text(max_size=40))
def test_any_text_gets_an_answer(text: str) -> None:
    """Whatever a spreadsheet holds, the answer is a state, never an error."""
    state = opening(text, _at("2026-11-23T10:00"), _calendar())
    if isinstance(state, Open) and state.until is not None:
        assert state.until > _at("2026-11-23T10:00")
    if isinstance(state, Closed) and state.opens is not None:
        assert state.opens > _at("2026-11-23T10:00")
        assert isinstance(opening(text, state.opens, _calendar()), Open)
