"""Actions about people and situations, allowed and forbidden, for the tests of the one door."""

from __future__ import annotations

from datetime import date

from sqlalchemy import update

from resources_db.actions import Action, Reason, Role
from resources_db.people.actions import (
    AddContact,
    AddOrganisation,
    AddPerson,
    ChangePerson,
    ConfirmContact,
    EndRole,
    GiveOrganisationLogo,
    GiveRole,
    LiftProtection,
    ProtectContact,
    SilenceContact,
)
from resources_db.people.tables import (
    ContactRow,
    OrganisationRow,
    PersonRow,
)
from resources_db.people.terms import NAME_LENGTH, ContactKind, OrganisationKind
from resources_db.situations.actions import (
    AddPart,
    CloseSituation,
    EndPart,
    OpenSituation,
    RecordAuthority,
)
from resources_db.situations.tables import SituationRow
from resources_db.situations.terms import Authority, Part, Proof
from tests.resources_db.examples_about_accounts import PNG
from tests.resources_db.town import AT
from tests.resources_db.worlds import (
    NOBODY,
    YESTERDAY,
    Example,
    World,
    changed,
    guardian,
    membership,
    school,
)


def wrong_contact(world: World) -> Action:
    """Confirm a number that is known to be somebody else's."""
    changed(world, lambda s: s.execute(update(ContactRow).values(wrong_since=AT)))
    return ConfirmContact(guardian(world), world.town.contacts[guardian(world)])


def lifted_alone(world: World) -> Action:
    """Lift a mark a second time by the same person."""
    asked = update(PersonRow).values(lift_asked_by=world.town.people[Role.AGENT])
    changed(world, lambda s: s.execute(asked))
    return LiftProtection(world.town.other_parent)


def closed(world: World) -> Action:
    """Add someone to a situation that is closed."""
    changed(world, lambda s: s.execute(update(SituationRow).values(closed=AT)))
    return PEOPLE_EXAMPLES[AddPart](world)


def add_school(number: str) -> Example:
    """A school of that number."""
    return lambda _world: AddOrganisation(OrganisationKind.SCHOOL, "Essai", uai=number)


def known_school(world: World) -> Action:
    """The same national number twice."""
    known = AddOrganisation(OrganisationKind.SCHOOL, "Un autre", uai="0760001A")
    one = update(OrganisationRow).where(OrganisationRow.id == school(world))
    changed(world, lambda s: s.execute(one.values(uai="0760001A")))
    return known


PEOPLE_EXAMPLES: dict[type[Action], Example] = {
    AddOrganisation: lambda _world: AddOrganisation(
        OrganisationKind.SCHOOL, "Collège des Essais", uai="0760001a", zone="B"
    ),
    AddPerson: lambda _world: AddPerson("Zoë", "Le Goff", "tr", interpreter=True),
    ChangePerson: lambda world: ChangePerson(guardian(world), "Zoë", None, "ar"),
    GiveOrganisationLogo: lambda world: GiveOrganisationLogo(school(world), PNG),
    GiveRole: lambda world: GiveRole(
        world.town.people[Role.AGENT], world.town.organisations["service"], Role.EDITOR
    ),
    EndRole: lambda world: EndRole(membership(world, Role.EDITOR)),
    AddContact: lambda world: AddContact(guardian(world), ContactKind.PHONE, "06 39 98 77 77"),
    ConfirmContact: lambda world: ConfirmContact(
        guardian(world), world.town.contacts[guardian(world)]
    ),
    SilenceContact: lambda world: SilenceContact(
        guardian(world), world.town.contacts[guardian(world)]
    ),
    ProtectContact: lambda world: ProtectContact(guardian(world)),
    LiftProtection: lambda world: LiftProtection(world.town.other_parent),
    OpenSituation: lambda world: OpenSituation(school(world), "A. B.", "5e A", YESTERDAY),
    AddPart: lambda world: AddPart(
        world.town.situation, Part.PARTNER, organisation=world.town.organisations["pjj"]
    ),
    EndPart: lambda world: EndPart(world.town.situation, world.town.partner_part),
    RecordAuthority: lambda world: RecordAuthority(
        world.town.situation, guardian(world), Authority.ALONE, Proof.COURT_DECISION
    ),
    CloseSituation: lambda world: CloseSituation(world.town.situation),
}
"""For each action, one that the rules allow."""

