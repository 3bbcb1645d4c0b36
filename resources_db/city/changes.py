"""What deciding, signing and giving change in the settings of the city."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused
from resources_db.city.actions import GiveLogo, SetCity, SignCity
from resources_db.city.pictures import is_small_png
from resources_db.city.tables import CityPictureRow, CitySettingRow
from resources_db.city.terms import SIGNED_BY_OFFICER, CityField, holds
from resources_db.handling import Handlers


def set_city(session: Session, actor: Actor, action: SetCity, at: datetime) -> Outcome:
    """A line more: what held before keeps its days."""
    if not holds(action.field, action.value):
        return Refused(Reason.BAD_VALUE, action.rule)
    row = CitySettingRow(
        field=action.field.value,
        value=action.value,
        since=action.since,
        set_at=at,
        set_by=actor.person,
    )
    session.add(row)
    session.flush()
    return Done(row.id)


def sign_city(session: Session, actor: Actor, action: SignCity, at: datetime) -> Outcome:
    """Refused for what needs no signature, or has one."""
    row = session.get(CitySettingRow, action.setting)
    if row is None or row.signed_at is not None or CityField(row.field) not in SIGNED_BY_OFFICER:
        return Refused(Reason.NOTHING_TO_SIGN, action.rule)
    row.signed_at, row.signed_by = at, actor.person
    session.flush()
    return Done(row.id)


def give_logo(session: Session, actor: Actor, action: GiveLogo, at: datetime) -> Outcome:
    """Kept once by its digest; the setting says from when it is the one."""
    if not is_small_png(action.picture):
        return Refused(Reason.BAD_PICTURE, action.rule)
    digest = sha256(action.picture).hexdigest()
    if session.get(CityPictureRow, digest) is None:
        session.add(CityPictureRow(digest=digest, content=action.picture, given=at))
    return set_city(session, actor, SetCity(CityField.LOGO, digest, action.since), at)


HANDLERS: Final[Handlers] = {
    SetCity: set_city,
    SignCity: sign_city,
    GiveLogo: give_logo,
}
"""What this module does for the door."""
