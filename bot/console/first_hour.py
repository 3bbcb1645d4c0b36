"""The first hour: what is left to do before a city can open the assistant to its families."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.console.visit import StaffVisit
from conversations.texts import Text, _
from resources_db.accounts.tables import AccountRow
from resources_db.actions import Role
from resources_db.city.reading import decided_on
from resources_db.city.terms import CityField
from resources_db.people.tables import OrganisationRow
from resources_db.people.terms import OrganisationKind

TITLE = _("La première heure")
MEANS = _("Ce qu'il reste à faire avant d'ouvrir l'assistant aux familles. Rien ne presse.")
DONE = _("Fait")
TO_DO = _("À faire")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, and whether it is done."""

    label: Text
    path: str
    """The page where it is done."""
    done: bool


def steps_left(session: Session, visit: StaffVisit) -> tuple[Step, ...]:
    """The steps of the first hour; none once all are done, or for who does not administer."""
    if Role.ADMINISTRATOR not in visit.staff.roles:
        return ()
    steps = all_steps(session, visit.at.astimezone(visit.console.zone).date())
    return () if all(step.done for step in steps) else steps


def all_steps(session: Session, today: date) -> tuple[Step, ...]:
    """In the order in which they are best done; ``accroche doctor`` tells the same ones."""
    decided = decided_on(session, today)

    def told(field: CityField) -> bool:
        return field in decided

    return (
        Step(_("Dire le nom de la ville"), "/reglages#name", told(CityField.NAME)),
        Step(
            _("Dire la zone des vacances scolaires"),
            "/reglages#school_zone",
            told(CityField.SCHOOL_ZONE),
        ),
        Step(_("Dire la commune"), "/reglages#commune", told(CityField.COMMUNE)),
        Step(
            _("Dire quand et où joindre le service"),
            "/reglages#service_phone",
            told(CityField.SERVICE_PHONE) and told(CityField.SERVICE_HOURS),
        ),
        Step(_("Faire connaître les établissements"), "/etablissements", _schools(session)),
        Step(_("Donner le logo de la ville"), "/reglages#logo", told(CityField.LOGO)),
        Step(_("Essayer l'envoi d'un courriel"), "/reglages#courriel", told(CityField.MAIL_TRIED)),
        Step(
            _("Choisir où vont les sauvegardes"),
            "/reglages#sauvegardes",
            told(CityField.BACKUP_TRIED),
        ),
        Step(_("Inviter un premier collègue"), "/personnes#inviter", _colleagues(session)),
        Step(_("Essayer avec une famille inventée"), "/essai", told(CityField.TRIAL_DONE)),
    )


def _schools(session: Session) -> bool:
    school = select(OrganisationRow.id).where(
        OrganisationRow.kind == OrganisationKind.SCHOOL.value, OrganisationRow.ended.is_(None)
    )
    return session.scalar(school.limit(1)) is not None


def _colleagues(session: Session) -> bool:
    return (session.scalar(select(func.count()).select_from(AccountRow)) or 0) > 1
