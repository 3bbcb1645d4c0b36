"""What a dialogue may want to know. The shell answers each from what is remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Self

from conversations.journal import Json
from conversations.steps import DoesNotFit, Query
from resources_db.directory.terms import Audience, CommuneCode, NeedCode, ResourceId

MOST_FOUND = 24
"""Results kept in a journal: eight screens of three cards."""


def _ids(key: str, raw: Json) -> tuple[ResourceId, ...]:
    if not isinstance(raw, list):
        raise DoesNotFit(key)
    ids = tuple(ResourceId(item) for item in raw if isinstance(item, str))
    if len(ids) != len(raw):
        raise DoesNotFit(key)
    return ids


@dataclass(frozen=True, slots=True)
class FindResources(Query[tuple[ResourceId, ...]]):
    """Doors for a need, best first, at most :data:`MOST_FOUND`."""

    need: NeedCode
    near: CommuneCode | None
    age: int | None
    audience: Audience
    key: str = "found"

    def decode(self, raw: Json) -> tuple[ResourceId, ...]:
        return _ids(self.key, raw)

    def samples(self) -> tuple[Json, ...]:
        return ([], ["a"], ["a", "b", "c"], ["a", "b", "c", "d", "e", "f", "g"])


@dataclass(frozen=True, slots=True)
class AgesMatter(Query[bool]):
    """Whether some door for this need is for certain ages only."""

    need: NeedCode
    key: str = "ages_matter"

    def decode(self, raw: Json) -> bool:
        if not isinstance(raw, bool):
            raise DoesNotFit(self.key)
        return raw

    def samples(self) -> tuple[Json, ...]:
        return (True, False)


@dataclass(frozen=True, slots=True)
class WaysIn(Query[tuple[str, ...]]):
    """The ways to reach a place that its card gives: « phone », « address », « site »."""

    resource: ResourceId
    key: str = "ways_in"

    def decode(self, raw: Json) -> tuple[str, ...]:
        if not isinstance(raw, list):
            raise DoesNotFit(self.key)
        return tuple(way for way in raw if isinstance(way, str))

    def samples(self) -> tuple[Json, ...]:
        return ([], ["phone"], ["address"], ["phone", "address", "site"])


@dataclass(frozen=True, slots=True)
class KeptDays(Query[int]):
    """For how many days a conversation is kept."""

    key: str = "kept_days"

    def decode(self, raw: Json) -> int:
        if not isinstance(raw, int) or isinstance(raw, bool):
            raise DoesNotFit(self.key)
        return raw

    def samples(self) -> tuple[Json, ...]:
        return (1, 30)


@dataclass(frozen=True, slots=True)
class PeopleToCall(Query[tuple[ResourceId, ...]]):
    """Lines where a person answers, best first."""

    audience: Audience
    key: str = "people"

    def decode(self, raw: Json) -> tuple[ResourceId, ...]:
        return _ids(self.key, raw)

    def samples(self) -> tuple[Json, ...]:
        return ([], ["a"], ["a", "b", "c", "d"])


@dataclass(frozen=True, slots=True)
class Planned:
    """An appointment as its person may be told of it in a chat: when, and a public place."""

    appointment: int
    starts: datetime
    day: date
    """On the wall clock of the city, as is ``hour``."""
    hour: time
    place: ResourceId | None = None
    """Only a place whose name tells nothing of why someone goes there."""

    @classmethod
    def read(cls, raw: Mapping[str, Json]) -> Self | None:
        """From a journal or start values; None for anything that is not one."""
        match raw:
            case {
                "appointment": int(number),
                "starts": str(starts),
                "day": str(day),
                "hour": str(hour),
                "place": None | str() as place,
            }:
                try:
                    begins = datetime.fromisoformat(starts)
                    here = date.fromisoformat(day), time.fromisoformat(hour)
                except ValueError:
                    return None
                where = None if place is None else ResourceId(place)
                return cls(number, begins, *here, where)
            case _:
                return None

    def write(self) -> Json:
        """As it is journaled."""
        return {
            "appointment": self.appointment,
            "starts": self.starts.isoformat(),
            "day": self.day.isoformat(),
            "hour": self.hour.isoformat(),
            "place": self.place,
        }


@dataclass(frozen=True, slots=True)
class AppointmentNow(Query[Planned | None]):
    """An appointment of the person of this chat, as it stands; None for anybody else's."""

    appointment: int
    key: str = "appointment"

    def decode(self, raw: Json) -> Planned | None:
        if raw is None:
            return None
        told = Planned.read(raw) if isinstance(raw, dict) else None
        if told is None:
            raise DoesNotFit(self.key)
        return told

    def samples(self) -> tuple[Json, ...]:
        starts = datetime.fromisoformat("2026-12-03T08:00:00+00:00")
        nowhere = Planned(self.appointment, starts, starts.date(), time(9))
        return (None, replace(nowhere, place=ResourceId("a")).write())


@dataclass(frozen=True, slots=True)
class Answering:
    """Whether someone of the service answers now, else from when."""

    opens: datetime | None
    """None: now."""

    def write(self) -> Json:
        """As it is journaled."""
        return {"opens": None if self.opens is None else self.opens.isoformat()}


@dataclass(frozen=True, slots=True)
class WhenAnswered(Query[Answering | None]):
    """When someone of the service answers next; None where the city has not said."""

    key: str = "when_answered"

    def decode(self, raw: Json) -> Answering | None:
        match raw:
            case None:
                return None
            case {"opens": None}:
                return Answering(None)
            case {"opens": str(opens)}:
                try:
                    return Answering(datetime.fromisoformat(opens))
                except ValueError:
                    raise DoesNotFit(self.key) from None
            case _:
                raise DoesNotFit(self.key)

    def samples(self) -> tuple[Json, ...]:
        return (None, {"opens": None}, {"opens": "2026-11-30T09:00:00+01:00"})
