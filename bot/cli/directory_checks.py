"""More of what ``accroche directory`` lists: the Caf's criteria, and needs read wrongly."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from conversations.parents_place import sentence
from resources_db.directory.editions import current_edition, read_shown
from resources_db.directory.parents_place import lacks
from resources_db.directory.taxonomy import needs
from resources_db.directory.terms import KindCode, NeedCode, ParentsPlace, Resource
from resources_db.misreadings.changes import misread_since
from resources_db.storage.database import Database

PARENTS_PLACE = KindCode("lieu_ressource_parentalite")


def parents_places(database: Database, _options: Namespace, _at: datetime) -> None:
    """What each place for parents lacks of the Caf's criteria (R51-R54), or has to be asked."""
    found = database.read_now(_places_for_parents)
    for record in found:
        missing = lacks(record.parents_place or ParentsPlace())
        print(f"{record.id} · {record.nom} · " + ("il manque :" if missing else "rien ne manque"))
        for one in missing:
            asked = "" if one.known else " (à demander)"
            print(f"    {sentence(one.criterion).msgid}{asked}")
    if not found:
        print("Aucun lieu ressource n'est dans l'annuaire.")


def misread_needs(database: Database, options: Namespace, at: datetime) -> None:
    """Needs that people said were not theirs, by week: words that the lists should know."""
    since = (at - timedelta(weeks=options.weeks)).date()
    found = database.read_now(lambda s: misread_since(s, since))
    for week, code, count in found:
        need = needs().get(NeedCode(code))
        times = "une fois" if count == 1 else f"{count} fois"
        print(f"semaine du {week:%d/%m/%Y} · {need.label if need else code} · {times}")
    if not found:
        print("Personne n'a dit « ce n'est pas ça ».")


def _places_for_parents(session: Session) -> list[Resource]:
    shown = read_shown(session, current_edition(session) or 0)
    return [one for one in shown if one.kind == PARENTS_PLACE and not one.a_distance]
