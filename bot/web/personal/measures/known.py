"""Everything that the pages of one measure tell one of its family, read at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from sqlalchemy.orm import Session

from bot.library import Library
from bot.meetings.places import worded
from bot.paper.measures.papers import Paper, papers_for
from bot.web.personal.visit import Personal, Visit
from resources_db.agreements.asked import Asked, asked_of
from resources_db.agreements.terms import Act
from resources_db.city.reading import settings_on
from resources_db.city.terms import CityField
from resources_db.measures.mine import MyMeasure, read_mine
from resources_db.measures.terms import TOLD_TO_GUARDIANS, Page
from resources_db.measures.views import HalfDayView, WordsView
from resources_db.meetings.mine import Mine, ahead_of, by_appointment
from resources_db.meetings.terms import MeetingKind
from resources_db.situations.terms import Part

_STILL_NEWS: Final = timedelta(days=3)
"""How long after a half-day its absence or accident stays at the top of the page."""


@dataclass(frozen=True, slots=True)
class Stay:
    """One half-day on the page."""

    view: HalfDayView
    starts: time
    """On the wall clock of the city."""
    ends: time


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the series."""

    day: date
    stays: tuple[Stay, ...]
    appointment: Mine | None
    """None for a day that was over before it could be announced."""
    place: str | None
    """Where it begins, as the directory names it."""

    @property
    def changed(self) -> bool:
        """Whether it is another one than was announced."""
        return self.appointment is not None and self.appointment.changes > 0


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call."""

    phone: str | None
    """None while the city has not said it: shown as unknown."""
    hours: str | None
    referents: tuple[str, ...]

    @property
    def link(self) -> str:
        """One tap to call."""
        return "tel:" + "".join(sign for sign in self.phone or "" if sign in "+0123456789")


@dataclass(frozen=True, slots=True)
class Known:
    """One measure, for one reader, now."""

    mine: MyMeasure
    days: tuple[Day, ...]
    called_off: tuple[Mine, ...]
    """Days that were announced and are not to come."""
    back: Mine | None
    """The meeting of the return to class, where they are expected."""
    agreement: Asked | None
    """Their own answer to the accompaniment, while the situation is open."""
    contact: Contact
    papers: tuple[Paper, ...]
    at: datetime
    zone: tzinfo

    @property
    def path(self) -> str:
        """The address of its page."""
        return f"/p/mesure/{self.mine.view.code}"

    @property
    def stays(self) -> Iterator[Stay]:
        """Every half-day, in order."""
        return (stay for day in self.days for stay in day.stays)

    @property
    def unanswered(self) -> tuple[Mine, ...]:
        """The days ahead for which the reader has not said whether they come."""
        ahead = (day.appointment for day in self.days)
        return tuple(
            one
            for one in ahead
            if one is not None and one.answer is None and not one.cancelled and one.starts > self.at
        )

    @property
    def happened(self) -> tuple[Stay, ...]:
        """The absences and accidents that are still news, the last one first (R22)."""
        since = self.at - _STILL_NEWS
        news = [
            one
            for one in self.stays
            if one.view.mark in TOLD_TO_GUARDIANS and one.view.ends > since
        ]
        return tuple(reversed(news))

    def wrote(self, page: Page, half_day: int | None) -> WordsView | None:
        """The last words of a page of the booklet."""
        for one in self.mine.view.booklet:
            if (one.page, one.half_day) == (page, half_day):
                return one
        return None


def known(
    session: Session, personal: Personal, visit: Visit, code: str, *, what: str
) -> Known | None:
    """Read for a page, which is written down; None when it is nothing of theirs."""
    mine = read_mine(session, visit.actor, code, visit.at, what=what)
    if mine is None:
        return None
    view, library = mine.view, personal.librarian.library(session)
    here = [one.appointment for one in view.half_days]
    asked = asked_of(session, visit.person, visit.at, personal.offered)
    return Known(
        mine=mine,
        days=tuple(_days(session, library, personal.zone, visit.person, view.half_days)),
        called_off=tuple(
            one
            for one in ahead_of(session, visit.person, visit.at)
            if one.cancelled
            and (one.situation, one.kind) == (view.situation, MeetingKind.ATTENDANCE)
            and one.appointment not in here
        ),
        back=_meeting(session, visit.person, view.return_appointment),
        agreement=next(
            (
                one
                for one in asked
                if one.act is Act.ACCOMPANIMENT and one.situation == view.situation
            ),
            None,
        ),
        contact=_contact(session, mine, visit.at.astimezone(personal.zone).date()),
        papers=papers_for(view),
        at=visit.at,
        zone=personal.zone,
    )


def _days(
    session: Session,
    library: Library,
    zone: tzinfo,
    person: int,
    half_days: Sequence[HalfDayView],
) -> Iterator[Day]:
    for day in sorted({one.day for one in half_days}):
        there = [one for one in half_days if one.day == day]
        meeting = _meeting(session, person, there[0].appointment)
        place = None if meeting is None else worded(library, meeting.place, meeting.place_words)
        yield Day(
            day,
            tuple(
                Stay(one, one.starts.astimezone(zone).time(), one.ends.astimezone(zone).time())
                for one in there
            ),
            meeting,
            place or there[0].host,
        )


def _meeting(session: Session, person: int, appointment: int | None) -> Mine | None:
    return None if appointment is None else by_appointment(session, person, appointment)


def _contact(session: Session, mine: MyMeasure, today: date) -> Contact:
    fields = (CityField.SERVICE_PHONE, CityField.SERVICE_HOURS)
    held = settings_on(session, today, fields)
    return Contact(
        held.get(CityField.SERVICE_PHONE),
        held.get(CityField.SERVICE_HOURS),
        tuple(one.name for one in mine.about.parts if one.part is Part.REFERENT and one.name),
    )
