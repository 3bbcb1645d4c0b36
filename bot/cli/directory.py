"""``accroche directory``: keep the directory true, before there is a page for it.

Lists what is to be checked, what readers reported and what looks alike; accepts, rejects,
undoes. Each change goes through the one door and into the history.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import date, datetime
from typing import TypeAlias

from bot.cli import directory_changes, directory_checks, directory_lists
from bot.cli.installation import installation, opened
from bot.clock import system_clock
from bot.settings_reading import read_settings
from resources_db.directory.terms import ClosureReason
from resources_db.storage.database import Database

Doing: TypeAlias = Callable[[Database, Namespace, datetime], None]


def configure(parser: ArgumentParser) -> None:
    """One sub-command for each thing an editor does."""
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")
    verbs = parser.add_subparsers(required=True, metavar="action", title="actions")

    def verb(name: str, doing: Doing, summary: str) -> ArgumentParser:
        own = verbs.add_parser(name, help=summary, description=summary)
        own.set_defaults(doing=doing)
        return own

    _configure_lists(verb)
    _configure_decisions(verb)


def _configure_lists(verb: Callable[[str, Doing, str], ArgumentParser]) -> None:
    lists = directory_lists
    overdue = verb("overdue", lists.overdue_records, "Les fiches à vérifier, les plus anciennes.")
    overdue.add_argument("--limit", type=int, default=50, help="nombre de fiches au plus (50)")
    reported = verb("corrections", lists.reported, "Ce que des lecteurs ont signalé.")
    reported.add_argument("--all", action="store_true", help="aussi ce qui est décidé")
    history = verb("history", lists.history_of, "Ce qu'une fiche a été, la dernière d'abord.")
    history.add_argument("record", metavar="FICHE")
    alike = verb("duplicates", lists.look_alikes, "Les fiches qui se ressemblent.")
    alike.add_argument("--limit", type=int, default=50, help="nombre de paires au plus (50)")
    unmet = verb("unmet", lists.unmet_needs, "Les besoins restés sans réponse utile.")
    misread = verb("misread", directory_checks.misread_needs, "Les besoins compris de travers.")
    for own in (unmet, misread):
        own.add_argument("--weeks", type=int, default=12, help="depuis combien de semaines (12)")
    places, summary = directory_checks.parents_places, "Ce qui manque aux lieux ressources (Caf)."
    verb("parents-places", places, summary)


def _configure_decisions(verb: Callable[[str, Doing, str], ArgumentParser]) -> None:
    changes = directory_changes
    accept = verb("accept", changes.accept, "Corrige la fiche d'un signalement et le classe.")
    accept.add_argument("correction", type=int, metavar="NUMÉRO")
    accept.add_argument(
        "--set", action="append", default=[], metavar="CHAMP=VALEUR",
        help="telephone, adresse, horaires_accueil… ; une valeur vide : inconnu",
    )  # fmt: skip
    accept.add_argument("--closed-from", type=date.fromisoformat, metavar="AAAA-MM-JJ")
    accept.add_argument("--closed-until", type=date.fromisoformat, metavar="AAAA-MM-JJ")
    accept.add_argument(
        "--reason", type=ClosureReason, choices=list(ClosureReason), default=ClosureReason.OTHER
    )
    accept.add_argument("--hide", action="store_true", help="ne plus montrer cette fiche")
    reject = verb("reject", changes.reject, "Classe un signalement sans rien changer.")
    reject.add_argument("correction", type=int, metavar="NUMÉRO")
    checked = verb("checked", changes.checked, "Note qu'une fiche est vérifiée aujourd'hui.")
    checked.add_argument("record", metavar="FICHE")
    undo = verb("undo", changes.undo, "Rend à une fiche sa version d'avant.")
    undo.add_argument("record", metavar="FICHE")
    undo.add_argument("--edition", type=int, help="une version de « history » (la précédente)")
    distinct = verb("distinct", changes.distinct, "Note que deux fiches sont deux lieux.")
    distinct.add_argument("record", metavar="FICHE")
    distinct.add_argument("other", metavar="FICHE")
    for own in (accept, reject, checked, undo):
        own.add_argument("--note", default="", help="pourquoi, pour l'historique")


def run(options: Namespace) -> int:
    """Do one thing; what it changed or found is printed."""
    settings = read_settings(database_url=options.database)
    with installation(settings), opened(settings) as database:
        options.zone = settings.timezone
        options.doing(database, options, system_clock())
    return 0
