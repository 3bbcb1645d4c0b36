"""From what a file says to who and what it means: only what the reader may see is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.meetings.guests import Guest, guests
from bot.meetings.importing import sentences as s
from bot.meetings.importing.entries import Aside, Entry
from resources_db.accounts.emails import canonical_email
from resources_db.accounts.finding import open_account_of_email
from resources_db.actions import Actor
from resources_db.directory.words import fold
from resources_db.meetings.actions import Attendee
from resources_db.meetings.terms import Part
from resources_db.people.tables import ContactRow
from resources_db.people.terms import SERVICE_ROLES, ContactKind
from resources_db.situations.views import SituationView, read_situation, situations_of
from resources_db.storage.types import keyed_hash, keys_of

_GROUPS = {
    "eleve": Part.PUPIL,
    "jeune": Part.PUPIL,
    "parent": Part.GUARDIAN,
    "parents": Part.GUARDIAN,
    "famille": Part.GUARDIAN,
    "responsables": Part.GUARDIAN,
}
"""Words for the people of the situation, whoever they are."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Whom and what an entry is about."""

    situation: int | None
    about: str | None
    people: tuple[Attendee, ...]
    organiser: int | None


@dataclass(slots=True)
class Matcher:
    """Finds situations and people, for one reader and one file."""

    session: Session
    actor: Actor
    at: datetime
    _views: list[SituationView] | None = None
    _guests: dict[int | None, Sequence[Guest]] = field(
        default_factory=dict[int | None, Sequence[Guest]]
    )

    def match(self, entry: Entry) -> Matched | Aside:
        """Who and what it is about; set aside when something is not known for sure."""
        view = self._situation(entry.situation) if entry.situation else None
        if entry.situation and view is None:
            return Aside(entry.line, s.SITUATION, entry.situation, s.UNKNOWN_SITUATION)
        offered = self._offered(view)
        people: dict[int, Attendee] = {}
        for said in entry.people:
            found = self._people(said, offered)
            if isinstance(found, str) or not found:
                why = s.SEVERAL_PEOPLE if isinstance(found, str) else s.UNKNOWN_PERSON
                return Aside(entry.line, s.PEOPLE, said, why)
            people |= {one.person: one.expected(one.language) for one in found}
        if not people:
            return Aside(entry.line, s.PEOPLE, "", s.NO_PEOPLE)
        number = None if view is None else view.id
        about = None if view is None else view.pupil or view.initials
        return Matched(number, about, tuple(people.values()), self._organiser(entry, offered))

    def _situation(self, said: str) -> SituationView | None:
        """By its code, or by initials, class and school where only one has them."""
        if self._views is None:
            read = (
                read_situation(self.session, self.actor, number, self.at, what="import")
                for number in situations_of(self.session, self.actor, self.at)
            )
            self._views = [view for view in read if view and view.roles & SERVICE_ROLES]
        wanted = fold(said)
        same = [view for view in self._views if said == view.code or wanted in _names(view)]
        return same[0] if len(same) == 1 else None

    def _offered(self, view: SituationView | None) -> Sequence[Guest]:
        number = None if view is None else view.id
        if number not in self._guests:
            self._guests[number] = guests(self.session, view, self.at)
        return self._guests[number]

    def _people(self, said: str, offered: Sequence[Guest]) -> list[Guest] | str:
        """Those whom the words mean; the words again when they may mean several."""
        part = _GROUPS.get(fold(said))
        if part is not None:
            return [one for one in offered if one.family and one.part is part]
        if "@" in said:
            persons = self._of_mailbox(said)
            return [one for one in offered if one.person in persons]
        same = [one for one in offered if fold(one.name) == fold(said)]
        return said if len(same) > 1 else same

    def _of_mailbox(self, said: str) -> set[int]:
        email = canonical_email(said)
        if email is None:
            return set()
        seal = keyed_hash(keys_of(self.session), f"{ContactKind.EMAIL}:{email}")
        wanted = select(ContactRow.person_id).where(ContactRow.value_hash == seal)
        account = open_account_of_email(self.session, email)
        persons = set(self.session.scalars(wanted))
        return persons if account is None else persons | {account.person}

    def _organiser(self, entry: Entry, offered: Sequence[Guest]) -> int | None:
        """The colleague who is named; whoever imports, when that is nobody of the service."""
        found = self._people(entry.organiser, offered) if entry.organiser else []
        able = [] if isinstance(found, str) else [one.person for one in found if one.organiser]
        return able[0] if len(able) == 1 else None


def _names(view: SituationView) -> tuple[str, str]:
    """How a file may name a situation, without and with the school."""
    short = " ".join(filter(None, (view.initials, view.class_name)))
    return fold(short), fold(f"{short} {view.school or ''}")
