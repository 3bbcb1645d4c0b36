"""The words about people and the organisations they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from resources_db.actions import Role

NAME_LENGTH = 300
"""Longest name that is kept, in characters, in any script."""
HASHED_LENGTH = 64
"""Hexadecimal digits of a hash."""


class OrganisationKind(StrEnum):
    """What an organisation is, as far as rights go."""

    SCHOOL = "school"
    YOUTH_SERVICE = "youth_service"
    """The city's service Jeunesse, which accompanies (001 art. 3)."""
    CITY = "city"
    """Another service of the city: hosts a mission without convention (R4)."""
    ASSOCIATION = "association"
    APRE = "apre"
    CAF = "caf"
    PJJ = "pjj"
    DEPARTMENT = "department"
    """Conseil départemental: child protection, correspondents (R25, R26)."""
    EDUCATION_AUTHORITY = "education_authority"
    """DSDEN and académie; the CDEN's section sits there (R27)."""
    OTHER = "other"


class ContactKind(StrEnum):
    """How a person is reached outside the assistant's own chats."""

    PHONE = "phone"
    EMAIL = "email"
    POST = "post"


_SCHOOL = frozenset({Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT})
_SERVICE = frozenset({Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR})
_HOUSE = frozenset({Role.EDITOR, Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR})
_HOST = frozenset({Role.PARTNER, Role.MISSION_TUTOR})

ROLES_IN: Mapping[OrganisationKind, frozenset[Role]] = {
    OrganisationKind.SCHOOL: _SCHOOL,
    OrganisationKind.YOUTH_SERVICE: _SERVICE | _HOUSE | {Role.MISSION_TUTOR},
    OrganisationKind.CITY: _HOUSE | _HOST,
    OrganisationKind.ASSOCIATION: _HOST,
    OrganisationKind.APRE: _HOST,
    OrganisationKind.CAF: _HOST,
    OrganisationKind.PJJ: _HOST,
    OrganisationKind.DEPARTMENT: _HOST,
    OrganisationKind.EDUCATION_AUTHORITY: _HOST | {Role.CDEN},
    OrganisationKind.OTHER: _HOST,
}
"""What someone may be in an organisation of this kind. A family's part is never given here:
guardians and young people have theirs in a situation."""

SERVICE_ROLES = _SERVICE
"""Who work at the service Jeunesse."""
SERVICE_WIDE = frozenset({Role.AGENT, Role.COORDINATOR})
"""Whose work is every situation of the service; a référent only has their own (R14, R15)."""
SCHOOL_STAFF = _SCHOOL
"""Who know the situations of their own school, and no other."""
