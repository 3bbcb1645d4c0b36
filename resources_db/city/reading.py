"""What the city decided, on a given day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from resources_db.city.tables import CityPictureRow, CitySettingRow
from resources_db.city.terms import SIGNED_BY_OFFICER, CityField


def value_on(session: Session, field: CityField, day: date) -> str | None:
    """The value that holds on a day: the last one decided for it, signed where that is asked."""
    row = CitySettingRow
    found = (
        select(row.value)
        .where(row.field == field.value, row.since <= day)
        .order_by(row.since.desc(), row.id.desc())
        .limit(1)
    )
    if field in SIGNED_BY_OFFICER:
        found = found.where(row.signed_at.is_not(None))
    return session.scalar(found)


def history(session: Session) -> Sequence[CitySettingRow]:
    """Everything that was decided, the newest first."""
    return session.scalars(select(CitySettingRow).order_by(CitySettingRow.id.desc())).all()


def logo_on(session: Session, day: date) -> bytes | None:
    """The logo of a day, as a PNG."""
    digest = value_on(session, CityField.LOGO, day)
    picture = None if digest is None else session.get(CityPictureRow, digest)
    return None if picture is None else picture.content
