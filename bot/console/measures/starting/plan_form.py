"""The form of a plan: a row a half-day, kept as typed; and the half-days that it asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.console.measures.starting import plan_sentences as p
from bot.console.typed import number
from bot.meetings.moments import day_of, hour_of
from conversations.texts import Text
from resources_db.hosting.terms import Slot
from resources_db.measures.terms import Activity, HalfDay

MOST_ROWS: Final = 24
"""Half-days on one form: eight days have sixteen."""
MOST_MISSION: Final = 200
"""Signs of a mission, in a few words."""
NAMES: Final = ("day", "starts", "ends", "activity", "where", "mission")


@dataclass(frozen=True, slots=True)
class Row:
    """One half-day as it was typed."""

    day: str = ""
    starts: str = ""
    ends: str = ""
    activity: str = Activity.MISSION.value
    where: str = ""
    """« host:tutor »; empty for the service itself."""
    mission: str = ""

    @classmethod
    def of(cls, one: HalfDay) -> Row:
        """A half-day that is planned, or proposed."""
        host = "" if one.host is None else f"{one.host}:{one.tutor or ''}"
        return cls(
            one.day.isoformat(),
            one.starts.isoformat("minutes"),
            one.ends.isoformat("minutes"),
            one.activity.value,
            host,
            one.mission or "",
        )

    @property
    def slot(self) -> Slot | None:
        """On which half-day it is, as far as it can be read."""
        day, starts = day_of(self.day), hour_of(self.starts)
        if day is None or starts is None:
            return None
        return Slot(day, HalfDay(day, starts, starts, Activity.MISSION).half)

    @property
    def is_mission(self) -> bool:
        """Whether it has a host and a tutor."""
        return self.activity == Activity.MISSION

    @property
    def host(self) -> int | None:
        """Whom it names."""
        return number(self.where.partition(":")[0])


def rows_in(form: Mapping[str, str]) -> list[Row]:
    """The rows of the form, in its order."""
    count = min(number(form.get("rows", "")) or 0, MOST_ROWS)
    return [
        Row(*(form.get(f"{name}-{index}", "").strip() for name in NAMES)) for index in range(count)
    ]


def read(row: Row, today: date) -> HalfDay | Text:
    """The half-day that a row asks for, or what is to be mended in it."""
    day, starts, ends = day_of(row.day), hour_of(row.starts), hour_of(row.ends)
    if day is None or day < today:
        return p.WRONG_DAY
    if starts is None or ends is None or ends <= starts:
        return p.WRONG_HOURS
    if row.activity not in set(Activity):
        return p.WRONG_ACTIVITY
    if len(row.mission) > MOST_MISSION:
        return p.WRONG_MISSION
    host, _sign, tutor = row.where.partition(":")
    return HalfDay(
        day, starts, ends, Activity(row.activity), number(host), number(tutor), row.mission or None
    )


def one_more(
    rows: Sequence[Row], proposed: Sequence[HalfDay], offered: Sequence[date]
) -> list[Row]:
    """The same, and one: the first half-day that is proposed and not taken, else the next day."""
    taken = {row.slot for row in rows}
    missions = [row for row in rows if row.is_mission]
    like = missions[-1] if missions else Row(starts="09:00", ends="12:00")
    for one in map(Row.of, proposed):
        if one.slot not in taken:
            return [*rows, replace(like, day=one.day, starts=one.starts, ends=one.ends)][:MOST_ROWS]
    days = {slot.day for slot in taken if slot is not None}
    free = next((day for day in offered if day not in days), offered[-1] if offered else None)
    return [*rows, replace(like, day="" if free is None else free.isoformat())][:MOST_ROWS]


def without(rows: Sequence[Row], index: int) -> list[Row]:
    """All but one."""
    return [row for at, row in enumerate(rows) if at != index]


def filled_in(rows: Sequence[Row], where: str, mission: str) -> list[Row]:
    """The same host, tutor and words for each mission that has none."""
    return [
        replace(row, where=row.where or where, mission=row.mission or mission)
        if row.is_mission
        else row
        for row in rows
    ]


def wanted_of(rows: Sequence[Row], host: int) -> tuple[Slot, ...]:
    """The half-days for which a measure would wait for a host: missions nobody else receives."""
    slots = {row.slot for row in rows if row.is_mission and row.slot and row.host in {None, host}}
    return tuple(sorted(slots))