PEOPLE_REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "an organisation without a name": (
        lambda _world: AddOrganisation(OrganisationKind.CAF, " \u200b "),
        Role.COORDINATOR,
        Reason.BAD_NAME,
    ),
    "a number that no school has": (add_school("76"), Role.COORDINATOR, Reason.BAD_SCHOOL_NUMBER),
    "a school that is known": (known_school, Role.COORDINATOR, Reason.ALREADY_KNOWN),
    "a name that hides": (lambda _world: AddPerson("\u202e"), Role.AGENT, Reason.BAD_NAME),
    "a name without end": (
        lambda _world: AddPerson("é" * (NAME_LENGTH + 1)),
        Role.AGENT,
        Reason.BAD_NAME,
    ),
    "a person of a language of nobody here": (
        lambda _world: AddPerson("Ana", lang="tlh"),
        Role.AGENT,
        Reason.UNKNOWN_LANGUAGE,
    ),
    "a logo of nobody": (
        lambda _world: GiveOrganisationLogo(NOBODY, PNG),
        Role.COORDINATOR,
        Reason.NO_SUCH_ORGANISATION,
    ),
    "a logo that is no picture": (
        lambda world: GiveOrganisationLogo(school(world), b"<svg/>"),
        Role.COORDINATOR,
        Reason.BAD_PICTURE,
    ),
    "a role for nobody": (
        lambda world: GiveRole(NOBODY, world.town.organisations["service"], Role.AGENT),
        Role.COORDINATOR,
        Reason.NO_SUCH_PERSON,
    ),
    "a role nowhere": (
        lambda world: GiveRole(guardian(world), NOBODY, Role.AGENT),
        Role.COORDINATOR,
        Reason.NO_SUCH_ORGANISATION,
    ),
    "a role of the service in a school": (
        lambda world: GiveRole(guardian(world), school(world), Role.AGENT),
        Role.COORDINATOR,
        Reason.ROLE_DOES_NOT_FIT,
    ),
    "a family's part as a role": (
        lambda world: GiveRole(guardian(world), school(world), Role.GUARDIAN),
        Role.ADMINISTRATOR,
        Reason.ROLE_DOES_NOT_FIT,
    ),
    "a role twice": (
        lambda world: GiveRole(world.town.people[Role.CPE], school(world), Role.CPE),
        Role.COORDINATOR,
        Reason.ALREADY_KNOWN,
    ),
    "an administrator made by someone else": (
        lambda world: GiveRole(
            guardian(world), world.town.organisations["service"], Role.ADMINISTRATOR
        ),
        Role.COORDINATOR,
        Reason.NOT_ALLOWED,
    ),
    "the last administrator": (
        lambda world: EndRole(membership(world, Role.ADMINISTRATOR)),
        Role.ADMINISTRATOR,
        Reason.LAST_ADMINISTRATOR,
    ),
    "a role that ended": (lambda _world: EndRole(NOBODY), Role.COORDINATOR, Reason.NO_SUCH_PERSON),
    "a number that is none": (
        lambda world: AddContact(guardian(world), ContactKind.PHONE, "12"),
        Role.AGENT,
        Reason.BAD_CONTACT,
    ),
    "a wrong number confirmed": (wrong_contact, Role.AGENT, Reason.NO_SUCH_CONTACT),
    "a contact that is not protected": (
        lambda world: LiftProtection(guardian(world)),
        Role.AGENT,
        Reason.NOT_PROTECTED,
    ),
    "a protection lifted by one alone": (lifted_alone, Role.AGENT, Reason.SECOND_PERSON_NEEDED),
    "a situation before the family knows": (
        lambda world: OpenSituation(school(world), "A. B."),
        Role.CPE,
        Reason.FAMILY_NOT_INFORMED,
    ),
    "a family told tomorrow": (
        lambda world: OpenSituation(school(world), "A. B.", family_informed=date(2027, 1, 1)),
        Role.CPE,
        Reason.FAMILY_NOT_INFORMED,
    ),
    "a situation of no school": (
        lambda world: OpenSituation(world.town.organisations["club"], "A. B.", None, YESTERDAY),
        Role.AGENT,
        Reason.NO_SUCH_ORGANISATION,
    ),
    "a part in a closed situation": (closed, Role.AGENT, Reason.SITUATION_CLOSED),
    "a second pupil": (
        lambda world: AddPart(world.town.situation, Part.PUPIL, world.town.strangers["young"]),
        Role.AGENT,
        Reason.ALREADY_KNOWN,
    ),
    "a tutor from nowhere": (
        lambda world: AddPart(world.town.situation, Part.TUTOR, guardian(world)),
        Role.AGENT,
        Reason.PART_DOES_NOT_FIT,
    ),
    "a référent who is none": (
        lambda world: AddPart(world.town.situation, Part.REFERENT, guardian(world)),
        Role.COORDINATOR,
        Reason.PART_DOES_NOT_FIT,
    ),
    "the authority of someone else": (
        lambda world: RecordAuthority(
            world.town.situation, world.town.people[Role.CPE], Authority.ALONE, Proof.DECLARED
        ),
        Role.AGENT,
        Reason.PART_DOES_NOT_FIT,
    ),
}
"""What the rules forbid to someone who may ask."""
