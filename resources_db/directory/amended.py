"""An edition with the few records that changed since: cards are true at once.

A search index of 150,000 records takes a while to make again. Meanwhile the old one answers,
and every record that it leads to is read through these changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from resources_db.directory.record_access import RecordAccess
from resources_db.directory.shelf import Shelf
from resources_db.directory.terms import Resource, ResourceId

Changed = Mapping[ResourceId, Resource | None]
"""Records as they are now; None for those that went, or must not be shown any more."""


class AmendedRecords:
    """Records, some of which have changed, come, or gone since (None)."""

    def __init__(self, records: RecordAccess, changed: Changed) -> None:
        self._records = records
        self._changed = changed
        self._new = [
            record
            for id_, record in changed.items()
            if record is not None and records.number_of(id_) is None
        ]
        self._new_numbers = {r.id: len(records) + place for place, r in enumerate(self._new)}

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Resource]:
        for old in self._records:
            now = self._changed.get(old.id, old)
            if now is not None:
                yield now
        yield from self._new

    def at(self, number: int, /) -> Resource:
        if number >= len(self._records):
            return self._new[number - len(self._records)]
        old = self._records.at(number)
        return self._changed.get(old.id) or old

    def number_of(self, id_: ResourceId, /) -> int | None:
        if id_ in self._new_numbers:
            return self._new_numbers[id_]
        gone = id_ in self._changed and self._changed[id_] is None
        return None if gone else self._records.number_of(id_)


def amended(shelf: Shelf, edition: int, changed: Changed) -> Shelf:
    """The shelf as of a later edition: found as before, each record as it is now."""
    return Shelf.stored(edition, AmendedRecords(shelf.records, changed), shelf.arranged)
