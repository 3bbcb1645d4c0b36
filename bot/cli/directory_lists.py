"""What ``accroche directory`` lists: to check, reported, past versions, look-alikes, unmet."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import fields
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from resources_db.directory.communes import load_communes
from resources_db.directory.editions import current_edition, history, read_shown
from resources_db.directory.taxonomy import needs
from resources_db.directory.terms import Resource, ResourceId
from resources_db.storage.database import Database
from resources_db.upkeep.corrections import Correction, corrections
from resources_db.upkeep.duplicates import Shared, kept_apart, likely_duplicates
from resources_db.upkeep.freshness import overdue
from resources_db.upkeep.unmet import unmet

_WHAT = {
    "closed": "fermé", "wrong_number": "numéro faux", "moved": "adresse changée", "other": "autre",
}  # fmt: skip
_STATE = {"open": "à décider", "accepted": "accepté", "rejected": "rejeté"}
_SHARED = {
    Shared.PHONE: "même téléphone", Shared.ADDRESS: "même adresse", Shared.COMMUNE: "même commune",
}  # fmt: skip


def overdue_records(database: Database, options: Namespace, at: datetime) -> None:
    """The records to check, those never checked first."""
    found = overdue(database.read_now(_shown), at.astimezone(options.zone).date())
    for one in found[: options.limit]:
        since = f"à revoir depuis le {one.due:%d/%m/%Y}" if one.due else "jamais vérifiée"
        print(f"{one.record.id} · {one.record.nom} · {since}")
    _say_the_rest(len(found), options.limit, "Aucune fiche n'est à vérifier.")


def reported(database: Database, options: Namespace, _at: datetime) -> None:
    """What readers reported, the most reported first."""
    found = database.read_now(lambda s: corrections(s, None if options.all else "open"))
    for one in found:
        print(_correction(one))
    if not found:
        print("Rien n'est signalé.")


def history_of(database: Database, options: Namespace, _at: datetime) -> None:
    """Each version of a record, and what it changed."""
    versions = database.read_now(lambda s: history(s, ResourceId(options.record)))
    if not versions:
        print("Cette fiche n'est pas connue.")
        return
    for version, before in zip(versions, [*versions[1:], None], strict=True):
        who = f" · personne {version.author}" if version.author is not None else ""
        why = f" · {version.note}" if version.note else ""
        when = f"{version.at:%d/%m/%Y %H:%M} UTC"
        print(f"édition {version.edition} · {when} · {version.label}{who}{why}")
        for line in _differences(before.resource, version.resource) if before else ():
            print(f"    {line}")


def look_alikes(database: Database, options: Namespace, _at: datetime) -> None:
    """The pairs of records that are likely one place."""
    found = database.read_now(lambda s: likely_duplicates(_shown(s), kept_apart(s)))
    for pair in found[: options.limit]:
        print(
            f"{pair.first.id} · {pair.first.nom}\n{pair.second.id} · {pair.second.nom}\n"
            f"    {_SHARED[pair.shared]}, noms semblables à {pair.alike} %"
        )
    _say_the_rest(len(found), options.limit, "Aucune fiche ne ressemble à une autre.")


def unmet_needs(database: Database, options: Namespace, at: datetime) -> None:
    """Needs that found nothing useful, by commune; small counts are not told exactly."""
    since = (at - timedelta(weeks=options.weeks)).date()
    found = database.read_now(lambda s: unmet(s, since))
    names = {commune.code: commune.nom for commune in load_communes()} if found else {}
    for one in found:
        need = needs().get(one.need)
        where = names.get(one.commune, one.commune) if one.commune else "commune non dite"
        print(f"{need.label if need else one.need} · {where} · {one.told}")
    if not found:
        print("Aucun besoin n'est resté sans réponse.")


def _shown(session: Session) -> list[Resource]:
    return list(read_shown(session, current_edition(session) or 0))


def _correction(one: Correction) -> str:
    name = one.record.nom if one.record else "(fiche partie)"
    times = f"signalé {one.reports} fois" if one.reports > 1 else "signalé une fois"
    words = "".join(f"\n    « {said} »" for said in one.words)
    decided = f" · {_STATE[one.state]} : {one.reason or 'sans motif'}" if one.decided else ""
    head = f"{one.id}. {one.resource} · {name} · {_WHAT[one.what]} · {times}"
    return f"{head}, la dernière le {one.latest:%d/%m/%Y}{decided}{words}"


def _differences(before: Resource, now: Resource) -> list[str]:
    told: list[str] = []
    for field in fields(Resource):
        old, new = getattr(before, field.name), getattr(now, field.name)
        if old != new:
            told.append(f"{field.name} : {old if old is not None else '—'} → {new}")
    return told


def _say_the_rest(count: int, limit: int, none: str) -> None:
    if count == 0:
        print(none)
    elif count > limit:
        print(f"… et {count - limit} de plus (--limit).")
