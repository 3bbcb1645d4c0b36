"""Whether the directory can be searched at once, and how to mend it when it cannot."""

from __future__ import annotations

import shutil

from bot.findings import Finding, fine, wrong
from bot.settings import Settings
from bot.shelves import Shelves, folder_of
from resources_db.directory.places import Places
from resources_db.storage.database import Database

_ROOM = 500_000_000
"""Bytes for the shelf of 150,000 services, while the one before is still there, and to spare."""


def examine_search(settings: Settings, database: Database) -> Finding:
    """A small directory is searched in memory; a large one from a folder, whole and present."""
    shelves = Shelves(Places(()), folder_of(settings))
    if not database.read_now(shelves.is_large):
        return fine("Recherche", "en mémoire : l'annuaire est petit")
    if database.read_now(shelves.at_hand) is not None:
        return fine("Recherche", f"l'index est prêt dans « {folder_of(settings)} »")
    free = shutil.disk_usage(settings.var_dir).free
    if free < _ROOM:
        return wrong(
            "Recherche",
            f"pas d'index sur le disque, où il reste {free // 1_000_000} Mo",
            f"faites de la place ({_ROOM // 1_000_000} Mo) : en attendant il est tenu en mémoire",
        )
    return wrong(
        "Recherche",
        "l'index de cette édition n'est pas prêt",
        "lancez « ./run », qui le prépare en quelques minutes, ou attendez s'il tourne",
    )
