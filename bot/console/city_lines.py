"""The settings of the city as their page shows them: what holds, who decided it, since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console import city_sentences as c
from conversations.texts import Text
from resources_db.city.reading import decided_on, history
from resources_db.city.tables import CitySettingRow
from resources_db.city.terms import SIGNED_BY_OFFICER, USUAL, CityField
from resources_db.people.tables import PersonRow

Worded = str | Text | None
"""A value in words; None while there is none."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What holds today for a setting."""

    value: Worded
    notes: tuple[Text, ...]
    """Who decided it, who signed it off; or that it is only what is usual."""


@dataclass(frozen=True, slots=True)
class Line:
    """One decision of the history."""

    id: int
    field: Text
    value: Worded
    since: date
    notes: tuple[Text, ...]
    unsigned: bool
    """Waits for the officer."""


def holding(session: Session, today: date) -> Mapping[CityField, Holding]:
    """Every setting with what holds on a day."""
    decided = decided_on(session, today)
    names = _names(session, list(decided.values()))
    return {field: _holding(field, decided.get(field), names) for field in CityField}


def lines(session: Session) -> list[Line]:
    """Everything that was decided, the newest first."""
    rows = history(session)
    names = _names(session, rows)
    return [
        Line(
            id=row.id,
            field=c.FIELDS[CityField(row.field)],
            value="" if row.field == CityField.LOGO else worded(CityField(row.field), row.value),
            since=row.since,
            notes=_notes(row, names),
            unsigned=CityField(row.field) in SIGNED_BY_OFFICER and row.signed_at is None,
        )
        for row in rows
    ]


def worded(field: CityField, value: str | None) -> Worded:
    """A code in words; anything else as it was typed."""
    return None if value is None else c.VALUES.get(field, {}).get(value, value)


def _holding(field: CityField, row: CitySettingRow | None, names: Mapping[int, str]) -> Holding:
    if row is not None:
        return Holding(worded(field, row.value), _notes(row, names))
    usual = USUAL.get(field)
    return Holding(worded(field, usual), () if usual is None else (c.USUAL,))


def _notes(row: CitySettingRow, names: Mapping[int, str]) -> tuple[Text, ...]:
    decided = c.decided_by(_name(row.set_by, names), row.set_at, row.since)
    if row.signed_at is None:
        return (decided,)
    return (decided, c.signed_by(_name(row.signed_by, names), row.signed_at))


def _name(person: int | None, names: Mapping[int, str]) -> str | Text:
    return c.BY_ITSELF if person is None else names.get(person, "?")


def _names(session: Session, rows: Sequence[CitySettingRow]) -> Mapping[int, str]:
    ids = {one for row in rows for one in (row.set_by, row.signed_by) if one is not None}
    people = session.scalars(select(PersonRow).where(PersonRow.id.in_(ids)))
    return {one.id: " ".join(filter(None, (one.given_name, one.family_name))) for one in people}
