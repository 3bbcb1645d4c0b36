"""``accroche tasks``: what waits for a member of the staff, and how to settle it.

``--answer 3 "…"`` answers a person in their conversation; ``--close 3`` settles any task.
"""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from datetime import datetime

from bot.cli.installation import installation, opened
from bot.clock import system_clock
from bot.library import Librarian
from bot.messages.human_answer import STAFF, answer_person
from bot.settings import Settings
from bot.settings_reading import read_settings
from bot.shelves import folder_of
from bot.stopping import CannotDo
from resources_db.actions import Outcome, Refused
from resources_db.door import perform
from resources_db.health.waking import CHANNEL_DOWN, REMINDERS_MISSED
from resources_db.meetings.handing import REMINDER_SET_ASIDE
from resources_db.messages.notes import words_of
from resources_db.storage.database import Database
from resources_db.tasks.actions import CloseTask
from resources_db.tasks.opening import (
    HUMAN_ASKED,
    MISTAKE,
    UNREACHABLE,
    UPDATE_SET_ASIDE,
    open_tasks,
)
from resources_db.tasks.tables import TaskRow

_KINDS = {
    MISTAKE: "fiche signalée inexacte",
    UPDATE_SET_ASIDE: "message mis de côté après plusieurs échecs",
    HUMAN_ASKED: "quelqu'un attend une réponse",
    CHANNEL_DOWN: "un canal d'envoi ne répond plus",
    REMINDERS_MISSED: "des rappels n'ont pas pu partir à temps",
    REMINDER_SET_ASIDE: "un rappel n'a pas pu être préparé",
    UNREACHABLE: "rappel non remis : la personne n'est plus joignable par son canal",
}


def configure(parser: ArgumentParser) -> None:
    """Which database, which form, and what to settle."""
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")
    parser.add_argument("--json", action="store_true", help="une tâche par ligne, en JSON")
    parser.add_argument(
        "--answer", nargs=2, metavar=("NUMÉRO", "RÉPONSE"), help="répond dans la conversation"
    )
    parser.add_argument("--close", type=int, metavar="NUMÉRO", help="classe une tâche réglée")


def run(options: Namespace) -> int:
    """Settle what is to be settled, then print the open tasks, oldest first."""
    settings = read_settings(database_url=options.database)
    with installation(settings), opened(settings) as database:
        if options.answer is not None:
            _answer(database, settings, *options.answer)
        if options.close is not None:
            _check(
                database.write_now(lambda s: perform(s, STAFF, CloseTask(options.close), _now()))
            )
        tasks = database.read_now(open_tasks)
        notes = database.read_now(lambda session: words_of(session, [t.note for t in tasks]))
    for task in tasks:
        print(_as_json(task) if options.json else _as_text(task, notes.get(task.note or 0)))
    if not tasks and not options.json:
        print("Rien n'attend.")
    return 0


def _answer(database: Database, settings: Settings, number: str, words: str) -> None:
    if not number.isdecimal():
        raise CannotDo(f"« {number} » n'est pas un numéro de tâche : prenez-en un de la liste.")
    at = _now()
    folder = folder_of(settings)
    opened_now = database.read_now(lambda session: Librarian.open(session, folder=folder))
    library = opened_now.present
    zone = settings.timezone
    _check(
        database.write_now(
            lambda s: answer_person(s, int(number), words, library=library, zone=zone, at=at)
        )
    )


def _check(outcome: Outcome) -> None:
    if isinstance(outcome, Refused):
        raise CannotDo(
            "Cette tâche n'attend pas (ou plus) cela : « ./run tasks » montre ce qui attend."
        )


def _now() -> datetime:
    return system_clock()


def _as_text(task: TaskRow, words: str | None) -> str:
    kind = _KINDS.get(task.kind, task.kind)
    said = f"« {words} »" if words else None
    about = " · ".join(part for part in (kind, task.resource, task.detail, said) if part)
    return f"{task.id}. {task.opened:%d/%m/%Y %H:%M} UTC · {about}"


def _as_json(task: TaskRow) -> str:
    return json.dumps(
        {
            "id": task.id,
            "kind": task.kind,
            "opened": task.opened.isoformat(),
            "resource": task.resource,
            "detail": task.detail,
        }
    )
