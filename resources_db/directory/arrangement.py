"""The directory arranged so that a question touches few records, in a few bytes a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from resources_db.directory import entries as marks
from resources_db.directory.entries import Entries, Entry
from resources_db.directory.postings import Postings
from resources_db.directory.suiting import EMERGENCY, has_contact, is_generic
from resources_db.directory.terms import (
    CommuneCode,
    NeedCode,
    OpenTo,
    PublishAdvice,
    Reach,
    Resource,
)

_WIDE = (Reach.DEPARTMENT, Reach.REGION)
_LINES, _EVERYWHERE, _TO_CALL = "lines ", "everywhere ", "to call"


class Arrangement(NamedTuple):
    """Where records serve, and for what. Never changes once made."""

    entries: Entries
    communes: Postings
    """Doors, under the commune where each one is first."""
    other_communes: Postings
    """Doors, under the other communes that they serve."""
    departements: Postings
    """What serves a whole département or several."""
    not_doors: Postings
    """Under each need: what is served at a distance, and the kinds of place of all France."""
    aged: tuple[NeedCode, ...]
    """The needs for which some record has an age limit."""

    @classmethod
    def of(cls, records: Iterable[Resource]) -> Arrangement:
        """Of records in the order of their ids. They are read once, and none is kept."""
        pairs: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        aged: set[NeedCode] = set()

        def placed() -> Iterator[tuple[Resource, int]]:
            for number, record in enumerate(records):
                for shelf, key in _places(record):
                    pairs[shelf].append((key, number))
                if record.age_min is not None or record.age_max is not None:
                    aged.update(record.needs)
                yield record, _marks(record)

        entries = Entries.of(placed())
        return cls(
            entries,
            communes=Postings.of(pairs["communes"]),
            other_communes=Postings.of(pairs["other_communes"]),
            departements=Postings.of(pairs["departements"]),
            not_doors=Postings.of(pairs["not_doors"]),
            aged=tuple(sorted(aged)),
        )

    def all_postings(self) -> tuple[Postings, Postings, Postings, Postings]:
        """The postings, in the order of the fields."""
        return self.communes, self.other_communes, self.departements, self.not_doors

    def lines(self, need: NeedCode) -> list[Entry]:
        """Served at a distance for a need, wherever the person is."""
        return [self.entries[number] for number in self.not_doors.under(_LINES + need)]

    def everywhere(self, need: NeedCode) -> list[Entry]:
        """Kinds of place for a need that exist all over France."""
        return [self.entries[number] for number in self.not_doors.under(_EVERYWHERE + need)]

    def to_call(self) -> list[Entry]:
        """Numbers to call from anywhere, emergency numbers apart."""
        return [self.entries[number] for number in self.not_doors.under(_TO_CALL)]

    def doors_at(self, commune: CommuneCode, need: NeedCode) -> Iterator[tuple[Entry, bool]]:
        """The doors under a commune that help with a need, and whether it is their first."""
        for first, postings in ((True, self.communes), (False, self.other_communes)):
            for entry in self.entries.for_need(need, postings.under(commune)):
                yield entry, first

    def of_departement(self, departement: str, need: NeedCode) -> list[Entry]:
        """What serves the whole of a département for a need."""
        return self.entries.for_need(need, self.departements.under(departement))


def _marks(record: Resource) -> int:
    true = (
        (marks.REMOTE, record.a_distance),
        (marks.CONTACT, has_contact(record)),
        (marks.TELEPHONE, record.telephone is not None),
        (marks.FAMILIES, OpenTo.USAGERS in record.mobilisable_par),
        (marks.SURE, record.advice is PublishAdvice.OK),
        (marks.GENERIC, is_generic(record)),
    )
    return sum(mark for mark, holds in true if holds)


def _places(record: Resource) -> Iterator[tuple[str, str]]:
    """Where a record is put: which postings, under which key."""
    if record.a_distance:
        yield from (("not_doors", _LINES + need) for need in dict.fromkeys(record.needs))
        if record.telephone and record.kind != EMERGENCY:
            yield "not_doors", _TO_CALL
        return
    for place, commune in enumerate(record.communes):
        yield "other_communes" if place else "communes", commune
    if record.reach in _WIDE:
        yield from (("departements", departement) for departement in record.departements)
    if record.reach is Reach.FRANCE:
        yield from (("not_doors", _EVERYWHERE + need) for need in dict.fromkeys(record.needs))
