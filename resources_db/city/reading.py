"""What the city decided, on a given day."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from resources_db.city.tables import CityPictureRow, CitySettingRow
from resources_db.city.terms import SIGNED_BY_OFFICER, USUAL, CityField


def decided_on(
    session: Session, day: date, fields: Collection[CityField] = tuple(CityField)
) -> Mapping[CityField, CitySettingRow]:
    """What was decided and holds on a day: the last for each field, signed where that is asked.

    One query, however many fields are asked for.
    """
    row = CitySettingRow
    needs_none = row.field.not_in([field.value for field in SIGNED_BY_OFFICER])
    found = (
        select(row)
        .where(row.field.in_([field.value for field in fields]), row.since <= day)
        .where(or_(needs_none, row.signed_at.is_not(None)))
        .order_by(row.since, row.id)
    )
    return {CityField(one.field): one for one in session.scalars(found)}


def settings_on(
    session: Session, day: date, fields: Collection[CityField] = tuple(CityField)
) -> Mapping[CityField, str]:
    """The values that hold on a day: what was decided, else what is usual."""
    usual = {field: value for field, value in USUAL.items() if field in fields}
    decided = decided_on(session, day, fields)
    return {**usual, **{field: row.value for field, row in decided.items()}}


def setting_on(session: Session, field: CityField, day: date) -> str | None:
    """The value that holds on a day: what was decided, else what is usual, if anything is."""
    return settings_on(session, day, (field,)).get(field)


def number_on(session: Session, field: CityField, day: date) -> int | None:
    """The same, of a field whose values are whole numbers."""
    value = setting_on(session, field, day)
    return None if value is None else int(value)


def value_on(session: Session, field: CityField, day: date) -> str | None:
    """What was decided and holds on a day; None while nobody has decided anything."""
    row = decided_on(session, day, (field,)).get(field)
    return None if row is None else row.value


def history(session: Session) -> Sequence[CitySettingRow]:
    """Everything that was decided, the newest first."""
    return session.scalars(select(CitySettingRow).order_by(CitySettingRow.id.desc())).all()


def logo_on(session: Session, day: date) -> bytes | None:
    """The logo of a day, as a PNG."""
    digest = value_on(session, CityField.LOGO, day)
    picture = None if digest is None else session.get(CityPictureRow, digest)
    return None if picture is None else picture.content
