"""Whether a number that a school gives is already that of someone in an open situation.

One young person with two situations would have two contracts and two plans: whoever takes the
call is asked first. A brother or a sister has the same number, and a situation of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.console.visit import StaffVisit
from resources_db.door import already
from resources_db.people.spelling import clean_contact
from resources_db.people.standing import holds
from resources_db.people.tables import ContactRow
from resources_db.people.terms import ContactKind
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.views import SituationView, read_situation
from resources_db.storage.types import keyed_hash, keys_of


def known_by(session: Session, visit: StaffVisit, phone: str) -> Sequence[SituationView]:
    """The open situations where it is, as far as their reader may know; written down as read.

    Nothing for a form that was taken already: its own call is no other one.
    """
    key, value = visit.key(1), clean_contact(ContactKind.PHONE, phone)
    if value is None or (key is not None and already(session, key) is not None):
        return ()
    seal = keyed_hash(keys_of(session), f"{ContactKind.PHONE}:{value}")
    theirs = select(ContactRow.person_id).where(
        ContactRow.value_hash == seal, ContactRow.wrong_since.is_(None)
    )
    numbers = session.scalars(
        select(SituationRow.id)
        .join(PartRow, PartRow.situation_id == SituationRow.id)
        .where(
            PartRow.person_id.in_(theirs),
            holds(PartRow, visit.at),
            SituationRow.closed.is_(None),
            ~SituationRow.invented,
        )
        .distinct()
        .order_by(SituationRow.id)
    ).all()
    actor, at = visit.staff.actor, visit.at
    views = (read_situation(session, actor, one, at, what="call") for one in numbers)
    return [view for view in views if view is not None]
