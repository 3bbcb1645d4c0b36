"""What ``accroche directory`` changes, each time through the one door."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from bot.messages.human_answer import STAFF
from bot.stopping import CannotDo
from conversations.refusals import sentence
from resources_db.actions import Action, Refused
from resources_db.directory.actions import RestoreVersion, SaveResource
from resources_db.directory.editions import current_edition, history, read_one
from resources_db.directory.terms import Closure, PublishAdvice, Resource, ResourceId
from resources_db.door import perform
from resources_db.storage.database import Database
from resources_db.upkeep.actions import AcceptCorrection, DismissDuplicate, RejectCorrection
from resources_db.upkeep.corrections import corrections

_TEXTS = (
    "nom", "description", "telephone", "adresse", "courriel", "site_web", "horaires_accueil",
    "frais", "langues", "publics", "mobilisation_precisions",
)  # fmt: skip
"""Fields that ``--set`` may write: plain words, shown on the card."""
_REQUIRED = ("nom", "description")


def accept(database: Database, options: Namespace, at: datetime) -> None:
    """Mend the card as asked, note that it was checked, settle the report."""
    waiting = {one.id: one for one in database.read_now(corrections)}
    one = waiting.get(options.correction)
    if one is None or one.record is None:
        raise CannotDo(
            f"Le signalement {options.correction} n'attend pas : voyez « directory corrections »."
        )
    mended = _mended(one.record, options, at.astimezone(options.zone).date())
    seen = database.read_now(current_edition)
    _ask(database, AcceptCorrection(one.id, mended, options.note, seen), at)
    print("La fiche est corrigée, le signalement est classé.")


def reject(database: Database, options: Namespace, at: datetime) -> None:
    """Settle the report; the card stays as it is."""
    _ask(database, RejectCorrection(options.correction, options.note), at)
    print("Le signalement est classé, la fiche n'a pas changé.")


def checked(database: Database, options: Namespace, at: datetime) -> None:
    """Someone made sure of the record today."""
    record, seen = _record(database, options.record)
    today = at.astimezone(options.zone).date()
    _ask(database, SaveResource(replace(record, checked=today), options.note, seen), at)
    print(f"« {record.nom} » est vérifiée au {today:%d/%m/%Y}.")


def undo(database: Database, options: Namespace, at: datetime) -> None:
    """Give a record its earlier version back, as a new change."""
    id_ = ResourceId(options.record)
    versions = database.read_now(lambda s: history(s, id_))
    if options.edition is None and len(versions) < 2:
        raise CannotDo(f"La fiche « {id_} » n'a pas de version d'avant : voyez « history ».")
    edition = options.edition or versions[1].edition
    _ask(database, RestoreVersion(id_, edition, options.note), at)
    print(f"La fiche est de nouveau comme dans l'édition {edition}.")


def distinct(database: Database, options: Namespace, at: datetime) -> None:
    """Two records that look alike are two places."""
    pair = ResourceId(options.record), ResourceId(options.other)
    _ask(database, DismissDuplicate(*pair), at)
    print("C'est noté : ces deux fiches ne seront plus proposées comme un doublon.")


def _mended(record: Resource, options: Namespace, today: date) -> Resource:
    values: dict[str, Any] = {"checked": today}
    for setting in options.set:
        field, sign, value = setting.partition("=")
        if not sign or field not in _TEXTS:
            raise CannotDo(f"« {setting} » : écrivez CHAMP=VALEUR, avec un de {', '.join(_TEXTS)}.")
        if not value and field in _REQUIRED:
            raise CannotDo(f"« {field} » ne peut pas être vide.")
        values[field] = value or None
    if options.closed_from is not None:
        if options.closed_until is not None and options.closed_until < options.closed_from:
            raise CannotDo("La fermeture finit avant de commencer : vérifiez les deux dates.")
        values["closure"] = Closure(options.closed_from, options.closed_until, options.reason)
    elif options.closed_until is not None:
        raise CannotDo("Dites aussi depuis quand : --closed-from AAAA-MM-JJ.")
    if options.hide:
        values["advice"] = PublishAdvice.NEVER
    return replace(record, **values)


def _record(database: Database, id_: str) -> tuple[Resource, int]:
    edition = database.read_now(current_edition) or 0
    record = database.read_now(lambda s: read_one(s, edition, ResourceId(id_)))
    if record is None:
        raise CannotDo(f"La fiche « {id_} » n'est pas dans l'annuaire.")
    return record, edition


def _ask(database: Database, action: Action, at: datetime) -> None:
    outcome = database.write_now(lambda session: perform(session, STAFF, action, at))
    if isinstance(outcome, Refused):
        raise CannotDo(sentence(outcome).msgid)
