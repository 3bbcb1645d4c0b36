"""Conventions as their page shows them: each with its own delays, counted on a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from bot.console.conventions import sentences
from bot.console.menu import PEOPLE
from bot.console.visit import StaffVisit
from conversations.texts import Text
from resources_db.conventions.standing import (
    ConventionDue,
    convention_of,
    conventions_due,
    every_convention,
)
from resources_db.conventions.terms import (
    Convention,
    ConventionKind,
    ended,
    holds_on,
    next_review,
    term,
)
from resources_db.people.tables import OrganisationRow


@dataclass(frozen=True, slots=True)
class ConventionLine:
    """One convention."""

    row: int
    name: str
    kind: ConventionKind
    terms: Convention
    holds: bool
    """Whether it is in force."""
    term: date
    reviewed: date | None
    next_review: date
    ends: date | None
    """Once it was left."""
    ends_if_left: date | None
    """If notice were given today."""


def convention_lines(session: Session, today: date) -> list[ConventionLine]:
    """Those in force first, then by name."""
    lines: list[ConventionLine] = []
    for row in every_convention(session):
        terms = convention_of(row)
        lines.append(
            ConventionLine(
                row=row.id,
                name=session.get_one(OrganisationRow, row.organisation_id).name,
                kind=ConventionKind(row.kind),
                terms=terms,
                holds=holds_on(terms, today),
                term=term(terms, today),
                reviewed=row.reviewed,
                next_review=next_review(terms, row.reviewed),
                ends=ended(terms),
                ends_if_left=ended(replace(terms, left=today)),
            )
        )
    return sorted(lines, key=lambda line: (not line.holds, line.name.casefold(), line.row))


def warnings(session: Session, visit: StaffVisit) -> list[Text]:
    """What falls due within three months, for who leads; nothing for anybody else."""
    if not visit.staff.roles & PEOPLE:
        return []
    today = visit.at.astimezone(visit.console.zone).date()
    return [
        words for one in conventions_due(session, today) for words in _worded(session, one, today)
    ]


def _worded(session: Session, one: ConventionDue, today: date) -> list[Text]:
    name = session.get_one(OrganisationRow, one.organisation).name
    return [sentences.warning(due.kind, name, due.day, late=due.day < today) for due in one.due]
