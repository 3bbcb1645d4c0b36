"""One edition of the directory, as it may be shown.

A shelf never changes; the shell makes a new one when the edition changes. What must not be
shown is not on it. It holds the arrangement of the records; the records themselves are in
memory for a small directory, and read one by one for a large one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy.orm import Session

from resources_db.directory.arrangement import Arrangement
from resources_db.directory.editions import current_edition, read_shown
from resources_db.directory.record_access import RecordAccess, RecordList, in_order
from resources_db.directory.terms import PublishAdvice, Resource, ResourceId


class Shelf:
    """The records of one edition, and how they are arranged."""

    def __init__(self, edition: int | None, resources: Iterable[Resource]) -> None:
        self.edition = edition
        """Number of the edition, to know when to make the shelf again; None before the first."""
        self.records: RecordAccess = RecordList(
            resource for resource in resources if resource.advice is not PublishAdvice.NEVER
        )
        self.arranged = Arrangement.of(in_order(self.records))

    @classmethod
    def stored(cls, edition: int, records: RecordAccess, arranged: Arrangement) -> Shelf:
        """A shelf that was arranged before; its records are read when they are wanted."""
        shelf = cls(edition, ())
        shelf.records, shelf.arranged = records, arranged
        return shelf

    @classmethod
    def read(cls, session: Session) -> Shelf:
        """The edition that is shown, all in memory, or an empty shelf before the first."""
        edition = current_edition(session)
        return cls(edition, () if edition is None else read_shown(session, edition))

    def __iter__(self) -> Iterator[Resource]:
        return iter(self.records)

    def __len__(self) -> int:
        return len(self.records)

    def __getitem__(self, id_: ResourceId) -> Resource:
        found = self.get(id_)
        if found is None:
            raise KeyError(id_)
        return found

    def get(self, id_: ResourceId) -> Resource | None:
        """The resource of this id, if it is shown."""
        number = self.records.number_of(id_)
        return None if number is None else self.records.at(number)
