"""The plan of an appointment's messages: a pure function, made again at every change.

Given what is arranged and what each person was told, it says who must be written to, why, from
when and until when. Moving, cancelling, adding or removing someone only changes what goes in;
what comes out is compared with what is stored, and differs for exactly those concerned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from types import MappingProxyType

from resources_db.meetings.quiet import QuietHours
from resources_db.meetings.terms import (
    NOTICES,
    Answer,
    AppointmentId,
    ByHand,
    Expected,
    Facts,
    Fingerprint,
    Kind,
    Lead,
    Reminder,
    Why,
    Wish,
)

_WEEK = Lead(Kind.WEEK, days=7, at=time(10))
_TWO_DAYS = Lead(Kind.TWO_DAYS, days=2, at=time(10))
_LAST = Lead(Kind.LAST, days=1, at=time(18))
_SOON = Lead(Kind.SOON, before=timedelta(hours=2))
LEADS: Mapping[Wish, tuple[Lead, ...]] = MappingProxyType(
    {
        Wish.USUAL: (_TWO_DAYS, _LAST),
        Wish.EARLIER: (_WEEK, _TWO_DAYS),
        Wish.LATER: (_LAST, _SOON),
        Wish.ONLY_ONE: (_LAST,),
        Wish.NONE: (),
    }
)


@dataclass(frozen=True, slots=True)
class Custom:
    """How a city reminds."""

    quiet: QuietHours
    quiet_rather_than_silent: bool = False
    """Whether a text may go in quiet hours when the alternative is that nobody is told."""
    leads: Mapping[Wish, tuple[Lead, ...]] = field(default_factory=lambda: LEADS)
    afternoon: time = time(13)
    """An appointment from this hour is reminded the same morning, not the evening before."""
    morning: time = time(8, 30)
    """Hour of that reminder."""
    apart: timedelta = timedelta(hours=12)
    """Nobody is reminded sooner than this after another message about the same thing."""
    too_late: timedelta = timedelta(minutes=90)
    """A reminder of the same morning leaves at least this long to get there."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """An appointment as it stands: what people are to know, or None once it is cancelled."""

    id: AppointmentId
    facts: Facts | None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be sent, and who has to be told by a person of the staff."""

    reminders: tuple[Reminder, ...]
    by_hand: tuple[ByHand, ...]


def plan(arranged: Arranged, people: Iterable[Expected], custom: Custom, at: datetime) -> Plan:
    """The messages of one appointment, as things stand at an instant.

    A reminder that was sent already comes out again with the same fingerprint: storing it is
    what makes it once only.
    """
    made = [step for person in people for step in _for_one(arranged, person, custom, at)]
    return Plan(
        tuple(step for step in made if isinstance(step, Reminder)),
        tuple(step for step in made if isinstance(step, ByHand)),
    )


def fingerprint(kind: Kind, facts: Facts | None, round_: int) -> Fingerprint:
    """Stands for one message: why, what, and the how manyeth change it tells of.

    The count tells « back to Tuesday » from the first « Tuesday ».
    """
    told = (
        ""
        if facts is None
        else "\n".join((facts.starts.astimezone(UTC).isoformat(), facts.place, facts.details))
    )
    return Fingerprint(sha256(f"{kind}\n{round_}\n{told}".encode()).hexdigest()[:32])


def open_from(reminder: Reminder, custom: Custom, at: datetime) -> datetime | None:
    """When a due message may really go, seen just before it is sent; None when it no longer may.

    After a machine slept or a lawful hour passed, « due » is not enough.
    """
    if at >= reminder.useful_until:
        return None
    moment = custom.quiet.first_open(max(at, reminder.not_before))
    if moment is not None and moment < reminder.useful_until:
        return moment
    if custom.quiet_rather_than_silent and reminder.kind in NOTICES:
        return max(at, reminder.not_before)
    return None


def _for_one(
    arranged: Arranged, person: Expected, custom: Custom, at: datetime
) -> Iterator[Reminder | ByHand]:
    wanted = arranged.facts if person.invited else None
    believed = person.told[-1].facts if person.told else None
    if wanted is not None and wanted.starts <= at:
        return
    if believed is None and person.with_first:
        return
    round_ = len(person.told)
    if wanted == believed:
        round_, since = round_ - 1, person.told[-1].at if person.told else at
    else:
        notice = _notice(arranged, person, wanted, believed, custom, at)
        if notice is None:
            return
        yield notice
        if isinstance(notice, ByHand):
            return
        since = notice.not_before
    if wanted is not None and person.reachable and person.answer is not Answer.NOT_COMING:
        yield from _reminders(person, wanted, round_, since, custom)


def _notice(
    arranged: Arranged,
    person: Expected,
    wanted: Facts | None,
    believed: Facts | None,
    custom: Custom,
    at: datetime,
) -> Reminder | ByHand | None:
    """What this person has to be told now; None when it is too late to matter."""
    if wanted is not None:
        kind, until = (Kind.ANNOUNCED if believed is None else Kind.MOVED), wanted.starts
    elif believed is not None:
        kind = Kind.CANCELLED if arranged.facts is None else Kind.RELEASED
        until = believed.starts
    else:
        return None
    if until <= at:
        return None
    print_ = fingerprint(kind, wanted, len(person.told))
    if not person.reachable:
        return ByHand(person.person, Why.UNREACHABLE, print_)
    drawn = Reminder(person.person, kind, print_, at, until)
    moment = open_from(drawn, custom, at)
    if moment is None:
        return ByHand(person.person, Why.QUIET, print_)
    return Reminder(person.person, kind, print_, moment, until)


def _reminders(
    person: Expected, facts: Facts, round_: int, since: datetime, custom: Custom
) -> Iterator[Reminder]:
    """The reminders of what a person knows, each useful until the next one."""
    until, later = facts.starts, facts.starts + custom.apart
    drawn: list[Reminder] = []
    for lead in reversed(custom.leads[person.wish]):
        moment = _moment(lead, facts.starts, custom)
        if moment is None or moment >= until or later - moment < _apart(lead, custom):
            continue
        if moment - since < _apart(lead, custom):
            break
        print_ = fingerprint(lead.kind, facts, round_)
        drawn.append(Reminder(person.person, lead.kind, print_, moment, until))
        until = later = moment
    yield from reversed(drawn)


def _apart(lead: Lead, custom: Custom) -> timedelta:
    """How far from the messages around it; what someone asked to get soon before may be nearer."""
    return min(lead.before, custom.apart) if lead.at is None else custom.apart


def _moment(lead: Lead, starts: datetime, custom: Custom) -> datetime | None:
    """When a reminder goes, outside quiet hours; None when it has no place."""
    quiet = custom.quiet
    local = starts.astimezone(quiet.zone)
    if lead.at is None:
        wanted = starts - lead.before
        return None if quiet.holds(wanted) else wanted
    if lead.kind is not Kind.LAST:
        return quiet.on_or_before(local.date() - timedelta(days=lead.days), lead.at)
    same_morning = quiet.instant(local.date(), custom.morning)
    if local.time() >= custom.afternoon and not quiet.holds(same_morning):
        return same_morning
    evening = quiet.instant(local.date() - timedelta(days=lead.days), lead.at)
    if not quiet.holds(evening):
        return evening
    in_time = starts - same_morning >= custom.too_late and not quiet.holds(same_morning)
    if in_time:
        return same_morning
    return quiet.on_or_before(local.date() - timedelta(days=lead.days), lead.at)
