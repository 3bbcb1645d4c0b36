"""What the page of a plan shows beside each half-day: who may receive then, and why not another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bot.console.measures.starting import plan_sentences as p
from bot.console.measures.starting.desk import Desk, checking_of
from bot.console.measures.starting.hosts import Host, hosts_for
from bot.console.measures.starting.plan_form import Row, wanted_of
from bot.console.menu import CONVENTIONS, PEOPLE
from bot.console.visit import StaffVisit
from conversations.texts import Text
from resources_db.actions import Reason
from resources_db.hosting.actions import SetCapacity
from resources_db.hosting.terms import Slot
from resources_db.measures.people import OF_THE_CITY
from resources_db.situations.terms import Part


@dataclass(frozen=True, slots=True)
class Group:
    """A host in the list of one half-day, with its tutors under it."""

    name: str
    state: Text | None
    """Its places, or why it is not offered."""
    open: bool
    options: tuple[tuple[str, str], ...]
    """What the form sends, and the tutor's name; empty: without one."""


@dataclass(frozen=True, slots=True)
class Card:
    """One half-day of the form."""

    index: int
    row: Row
    slot: Slot | None
    groups: tuple[Group, ...]
    told: Text | None
    """What is to be mended in it."""

    def offered_in(self, days: Sequence[date]) -> bool:
        """Whether its day is among those that the form offers."""
        return self.slot is not None and self.slot.day in days


@dataclass(frozen=True, slots=True)
class Missing:
    """A host that is not offered, and the one tap to what is missing."""

    host: Host
    why: Text
    conventions: bool = False
    coordination: bool = False
    """Someone else records the convention."""
    propose: bool = False
    answer: bool = False
    """The family was asked: its answer can be noted."""
    places: bool = False
    wait: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """The plan as the page shows it."""

    cards: tuple[Card, ...]
    hosts: tuple[Host, ...]
    """Those that may receive, maybe not at every moment."""
    everywhere: tuple[Group, ...]
    """To fill every mission at once."""
    missing: tuple[Missing, ...]


def shown(
    session: Session,
    visit: StaffVisit,
    desk: Desk,
    rows: Sequence[Row],
    told: Mapping[int, Text],
) -> Shown:
    """Every row with the hosts of its own half-day."""
    slots = {row.slot for row in rows if row.slot is not None}
    hosts = hosts_for(session, checking_of(session, desk, visit.at), slots)
    cards = tuple(
        Card(index, row, row.slot, tuple(_group(host, row.slot) for host in hosts), told.get(index))
        for index, row in enumerate(rows)
    )
    lacking = [(host, _missing(visit, desk, host, wanted_of(rows, host.id))) for host in hosts]
    return Shown(
        cards,
        tuple(host for host, _why in lacking if host.reason() is None),
        tuple(_group(host, None) for host in hosts if host.reason() is None),
        tuple(why for _host, why in lacking if why is not None),
    )


def why(host: Host, reason: Reason) -> Text:
    """In a few words, why a host is not offered."""
    if reason is Reason.HOST_NOT_BOUND and host.kind in OF_THE_CITY:
        return p.SCHOOL_UNBOUND
    return p.WHY[reason]


def _group(host: Host, slot: Slot | None) -> Group:
    reason = host.reason() if slot is None else host.why_not.get(slot.day)
    left = None if slot is None else host.free.get(slot)
    options = [(f"{host.id}:{tutor.person}", tutor.name) for tutor in host.tutors]
    state = None
    if reason is not None:
        state = why(host, reason)
    elif left == 0:
        state = p.FULL if host.counted else p.UNCOUNTED
    elif not options:
        state = p.NO_TUTOR_THERE
    elif left is not None:
        state = p.free(left)
    open_ = reason is None and left != 0
    return Group(host.name, state, open_, (*options, (f"{host.id}:", "")))


def _missing(visit: StaffVisit, desk: Desk, host: Host, wanted: Sequence[Slot]) -> Missing | None:
    """What stands between a host and this measure; None when nothing does."""
    reason = host.reason()
    if reason is Reason.LINK_NOT_AGREED:
        known = {one.organisation_id for one in desk.situation.parts if one.part is Part.PARTNER}
        asked = host.id in known
        return Missing(host, why(host, reason), propose=not asked, answer=asked)
    if reason is not None:
        needs = host.kind not in OF_THE_CITY or reason is Reason.HOST_NOT_BOUND
        roles = visit.staff.roles
        return Missing(
            host,
            why(host, reason),
            conventions=needs and bool(roles & CONVENTIONS),
            coordination=needs and not roles & PEOPLE,
        )
    if not host.full_on(wanted):
        return None
    if not host.counted:
        return Missing(host, p.UNCOUNTED, places=visit.staff.may(SetCapacity))
    return Missing(host, p.FULL, wait=True)
