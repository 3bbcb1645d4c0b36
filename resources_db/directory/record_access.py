"""Reading the records that are shown, one at a time, by number or by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from resources_db.directory.terms import Resource, ResourceId


class RecordAccess(Protocol):
    """The records that are shown, numbered from 0 in the order of their ids."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Resource]: ...

    def at(self, number: int, /) -> Resource:
        """The record of this number."""
        ...

    def number_of(self, id_: ResourceId, /) -> int | None:
        """The number of a record; None when it is not shown."""
        ...


class RecordList:
    """The records of a small directory, in memory; of two with one id, the last.

    Iterating gives them in the order in which they came.
    """

    def __init__(self, records: Iterable[Resource]) -> None:
        self._by_id = {record.id: record for record in records}
        self._ids = tuple(sorted(self._by_id))
        self._numbers = {id_: number for number, id_ in enumerate(self._ids)}

    def __len__(self) -> int:
        return len(self._ids)

    def __iter__(self) -> Iterator[Resource]:
        return iter(self._by_id.values())

    def at(self, number: int, /) -> Resource:
        return self._by_id[self._ids[number]]

    def number_of(self, id_: ResourceId, /) -> int | None:
        return self._numbers.get(id_)


def in_order(records: RecordAccess) -> Iterator[Resource]:
    """Every record, in the order of the ids."""
    return (records.at(number) for number in range(len(records)))
