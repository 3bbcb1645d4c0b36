"""The form of an appointment as it was filled: a value, or what is wrong, field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bot.console.meetings import sentences as m
from bot.meetings.guests import Guest
from bot.meetings.moments import day_of, hour_of, instant
from conversations.texts import Text
from resources_db.meetings.actions import Attendee
from resources_db.meetings.terms import MeetingKind

LONGEST = 300
"""Signs of a place or of what to bring."""
LANGUAGES = tuple("ar tr pt en es ru uk ro sq so fa ps bm wo ff ln bg hy ka zh vi bn ur sr".split())
"""Languages for which an interpreter is asked, as codes."""


@dataclass(frozen=True, slots=True)
class When:
    """A day and its hours, as instants."""

    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Filled:
    """What was asked for, before the place is looked up."""

    kind: MeetingKind
    when: When
    place: str
    room: str
    people: tuple[Attendee, ...]
    bring: str | None
    organiser: int | None


Wrong = dict[str, Text]


def filled(form: Mapping[str, str], offered: Sequence[Guest], zone: tzinfo) -> Filled | Wrong:
    """The form as a value, or what is wrong with it by field."""
    wrong: Wrong = {}
    when = when_of(form, zone, wrong)
    kind, bring = form.get("kind", ""), form.get("bring", "").strip()
    if kind not in set(MeetingKind):
        wrong["kind"] = m.WRONG_KIND
    people = chosen(form, offered)
    if not people:
        wrong["person"] = m.WRONG_PEOPLE
    place, room = place_of(form, wrong)
    if len(bring) > LONGEST:
        wrong["bring"] = m.WRONG_WORDS
    if wrong or when is None:
        return wrong
    organisers = {str(one.person): one.person for one in offered if one.organiser}
    organiser = organisers.get(form.get("organiser", ""))
    return Filled(MeetingKind(kind), when, place, room, people, bring or None, organiser)


def chosen(form: Mapping[str, str], offered: Sequence[Guest]) -> tuple[Attendee, ...]:
    """Those who were ticked, of those who were offered."""
    ticked = set(form.get("person", "").split())
    return tuple(
        one.expected(_language(form.get(f"lang-{one.person}", "")))
        for one in offered
        if str(one.person) in ticked
    )


def place_of(form: Mapping[str, str], wrong: Wrong) -> tuple[str, str]:
    """The place and the room, in words."""
    place, room = (" ".join(form.get(name, "").split()) for name in ("place", "room"))
    if max(len(place), len(room)) > LONGEST:
        wrong["place"] = m.WRONG_WORDS
    return place, room


def when_of(form: Mapping[str, str], zone: tzinfo, wrong: Wrong) -> When | None:
    """The day and the hours; what is wrong with them is noted."""
    day = day_of(form.get("day", ""))
    begins, ends = hour_of(form.get("begins", "")), hour_of(form.get("ends", ""))
    if day is None:
        wrong["day"] = m.WRONG_DAY
    if begins is None or ends is None or ends <= begins:
        wrong["begins"] = m.WRONG_HOURS
    if day is None or begins is None or ends is None or ends <= begins:
        return None
    return When(instant(day, begins, zone), instant(day, ends, zone))


def _language(code: str) -> str | None:
    return code if code in LANGUAGES or re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,4})?", code) else None
