"""The invented city, in a database that nobody has used: the only part not played on pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.demo.cast import CAST, CITY, FAMILY, HOST, SCHOOL, SERVICE, SERVICE_PHONE, Who
from bot.stopping import CannotDo
from resources_db.accounts.actions import OpenAccount
from resources_db.actions import Action, Actor, Done, Refused, Role
from resources_db.charter.actions import SignCharter
from resources_db.charter.signing import charter
from resources_db.city.actions import SetCity
from resources_db.city.terms import CityField
from resources_db.conventions.actions import RecordConvention
from resources_db.conventions.terms import Convention, ConventionKind
from resources_db.door import perform
from resources_db.hosting.actions import SetCapacity
from resources_db.people.actions import AddOrganisation, AddPerson, GiveRole
from resources_db.people.standing import actor_of
from resources_db.people.tables import OrganisationRow, PersonRow
from resources_db.people.terms import OrganisationKind

_SIGNED: Final = date(2026, 9, 1)
_MONDAY_TO_FRIDAY: Final = frozenset(range(5))
_AT_WORK: Mapping[Who, tuple[str, frozenset[Role]]] = {
    Who.CPE: (SCHOOL, frozenset({Role.CPE})),
    Who.HEAD: (SCHOOL, frozenset({Role.SCHOOL_HEAD})),
    Who.AGENT: (SERVICE, frozenset({Role.AGENT})),
    Who.COORDINATOR: (SERVICE, frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})),
    Who.TUTOR: (HOST, frozenset({Role.MISSION_TUTOR})),
}
_PLACES: Mapping[str, OrganisationKind] = {
    SERVICE: OrganisationKind.YOUTH_SERVICE,
    SCHOOL: OrganisationKind.SCHOOL,
    HOST: OrganisationKind.ASSOCIATION,
}
_DECIDED: Mapping[CityField, str] = {
    CityField.NAME: CITY,
    CityField.SERVICE_NAME: SERVICE,
    CityField.SERVICE_PHONE: SERVICE_PHONE,
    CityField.SERVICE_HOURS: "du lundi au vendredi, de 9 h à 17 h",
    CityField.SMS_SENDER: "Accroche",
    CityField.SMS_PART_COST_CENTS: "5",
    CityField.SMS_MONTHLY_CEILING_CENTS: "5000",
}


@dataclass(frozen=True, slots=True)
class City:
    """Who and what was invented, by number."""

    people: Mapping[Who, int]
    """Those who have an account; the family comes with the call."""
    places: Mapping[str, int]


def invent(session: Session, at: datetime) -> City:
    """A city, a school, a service, an association with its places and its convention.

    Raises :class:`CannotDo` where anybody is known already: no demonstration among real people.
    """
    known = session.scalar(select(func.count()).select_from(PersonRow)) or session.scalar(
        select(func.count()).select_from(OrganisationRow)
    )
    if known:
        raise CannotDo(
            "Cette base contient déjà des personnes : la démonstration n'y touche pas. Lancez-la "
            "sans rien d'autre, elle fait une base à elle et l'efface."
        )
    inventing = _Inventing(session, at)
    places = {name: inventing.made(AddOrganisation(kind, name)) for name, kind in _PLACES.items()}
    people = {who: inventing.hired(who, places) for who in CAST if who not in FAMILY}
    city = City(people, places)
    inventing.decided(city)
    return city


@dataclass(frozen=True, slots=True)
class _Inventing:
    """Everything goes through the door, as on a first day."""

    session: Session
    at: datetime

    def made(self, action: Action, person: int | None = None) -> int:
        """What an action made."""
        actor = Actor.system() if person is None else actor_of(self.session, person, self.at)
        outcome = perform(self.session, actor, action, self.at)
        match outcome:
            case Done(id=made):
                return made or 0
            case Refused():
                raise RuntimeError(f"{type(action).__name__}: {outcome}")

    def hired(self, who: Who, places: Mapping[str, int]) -> int:
        """Someone with an account, who signed the charter."""
        player, (place, roles) = CAST[who], _AT_WORK[who]
        person = self.made(AddPerson(player.given_name, player.family_name))
        for role in sorted(roles):
            self.made(GiveRole(person, places[place], role))
        if player.mailbox is not None:
            self.made(OpenAccount(person, player.mailbox))
        text = charter()
        self.made(SignCharter(text.version, text.hash), person)
        return person

    def decided(self, city: City) -> None:
        """What the city, its school and its association agreed on."""
        leads, today = city.people[Who.COORDINATOR], self.at.date()
        for field, value in _DECIDED.items():
            self.made(SetCity(field, value, today), leads)
        terms = Convention(
            _SIGNED, years=3, renewed=False, notice_months=6, ends_with_school_year=False,
            review_months=12,
        )  # fmt: skip
        for place, kind in ((SCHOOL, ConventionKind.SCHOOL), (HOST, ConventionKind.HOST)):
            self.made(RecordConvention(city.places[place], kind, terms), leads)
        self.made(SetCapacity(city.places[HOST], 2, _SIGNED, _MONDAY_TO_FRIDAY), leads)
