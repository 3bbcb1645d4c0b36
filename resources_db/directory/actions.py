"""What can be asked of the directory."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from resources_db.actions import Action, Role
from resources_db.directory.terms import ResourceId


class Mistake(StrEnum):
    """What a reader found wrong on a card."""

    CLOSED = "closed"
    WRONG_NUMBER = "wrong_number"
    MOVED = "moved"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReportMistake(Action):
    """Tell the directory's editor that a card is wrong; becomes a task for the staff."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR, Role.EDITOR})
    rule: ClassVar[str] = "R23"

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
