"""Whom or where a task about a measure is about, where that is no family: a host, a tutor."""

from __future__ import annotations

from sqlalchemy.orm import Session

from conversations.texts import Text, _
from resources_db.measures.agenda import Asked
from resources_db.people.tables import OrganisationRow, PersonRow
from resources_db.people.terms import ContactKind
from resources_db.situations.views import full_name
from resources_db.tasks.tables import TaskRow
from resources_db.tutoring.sending import TUTOR_TO_CALL, contact_of

_OF_HOST = frozenset({Asked.HOST_LAPSED.value, Asked.LINK_LAPSED.value})


def who_or_where(session: Session, row: TaskRow) -> Text | None:
    """The host or the tutor that is missing; the tutor to call, with a number where one is."""
    if row.kind == TUTOR_TO_CALL and row.person is not None:
        return _to_call(session, row.person)
    number = (row.detail or "").rpartition(":")[2]
    if not number.isdecimal():
        return None
    if row.kind in _OF_HOST:
        host = session.get(OrganisationRow, int(number))
        return None if host is None else _("Lieu : {host}", host=host.name)
    tutor = session.get(PersonRow, int(number)) if row.kind == Asked.TUTOR_LEFT.value else None
    return None if tutor is None else _("Tuteur : {tutor}", tutor=full_name(tutor))


def _to_call(session: Session, person: int) -> Text:
    tutor = full_name(session.get_one(PersonRow, person))
    phone = contact_of(session, person, ContactKind.PHONE)
    if phone is None:
        return _("Tuteur : {tutor}", tutor=tutor)
    return _("Tuteur : {tutor}, {phone}", tutor=tutor, phone=phone)
