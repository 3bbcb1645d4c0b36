"""What can be asked of the directory."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from resources_db.actions import Action, Reason, Role
from resources_db.directory.terms import Resource, ResourceId


class Mistake(StrEnum):
    """What a reader found wrong on a card."""

    CLOSED = "closed"
    WRONG_NUMBER = "wrong_number"
    MOVED = "moved"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReportMistake(Action):
    """Tell the directory's editor that a card is wrong; opens a correction, or counts it."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR, Role.EDITOR})
    rule: ClassVar[str] = "R23"
    reasons: ClassVar[frozenset[Reason]] = frozenset({Reason.UNKNOWN_RESOURCE})

    resource: ResourceId
    what: Mistake
    note: int | None = None
    """Kept words of the reader, when the mistake is « other »."""


@dataclass(frozen=True, slots=True)
class PublishEdition(Action):
    """Make a staged edition of the directory the one that is shown."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.EDITOR, Role.ADMINISTRATOR, Role.SYSTEM})
    rule: ClassVar[str] = "R23"

    edition: int


@dataclass(frozen=True, slots=True)
class SaveResource(Action):
    """Write one record of the directory as a person corrected it, or a new one."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.EDITOR, Role.ADMINISTRATOR})
    rule: ClassVar[str] = "R23"

    resource: Resource
    note: str
    """Why, for the history."""
    seen: int | None = None
    """The edition that the person had before their eyes: a later change of the record refuses."""


@dataclass(frozen=True, slots=True)
class RestoreVersion(Action):
    """Make a record again what it was in an earlier edition: undo a change."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.EDITOR, Role.ADMINISTRATOR})
    rule: ClassVar[str] = "R23"

    resource: ResourceId
    edition: int
    note: str
