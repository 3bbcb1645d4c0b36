"""What the papers of one measure say, as far as one reader may see it: nothing from the rows.

A paper travels. Those that go to where a young person is received (attendance, booklet) carry a
first name and neither the school nor the reason, whoever prints them: a tutor never learns either.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from sqlalchemy.orm import Session

from bot.library import Library
from bot.meetings.places import worded
from bot.paper.measures.places import NEEDS, Place, places_for
from bot.paper.of_city import Letterhead, letterhead
from bot.paper.of_parties import hosts_of, logos_of_parties, school_of
from bot.paper.sheet import Sender
from resources_db.actions import Actor
from resources_db.city.days import calendar_at
from resources_db.city.reading import setting_on
from resources_db.city.terms import CityField
from resources_db.directory.terms import NeedCode
from resources_db.measures.views import HalfDayView, MeasureView, read_measure
from resources_db.meetings.tables import AppointmentRow
from resources_db.situations.terms import Part
from resources_db.situations.views import PartView, SituationView, read_situation


@dataclass(frozen=True, slots=True)
class Looking:
    """What is looked for in the directory."""

    library: Library
    needs: tuple[NeedCode, ...] = NEEDS


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting of the return to class."""

    starts: datetime
    place: str | None


@dataclass(frozen=True, slots=True)
class About:
    """One measure, for one reader, on one day."""

    measure: MeasureView
    situation: SituationView
    head: Letterhead
    """Of the city's service, with its logo."""
    school_sender: Sender
    """The same with the logo of every party the reader knows of (R31)."""
    host_sender: Sender
    """The same with the logos of those who receive; never the school's."""
    meeting: Meeting | None
    places: tuple[Place, ...]
    """Of the directory, for what comes next; none on the papers that do not tell of it."""
    zone: tzinfo
    made: date

    @property
    def half_days(self) -> tuple[HalfDayView, ...]:
        """Those this reader sees."""
        return self.measure.half_days

    @property
    def given_name(self) -> str | None:
        """The young person's first name; None where the reader may not know it."""
        pupil = next((one for one in self.situation.parts if one.part is Part.PUPIL), None)
        if pupil is not None and pupil.given_name is not None:
            return pupil.given_name
        named = self.situation.pupil
        return None if named is None else named.split()[0]

    def named(self, part: Part) -> tuple[str, ...]:
        """Who has this part, as the reader may know them."""
        return tuple(name for one in self.situation.parts if (name := _name(one, part)))


def about(
    session: Session,
    actor: Actor,
    measure: int,
    at: datetime,
    looking: Looking | None,
    *,
    what: str,
) -> About | None:
    """Read for a paper; None when there is nothing for this reader.

    ``looking``: for the paper of what comes next, which names places of the directory.
    """
    view = read_measure(session, actor, measure, at, what=what)
    if view is None:
        return None
    situation = read_situation(session, actor, view.situation, at, what=what)
    if situation is None:
        return None
    zone = calendar_at(session, at).territory.timezone
    made = at.astimezone(zone).date()
    head = letterhead(session, made)
    hosts = hosts_of(session, view)
    school = None if situation.school is None else school_of(session, view.situation)
    near = setting_on(session, CityField.COMMUNE, made)
    return About(
        measure=view,
        situation=situation,
        head=head,
        school_sender=_with(head.sender, session, school, hosts),
        host_sender=_with(head.sender, session, None, hosts),
        meeting=None if looking is None else _meeting(session, view, looking.library),
        places=() if looking is None else places_for(looking.library, near, made, looking.needs),
        zone=zone,
        made=made,
    )


def _with(sender: Sender, session: Session, school: int | None, hosts: tuple[int, ...]) -> Sender:
    parties = hosts if school is None else (school, *hosts)
    return replace(sender, logos=(*sender.logos, *logos_of_parties(session, parties)))


def _meeting(session: Session, view: MeasureView, library: Library) -> Meeting | None:
    """Only where the view says that there is one."""
    if view.return_appointment is None:
        return None
    row = session.get(AppointmentRow, view.return_appointment)
    if row is None or row.cancelled is not None:
        return None
    return Meeting(row.starts, worded(library, row.place, row.place_words))


def _name(one: PartView, part: Part) -> str | None:
    return one.name if one.part is part else None
