"""Which chat is whose: linked by an invitation, undone by whoever writes there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from resources_db.people.standing import person_at
from resources_db.people.tables import AddressPersonRow
from resources_db.tasks.opening import ADDRESS_UNLINKED, open_task


def link(
    session: Session, address: int, person: int, at: datetime, *, invitation: int | None
) -> None:
    """The chat is theirs from now on, and no one else's."""
    owner = person_at(session, address)
    if owner == person:
        return
    if owner is not None:
        unlink(session, address, at)
    session.add(
        AddressPersonRow(address_id=address, person_id=person, invitation=invitation, since=at)
    )


def unlink(session: Session, address: int, at: datetime) -> None:
    """The chat is nobody's; the staff finds another way to whom it was."""
    persons = session.scalars(
        update(AddressPersonRow)
        .where(AddressPersonRow.address_id == address, AddressPersonRow.revoked.is_(None))
        .values(revoked=at)
        .returning(AddressPersonRow.person_id)
    ).all()
    for person in persons:
        open_task(session, ADDRESS_UNLINKED, at, person=person)
