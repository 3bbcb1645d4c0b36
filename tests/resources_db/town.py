"""An invented town: its organisations, one person in each quality, one situation and its people.

Written straight into the tables, so that what is tested with it does not lean on the door.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy.orm import Session

from resources_db.actions import Actor, Role
from resources_db.agreements.tables import AgreementRow
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.charter.signing import charter
from resources_db.charter.tables import CharterSignatureRow
from resources_db.people.tables import ContactRow, MembershipRow, OrganisationRow, PersonRow
from resources_db.people.terms import OrganisationKind
from resources_db.situations.tables import PartRow, SituationRow
from resources_db.situations.terms import Authority, Part
from resources_db.storage.types import keyed_hash, keys_of

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BEFORE = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)

_WHERE = {
    Role.SCHOOL_HEAD: "school",
    Role.CPE: "school",
    Role.SCHOOL_REFERENT: "school",
    Role.AGENT: "service",
    Role.REFERENT_DE_PARCOURS: "service",
    Role.COORDINATOR: "service",
    Role.PARTNER: "apre",
    Role.MISSION_TUTOR: "club",
    Role.CDEN: "authority",
    Role.EDITOR: "service",
    Role.DATA_PROTECTION_OFFICER: "service",
    Role.ADMINISTRATOR: "service",
}
STRANGE = ("cpe", "head", "referent", "partner", "tutor", "guardian", "young")
"""People of a quality that counts elsewhere: another school, another child, another partner."""


@dataclass(frozen=True)
class Town:
    """Who and what there is, by number."""

    organisations: Mapping[str, int]
    people: Mapping[Role, int]
    """One person in each quality, who has no other."""
    other_parent: int
    """The second guardian, « contact protégé »."""
    strangers: Mapping[str, int]
    situation: int
    elsewhere: int
    """Another pupil's situation, in another school."""
    contacts: Mapping[int, int]
    """One telephone number of each person."""
    partner_part: int

    def actor(self, role: Role) -> Actor:
        """The person of this quality, as a page knows them."""
        return Actor(frozenset({role}), person=self.people.get(role))

    def stranger(self, who: str) -> Actor:
        """Someone who claims every quality there is, but has theirs elsewhere."""
        return Actor(frozenset(Role) - {Role.SYSTEM, Role.VISITOR}, person=self.strangers[who])


def build(session: Session) -> Town:
    """The town, in an empty database."""
    where = {
        name: _organisation(session, kind, name)
        for name, kind in (
            ("school", OrganisationKind.SCHOOL),
            ("lycee", OrganisationKind.SCHOOL),
            ("service", OrganisationKind.YOUTH_SERVICE),
            ("apre", OrganisationKind.APRE),
            ("pjj", OrganisationKind.PJJ),
            ("club", OrganisationKind.ASSOCIATION),
            ("authority", OrganisationKind.EDUCATION_AUTHORITY),
        )
    }
    people: dict[Role, int] = {
        role: person(session, role.value)
        for role in Role
        if role not in {Role.VISITOR, Role.SYSTEM}
    }
    for role, place in _WHERE.items():
        member(session, people[role], where[place], role)
        sign(session, people[role])
    other_parent = person(session, "other parent", protected_since=BEFORE)
    strangers = _strangers(session, where)
    situation = _situation(session, where["school"])
    elsewhere = _situation(session, where["lycee"])
    for one, part in (
        (people[Role.YOUNG_PERSON], Part.PUPIL),
        (people[Role.GUARDIAN], Part.GUARDIAN),
        (other_parent, Part.GUARDIAN),
        (people[Role.REFERENT_DE_PARCOURS], Part.REFERENT),
    ):
        have_part(session, situation, part, one)
    have_part(session, situation, Part.TUTOR, people[Role.MISSION_TUTOR], where["club"])
    partner_part = have_part(session, situation, Part.PARTNER, None, where["apre"])
    have_part(session, elsewhere, Part.PUPIL, strangers["young"])
    have_part(session, elsewhere, Part.GUARDIAN, strangers["guardian"])
    have_part(session, elsewhere, Part.REFERENT, strangers["referent"])
    have_part(session, elsewhere, Part.TUTOR, strangers["tutor"], where["club"])
    answer(session, situation, people[Role.GUARDIAN], Answer.YES, organisation=where["apre"])
    everybody = [*people.values(), other_parent, *strangers.values()]
    contacts = {one: _phone(session, one) for one in everybody}
    return Town(
        where, people, other_parent, strangers, situation, elsewhere, contacts, partner_part
    )


