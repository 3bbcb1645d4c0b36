"""Appointments in a table that someone keeps by hand: CSV or XLSX, in any order of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta, tzinfo
from itertools import islice
from types import MappingProxyType

from bot.exchange.cells import unguarded
from bot.exchange.findings import Unusable
from bot.exchange.text_file import Cells
from bot.exchange.values import clean
from bot.meetings.importing import sentences as s
from bot.meetings.importing.entries import Aside, Entry, Read
from bot.meetings.moments import day_of, hour_of, instant
from resources_db.directory.words import fold
from resources_db.meetings.terms import MeetingKind

_LOOKED_AT = 25
"""Lines in which the names of the columns are looked for."""
_NAMES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "reference": frozenset({"reference", "ref", "id", "uid", "numero"}),
        "kind": frozenset({"type", "sorte", "nature", "type de rendez vous"}),
        "day": frozenset({"date", "jour"}),
        "begins": frozenset({"debut", "heure", "heure de debut", "horaire", "de"}),
        "ends": frozenset({"fin", "heure de fin", "a", "jusqu a"}),
        "place": frozenset({"lieu", "adresse", "endroit"}),
        "room": frozenset({"salle", "etage"}),
        "bring": frozenset({"a apporter", "apporter"}),
        "situation": frozenset({"situation", "eleve", "jeune", "initiales"}),
        "people": frozenset({"personnes", "personne", "participants", "qui", "invites"}),
        "organiser": frozenset({"organisateur", "organisatrice", "organise par"}),
        "state": frozenset({"etat", "statut"}),
    }
)
_NEEDED = frozenset({"day", "begins", "people"})
_WORDS: Mapping[str, MeetingKind] = MappingProxyType(
    {
        "famille": MeetingKind.FAMILY,
        "rencontre": MeetingKind.FAMILY,
        "entretien": MeetingKind.FAMILY,
        "accueil": MeetingKind.FAMILY,
        "journee": MeetingKind.ATTENDANCE,
        "accompagnement": MeetingKind.ATTENDANCE,
        "presence": MeetingKind.ATTENDANCE,
        "bilan": MeetingKind.REVIEW,
        "revue": MeetingKind.REVIEW,
        "comite": MeetingKind.COMMITTEE,
        "copil": MeetingKind.COMMITTEE,
        "pilotage": MeetingKind.COMMITTEE,
        "gpds": MeetingKind.WATCH,
        "veille": MeetingKind.WATCH,
    }
)
_BETWEEN = re.compile(r"[;|\n]")
_USUAL = timedelta(hours=1)
"""How long it lasts where no end is given."""


class NoColumns(Unusable):
    """No line names the columns."""


def entries(rows: Iterator[Cells], zone: tzinfo) -> Iterator[Read]:
    """The entries of a table. Raises :class:`NoColumns`."""
    columns: Mapping[str, int] | None = None
    for _line, texts in islice(rows, _LOOKED_AT):
        columns = _columns(texts)
        if columns is not None:
            break
    if columns is None:
        raise NoColumns(s.NO_HEADER)
    for line, texts in rows:
        values = {
            name: unguarded(clean(texts[at])) for name, at in columns.items() if at < len(texts)
        }
        if any(values.values()):
            yield _entry(line, values, zone)


def kind_named(text: str) -> MeetingKind | None:
    """The kind that a word tells of.

    >>> kind_named("Comité de pilotage"), kind_named("goûter")
    (<MeetingKind.COMMITTEE: 'committee'>, None)
    """
    found = {kind for word in fold(text).split() if (kind := _WORDS.get(word)) is not None}
    return found.pop() if len(found) == 1 else None


def _columns(texts: list[str]) -> Mapping[str, int] | None:
    found: dict[str, int] = {}
    for at, text in enumerate(texts):
        named = next((name for name, words in _NAMES.items() if fold(text) in words), None)
        if named is not None:
            found.setdefault(named, at)
    return found if found.keys() >= _NEEDED else None


def _entry(line: int, values: Mapping[str, str], zone: tzinfo) -> Read:
    said = values.get
    kind = kind_named(said("kind", ""))
    if said("kind") and kind is None:
        return Aside(line, s.KIND, said("kind", ""), s.NO_KIND)
    when = _when(line, values, zone)
    if isinstance(when, Aside):
        return when
    starts, ends = when
    return Entry(
        line,
        said("reference", ""),
        kind,
        starts,
        ends,
        place=said("place", ""),
        room=said("room", ""),
        bring=said("bring", ""),
        situation=said("situation", ""),
        people=tuple(one for part in _BETWEEN.split(said("people", "")) if (one := part.strip())),
        organiser=said("organiser", ""),
        cancelled=fold(said("state", "")).startswith("annul"),
    )


def _when(line: int, values: Mapping[str, str], zone: tzinfo) -> tuple[datetime, datetime] | Aside:
    day = day_of(values.get("day", ""))
    if day is None:
        return Aside(line, s.DAY, values.get("day", ""), s.NO_DAY)
    begins = _hour(values.get("begins", ""))
    if begins is None:
        return Aside(line, s.BEGINS, values.get("begins", ""), s.NO_HOUR)
    starts = instant(day, begins, zone)
    if not values.get("ends"):
        return starts, starts + _USUAL
    ends = _hour(values["ends"])
    if ends is None:
        return Aside(line, s.ENDS, values["ends"], s.NO_HOUR)
    if ends <= begins:
        return Aside(line, s.ENDS, values["ends"], s.ENDS_BEFORE)
    return starts, instant(day, ends, zone)


def _hour(text: str) -> time | None:
    """An hour; a workbook may hold a whole instant in that cell."""
    return hour_of(text.partition("T")[2] or text)
