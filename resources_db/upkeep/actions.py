"""What can be asked to keep the directory true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from resources_db.actions import Action, Reason, Role
from resources_db.directory.terms import CommuneCode, NeedCode, Resource, ResourceId

_KEEPERS = frozenset({Role.EDITOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class AcceptCorrection(Action):
    """Write the record as it should be, after readers said that it was wrong."""

    allowed: ClassVar[frozenset[Role]] = _KEEPERS
    rule: ClassVar[str] = "R23"

    correction: int
    resource: Resource
    """The whole record, mended: another number, a temporary closure, checked today…"""
    note: str
    """Why, for the history."""
    seen: int | None = None
    """The edition that the person had before their eyes: a later change of the record refuses."""


@dataclass(frozen=True, slots=True)
class RejectCorrection(Action):
    """Leave the record as it is: what readers said is not so."""

    allowed: ClassVar[frozenset[Role]] = _KEEPERS
    rule: ClassVar[str] = "R23"

    correction: int
    note: str
    """Why, for whoever sees the same report again."""


@dataclass(frozen=True, slots=True)
class DismissDuplicate(Action):
    """Say that two records that look alike are two places, not to be proposed again."""

    allowed: ClassVar[frozenset[Role]] = _KEEPERS
    rule: ClassVar[str] = "R23"

    first: ResourceId
    second: ResourceId


@dataclass(frozen=True, slots=True)
class CountUnmet(Action):
    """Count a search that found nothing useful, without who asked."""

    allowed: ClassVar[frozenset[Role]] = frozenset({Role.VISITOR, Role.SYSTEM})
    rule: ClassVar[str] = "R23"
    reasons: ClassVar[frozenset[Reason]] = frozenset()
    anonymous: ClassVar[bool] = True

    need: NeedCode
    commune: CommuneCode | None = None