def person(session: Session, name: str, **more: datetime) -> int:
    """Someone of that name."""
    return _add(
        session,
        PersonRow(given_name=name, lang="fr", interpreter=False, created=BEFORE, **more),
    )


def member(session: Session, who: int, where: int, role: Role) -> int:
    """Give them a role since September."""
    row = MembershipRow(person_id=who, organisation_id=where, role=role.value, since=BEFORE)
    return _add(session, row)


def sign(session: Session, who: int) -> None:
    """Let them have signed the charter in force, without which no situation opens to them."""
    text = charter()
    row = CharterSignatureRow(person_id=who, version=text.version, text_hash=text.hash, at=BEFORE)
    session.add(row)


def have_part(
    session: Session, situation: int, part: Part, who: int | None, where: int | None = None
) -> int:
    """Give them a part since September; guardians hold authority together."""
    row = PartRow(
        situation_id=situation,
        person_id=who,
        organisation_id=where,
        part=part.value,
        authority=Authority.BOTH.value if part is Part.GUARDIAN else None,
        since=BEFORE,
    )
    return _add(session, row)


def answer(
    session: Session,
    situation: int,
    who: int,
    said: Answer,
    *,
    organisation: int | None = None,
    until: date | None = None,
    at: datetime = BEFORE,
) -> int:
    """Note what they said: to a link when an organisation is named, else to the accompaniment."""
    row = AgreementRow(
        situation_id=situation,
        person_id=who,
        act=(Act.ACCOMPANIMENT if organisation is None else Act.LINK).value,
        organisation_id=organisation,
        answer=said.value,
        at=at,
        until=until,
        text_version="2026-09",
        text_hash="0" * 64,
        lang="fr",
        means=Means.PAGE.value,
    )
    return _add(session, row)


def _strangers(session: Session, where: Mapping[str, int]) -> Mapping[str, int]:
    strangers = {who: person(session, f"strange {who}") for who in STRANGE}
    for who, place, role in (
        ("cpe", "lycee", Role.CPE),
        ("head", "lycee", Role.SCHOOL_HEAD),
        ("referent", "service", Role.REFERENT_DE_PARCOURS),
        ("partner", "pjj", Role.PARTNER),
        ("tutor", "club", Role.MISSION_TUTOR),
    ):
        member(session, strangers[who], where[place], role)
        sign(session, strangers[who])
    return strangers


def _organisation(session: Session, kind: OrganisationKind, name: str) -> int:
    return _add(session, OrganisationRow(kind=kind.value, name=name, created=BEFORE))


def _situation(session: Session, school: int) -> int:
    row = SituationRow(
        code=f"code-{school}",
        school_id=school,
        initials="A. B.",
        class_name="4e B",
        family_informed=BEFORE.date(),
        opened=BEFORE,
    )
    return _add(session, row)


def _phone(session: Session, who: int) -> int:
    value = f"+3363998{who:04d}"
    row = ContactRow(
        person_id=who,
        kind="phone",
        value=value,
        value_hash=keyed_hash(keys_of(session), f"phone:{value}"),
        added=BEFORE,
    )
    return _add(session, row)


def _add(session: Session, row: Any) -> int:
    """Add a row; its number."""
    session.add(row)
    session.flush()
    return int(row.id)
