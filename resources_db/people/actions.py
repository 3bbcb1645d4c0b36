"""What can be asked about people and organisations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from resources_db.actions import AboutPerson, Action, Role
from resources_db.people.terms import ContactKind, OrganisationKind

_SERVICE = frozenset({Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR})
_LEADS = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class AddOrganisation(Action):
    """Make a school, a service or a partner known."""

    allowed: ClassVar[frozenset[Role]] = _LEADS | {Role.SYSTEM}
    rule: ClassVar[str] = "R35"

    kind: OrganisationKind
    name: str
    uai: str | None = None
    """National number of a school: seven digits and a letter."""
    zone: str | None = None
    """School holidays zone: A, B or C."""
    resource: str | None = None
    mailbox: str | None = None


@dataclass(frozen=True, slots=True)
class SetMailbox(Action):
    """Note the official mailbox of an organisation, or that it has none any more."""

    allowed: ClassVar[frozenset[Role]] = _LEADS
    rule: ClassVar[str] = "R6"

    organisation: int
    mailbox: str | None


@dataclass(frozen=True, slots=True)
class GiveOrganisationLogo(Action):
    """Give the logo of a school or a host, which joint papers carry (R31); None takes it away."""

    allowed: ClassVar[frozenset[Role]] = _LEADS
    rule: ClassVar[str] = "R31"

    organisation: int
    picture: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class AddPerson(Action):
    """Make a person known: a colleague, a guardian, a pupil."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | _LEADS | {Role.SYSTEM}
    rule: ClassVar[str] = "R15"

    given_name: str = field(repr=False)
    family_name: str | None = field(default=None, repr=False)
    lang: str = "fr"
    interpreter: bool = False


@dataclass(frozen=True, slots=True)
class ChangePerson(AboutPerson):
    """Correct a person's name, language or need of an interpreter."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | _LEADS
    rule: ClassVar[str] = "R15"

    given_name: str = field(repr=False)
    family_name: str | None = field(default=None, repr=False)
    lang: str = "fr"
    interpreter: bool = False


@dataclass(frozen=True, slots=True)
class GiveRole(Action):
    """Give someone a role in an organisation: it opens their pages at once."""

    allowed: ClassVar[frozenset[Role]] = _LEADS | {Role.SYSTEM}
    rule: ClassVar[str] = "R35"

    person: int
    organisation: int
    role: Role


@dataclass(frozen=True, slots=True)
class EndRole(Action):
    """Take a role back: it closes their pages at once."""

    allowed: ClassVar[frozenset[Role]] = _LEADS
    rule: ClassVar[str] = "R35"

    membership: int


@dataclass(frozen=True, slots=True)
class AddContact(AboutPerson):
    """Note a number or an address of a person. Writing to it takes their opt-in besides."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | _LEADS | {Role.GUARDIAN, Role.YOUNG_PERSON}
    rule: ClassVar[str] = "R29"

    kind: ContactKind
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ConfirmContact(AboutPerson):
    """The person confirmed that a number or an address is theirs."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | {Role.GUARDIAN, Role.YOUNG_PERSON}
    rule: ClassVar[str] = "R29"

    contact: int


@dataclass(frozen=True, slots=True)
class SilenceContact(AboutPerson):
    """A number or an address is somebody else's: nothing goes to it from now on."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | {
        Role.GUARDIAN,
        Role.YOUNG_PERSON,
        Role.SYSTEM,
    }
    rule: ClassVar[str] = "R29"

    contact: int


@dataclass(frozen=True, slots=True)
class ProtectContact(AboutPerson):
    """Mark a person « contact protégé »: only the service sees how to reach them."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE | {Role.GUARDIAN, Role.YOUNG_PERSON}
    rule: ClassVar[str] = "R15"


@dataclass(frozen=True, slots=True)
class LiftProtection(AboutPerson):
    """Lift « contact protégé »: asked by one member of the service, done by a second one."""

    allowed: ClassVar[frozenset[Role]] = _SERVICE
    rule: ClassVar[str] = "R15"
