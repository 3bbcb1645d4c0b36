"""The calendar file that goes with an appointment (RFC 5545, RFC 5546), as discreet as a push.

One file an appointment and person: the UID never changes, the SEQUENCE grows with each change
told to that person, so that a calendar moves or removes the entry it already has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from icalendar import Calendar, Event, vCalAddress, vText


@dataclass(frozen=True, slots=True)
class Entry:
    """What a calendar shows. The words come from ``conversations.pushes`` only."""

    appointment: int
    person: int
    title: str
    starts: datetime
    ends: datetime
    place: str | None
    """Name and address of a public place."""
    sequence: int
    """Changes of the appointment so far: the same for whatever hands the file over."""
    cancelled: bool
    written: datetime
    """When the change was told."""


def calendar_file(entries: tuple[Entry, ...], city: str, host: str) -> bytes:
    """One file for one entry, or for the days of a series; lines end and fold as the RFC wants.

    ``city`` stands as the organiser; ``host`` makes the UID ours (« accroche.rouen.fr »).
    """
    calendar: Any = Calendar()
    calendar.add("prodid", "-//Accroche//rendez-vous//FR")
    calendar.add("version", "2.0")
    everything_off = all(entry.cancelled for entry in entries)
    calendar.add("method", "CANCEL" if everything_off else "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry, city, host))
    file: bytes = calendar.to_ical()
    return file


def _event(entry: Entry, city: str, host: str) -> Any:
    event: Any = Event()
    event.add("uid", f"{_opaque(entry)}@{host}")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.written)
    event.add("dtstart", entry.starts)
    event.add("dtend", entry.ends)
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    if entry.place is not None:
        event.add("location", entry.place)
    organiser = vCalAddress(f"mailto:ne-pas-repondre@{host}")
    organiser.params["CN"] = vText(city)
    event["organizer"] = organiser
    return event


def _opaque(entry: Entry) -> str:
    """Tells nothing of the appointment, and differs between two people of the same one."""
    return sha256(f"{entry.appointment}/{entry.person}".encode()).hexdigest()[:24]
