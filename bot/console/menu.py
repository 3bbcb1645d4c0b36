"""The menu of the console: each sees the pages that their roles open."""

from __future__ import annotations

from dataclasses import dataclass

from bot.console import health_sentences, sentences
from bot.console.fiches import sentences as fiche_sentences
from bot.console.measures import sentences as measures
from bot.console.measures.starting.places_sentences import PLACES
from bot.console.school_weeks import sentences as week_sentences
from bot.console.visit import Staff
from bot.measures.yearly_words import TITLE as YEARLY
from conversations.texts import Text
from resources_db.accounts.actions import STAFF
from resources_db.actions import Role
from resources_db.charter.actions import BOUND, RecordBoardInformed
from resources_db.fiches.actions import AcceptFiche, SendFiche
from resources_db.measures.actions import ChooseStaffChannels, SetSchoolWeek

SERVICE = frozenset({Role.AGENT, Role.REFERENT_DE_PARCOURS, Role.COORDINATOR})
"""Who works at the service Jeunesse."""
TASKS = SERVICE | {Role.EDITOR, Role.ADMINISTRATOR}
"""Who settles what waits for a person."""
PEOPLE = frozenset({Role.COORDINATOR, Role.ADMINISTRATOR})
"""Who makes colleagues known, and gives roles."""
DIRECTORY = frozenset({Role.EDITOR, Role.ADMINISTRATOR})
"""Who keeps the directory true."""
CITY = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR, Role.DATA_PROTECTION_OFFICER})
"""Who sees the settings of the city; the door says who changes them."""
SENDINGS = SERVICE | {Role.ADMINISTRATOR}
"""Who sees what went out and what it costs."""
HEALTH = SERVICE | {Role.ADMINISTRATOR}
"""Who sees whether the assistant is well, and what did not go."""
ARCHIVES = frozenset({Role.DATA_PROTECTION_OFFICER, Role.COORDINATOR})
"""Who destroys what has served: one notes the visa, the other destroys."""
AUDIT = frozenset({Role.DATA_PROTECTION_OFFICER})
"""Who reads who did and saw what."""

TEXTS = BOUND | PEOPLE | AUDIT
"""Who reads which version of a text is asked, and in which languages."""
REVIEW = SERVICE | {Role.SCHOOL_HEAD}
"""Who sees the yearly review: of every school, or of theirs."""
CONVENTIONS = PEOPLE | RecordBoardInformed.allowed
"""Who sees conventions, or tells when a school's board was shown the charter."""
SCHOOL_WEEKS = SetSchoolWeek.allowed
"""Who says when a school has class."""
TOLD_AT_ONCE = ChooseStaffChannels.allowed
"""Who is told at once of what happens during a measure, and says by what."""
FICHES = SendFiche.allowed | AcceptFiche.allowed
"""Who sends a fiche de repérage, and who answers it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the menu."""

    path: str
    label: Text
    roles: frozenset[Role]
    daily: bool = False
    """Stands before the others, which are folded away where there are many."""


@dataclass(frozen=True, slots=True)
class Menu:
    """What someone may open."""

    first: tuple[Entry, ...] = ()
    others: tuple[Entry, ...] = ()


_FLAT = 6
"""Entries that still fit a phone without folding any."""

MENU = (
    Entry("/", sentences.TODAY, STAFF, daily=True),
    Entry("/taches", sentences.TASKS, TASKS, daily=True),
    Entry("/rendez-vous", sentences.MEETINGS, SERVICE, daily=True),
    Entry("/situations", sentences.SITUATIONS, BOUND, daily=True),
    Entry("/mesures", measures.TITLE, BOUND, daily=True),
    Entry("/fiches", fiche_sentences.TITLE, FICHES, daily=True),
    Entry("/places", PLACES, SERVICE),
    Entry("/accords", sentences.AGREEMENTS, SERVICE),
    Entry("/annuaire", sentences.DIRECTORY, DIRECTORY, daily=True),
    Entry("/personnes", sentences.PEOPLE, PEOPLE),
    Entry("/conventions", sentences.CONVENTIONS, CONVENTIONS),
    Entry("/bilan", YEARLY, REVIEW),
    Entry("/charte", sentences.CHARTER, BOUND | PEOPLE),
    Entry("/envois", sentences.SENDINGS, SENDINGS),
    Entry("/textes", sentences.TEXTS, TEXTS),
    Entry("/etat", health_sentences.TITLE, HEALTH),
    Entry("/etablissements", sentences.SCHOOLS, PEOPLE),
    Entry("/jours-de-classe", week_sentences.TITLE, SCHOOL_WEEKS),
    Entry("/reglages", sentences.CITY, CITY),
    Entry("/archives", sentences.ARCHIVES, ARCHIVES),
    Entry("/journal", sentences.AUDIT, AUDIT),
    Entry("/mon-compte", sentences.MY_ACCOUNT, STAFF),
)


def menu_for(staff: Staff | None) -> Menu:
    """What someone signed in may open; nothing on the way in."""
    if staff is None or not staff.signed.whole:
        return Menu()
    mine = tuple(entry for entry in MENU if entry.roles & staff.roles)
    if len(mine) <= _FLAT:
        return Menu(mine)
    daily = tuple(entry for entry in mine if entry.daily)
    return Menu(daily, tuple(entry for entry in mine if not entry.daily))
