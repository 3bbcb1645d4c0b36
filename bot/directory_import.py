"""Bringing records into the directory: staged in small writes, then shown at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar
from uuid import uuid4

from sqlalchemy.orm import Session

from bot.clock import Clock
from bot.exchange.findings import OfColumns, Read, SetAside, Taken, Unusable
from bot.exchange.report import Report
from resources_db.actions import Actor, Reason, Refused, Role
from resources_db.directory import import_lease, staging
from resources_db.directory.actions import PublishEdition
from resources_db.directory.editions import current_edition, read_some
from resources_db.directory.staging import Staged, StagingLost
from resources_db.directory.terms import Resource, ResourceId
from resources_db.directory.words import fold
from resources_db.door import perform
from resources_db.storage.database import Database

Result = TypeVar("Result")
_ADMINISTRATOR = Actor(frozenset({Role.ADMINISTRATOR}))
_MANY, _SHARE = 10, 0.3
"""A complete import may take away so many records, or this share of its source's, unasked."""
Tick = Callable[[int], None]
"""Told the line that was reached, after each piece."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an import is asked to do."""

    label: str
    complete: bool = False
    """The file lists everything of its sources: what it no longer lists goes."""
    remove_many: bool = False
    """Take away however many there are."""


@dataclass(slots=True)
class Summary:
    """What an import changed, or would change."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept_by_hand: int = 0
    """Of the changed, those in which a person's corrections were kept."""
    removed: list[ResourceId] = field(default_factory=list[ResourceId])

    def count(self, staged: Staged) -> None:
        """Add one piece."""
        self.added += len(staged.added)
        self.changed += len(staged.changed)
        self.unchanged += staged.unchanged
        self.kept_by_hand += len(staged.kept_by_hand)


class TooManyGone(Exception):
    """A complete file would take away more than one takes away unasked."""

    def __init__(self, removed: int, known: int) -> None:
        super().__init__(removed, known)
        self.removed = removed
        self.known = known


class _Sorted:
    """The records of what was read; the rest goes to the report."""

    def __init__(self, reads: Iterable[Read], report: Report) -> None:
        self._reads = reads
        self._report = report
        self._lines: dict[ResourceId, int] = {}
        self.origins: set[str] = set()
        self.line = 0

    def __iter__(self) -> Iterator[Resource]:
        for read in self._reads:
            match read:
                case OfColumns(remarks):
                    self._report.note(remarks)
                case SetAside():
                    self._report.set_aside(read)
                case Taken() if (line := self._lines.get(read.resource.id)) is not None:
                    why = f"la même fiche que la ligne {line} (même nom et même lieu, ou même id)"
                    self._report.set_aside(SetAside(read.row, why, read.remarks))
                case Taken():
                    self._report.note(read.remarks)
                    self.line = read.row.line
                    self._lines[read.resource.id] = read.row.line
                    self.origins.add(read.resource.origin)
                    yield read.resource

    def gone(self, session: Session) -> tuple[list[ResourceId], int]:
        """What the same sources had and no longer list, and how many they had.

        A record that a row set aside still names is not gone: the row only needs mending.
        """
        known = [id_ for one in self.origins for id_ in staging.shown_ids(session, one)]
        gone = [id_ for id_ in known if id_ not in self._lines]
        named = {fold(text) for one in self._report.aside for text in one.row.values.values()}
        edition = current_edition(session) or 0
        still = {
            id_
            for piece in staging.batches(gone if named else ())
            for id_, record in read_some(session, edition, piece).items()
            if fold(record.nom) in named or fold(id_) in named
        }
        return [id_ for id_ in gone if id_ not in still], len(known)

    def __len__(self) -> int:
        return len(self._lines)


def difference(
    database: Database, reads: Iterable[Read], wanted: Wanted, report: Report, tick: Tick
) -> Summary:
    """What an import would change. Raises ``Unusable`` and :class:`TooManyGone` as it would."""
    records, summary = _Sorted(reads, report), Summary()
    for piece in staging.batches(records):
        summary.count(database.read_now(partial(staging.compare, resources=piece)))
        tick(records.line)
    _refuse_if_empty(records)
    summary.removed = _gone(database, records, wanted)
    return summary


def import_directory(
    database: Database,
    reads: Iterable[Read],
    wanted: Wanted,
    report: Report,
    clock: Clock,
    tick: Tick = lambda _line: None,
    actor: Actor = _ADMINISTRATOR,
) -> Summary | Refused:
    """Stage what differs and show it; the chat keeps answering meanwhile.

    Raises ``Unusable`` and :class:`TooManyGone`: then nothing changed. An import that changes
    nothing makes no edition.
    """
    owner = f"import:{uuid4()}"
    if not database.write_now(lambda session: import_lease.take(session, owner, clock())):
        return Refused(Reason.IMPORT_UNDER_WAY, PublishEdition.rule)
    try:
        return _Import(database, owner, wanted, clock, actor).run(_Sorted(reads, report), tick)
    finally:
        database.write_now(partial(_leave, owner=owner))


class _Import:
    """One import under way, under its lease."""

    def __init__(
        self, database: Database, owner: str, wanted: Wanted, clock: Clock, actor: Actor
    ) -> None:
        self._database = database
        self._actor = actor
        self._owner = owner
        self._wanted = wanted
        self._clock = clock

    def run(self, records: _Sorted, tick: Tick) -> Summary | Refused:
        label, summary = self._wanted.label, Summary()
        edition = self._step(lambda session: staging.begin(session, label, self._clock()))
        for piece in staging.batches(records):
            add = partial(staging.add, edition=edition, resources=piece)
            summary.count(self._step(add))
            tick(records.line)
        _refuse_if_empty(records)
        summary.removed = _gone(self._database, records, self._wanted)
        self._step(partial(staging.remove, edition=edition, ids=summary.removed))
        if self._step(partial(staging.finish, edition=edition)):
            outcome = self._step(
                lambda s: perform(s, self._actor, PublishEdition(edition), self._clock())
            )
            if isinstance(outcome, Refused):
                return outcome
        return summary

    def _step(self, work: Callable[[Session], Result]) -> Result:
        """One short write, with a sign of life."""
        at = self._clock()

        def alive(session: Session) -> Result:
            if not import_lease.renew(session, self._owner, at):
                raise StagingLost("the import gave no sign of life for too long")
            return work(session)

        return self._database.write_now(alive)


def _refuse_if_empty(records: _Sorted) -> None:
    if not records:
        raise Unusable("Aucune ligne du fichier ne peut devenir une fiche.")


def _leave(session: Session, owner: str) -> None:
    """Give the lease back; what was staged and not shown goes."""
    if import_lease.release(session, owner):
        staging.sweep(session)


def _gone(database: Database, records: _Sorted, wanted: Wanted) -> list[ResourceId]:
    if not wanted.complete:
        return []
    gone, known = database.read_now(records.gone)
    if not wanted.remove_many and len(gone) > max(_MANY, _SHARE * known):
        raise TooManyGone(len(gone), known)
    return gone
