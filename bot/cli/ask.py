"""``accroche ask``: one message through understanding, or a file of them, one JSON a line."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from bot.asking import Answer, Asking
from bot.cli.installation import installation
from bot.clock import system_clock
from bot.evaluation.run import audience_named, evaluate
from bot.installation import open_database
from bot.library import Librarian
from bot.settings import Settings
from bot.settings_reading import read_settings
from bot.shelves import folder_of
from bot.stopping import CannotDo
from conversations.understanding.explaining import explain
from resources_db.directory.first_start import ensure_loaded
from resources_db.directory.terms import Audience, CommuneCode


def configure(parser: ArgumentParser) -> None:
    """The message, or where the messages are."""
    parser.add_argument("text", nargs="?", help="le message")
    parser.add_argument("--lang", metavar="xx", help="langue de la réponse (fr)")
    parser.add_argument("--audience", choices=list(Audience), type=Audience, help="qui écrit")
    parser.add_argument("--json", action="store_true", help="tout ce qui a été compris, en JSON")
    parser.add_argument(
        "--jsonl", metavar="FICHIER", help="un message JSON par ligne (« - » : l'entrée standard)"
    )
    parser.add_argument(
        "--explain", action="store_true", help="quels mots ont mené où, au lieu de la réponse"
    )
    parser.add_argument(
        "--evaluate", action="store_true", help="mesurer sur les messages d'essai du dépôt"
    )
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")


def run(options: Namespace) -> int:
    """Answer, and print the reply or what was understood."""
    asked = [options.text is not None, options.jsonl is not None, options.evaluate]
    if asked.count(True) != 1:
        raise CannotDo("Donnez un message, « --jsonl FICHIER » ou « --evaluate » : l'un des trois.")
    settings = read_settings(database_url=options.database)
    with installation(settings):
        asking = _open(settings)
        for line in _lines_of(asking, options, options.lang or settings.default_language):
            print(line, flush=True)
    return 0


def _lines_of(asking: Asking, options: Namespace, lang: str) -> Iterator[str]:
    """What to print, line by line."""
    if options.evaluate:
        yield from evaluate(asking)
    elif options.jsonl is not None:
        for found in _answers(asking, options.jsonl, lang, options.audience):
            yield json.dumps(found, ensure_ascii=False)
    elif options.explain:
        yield from explain(options.text, asking.library.knowledge)
    else:
        found = asking.ask("", options.text, lang, options.audience or Audience.PARENT)
        yield json.dumps(found, ensure_ascii=False, indent=1) if options.json else found["reply"]


def _open(settings: Settings) -> Asking:
    at = system_clock()
    with open_database(settings) as database:
        database.write_now(lambda session: ensure_loaded(session, at))
        folder = folder_of(settings)
        librarian = database.read_now(lambda session: Librarian.open(session, folder=folder))
    today = at.astimezone(settings.timezone).date()
    home = CommuneCode(settings.commune)
    return Asking(librarian.present, settings.timezone, today, home, at)


def _answers(asking: Asking, path: str, lang: str, audience: Audience | None) -> Iterator[Answer]:
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            message: object = json.loads(line)
        except ValueError:
            message = None
        match message:
            case {"id": str(id_), "text": str(text)}:
                told = cast("dict[str, object]", message)
                asked = str(told.get("lang"))
                yield asking.ask(
                    id_,
                    text,
                    asked if _known(asking, asked) else lang,
                    audience or audience_named(told.get("audience")),
                )
            case _:
                raise CannotDo(
                    f"Ligne {number} : il faut un objet JSON avec « id » et « text », "
                    'par exemple {"id": "1", "text": "bonjour"}.'
                )


def _known(asking: Asking, lang: str) -> bool:
    """Whether there is a catalog for this language."""
    return lang in asking.library.catalogs.languages


def _lines(path: str) -> Iterator[str]:
    if path == "-":
        yield from sys.stdin
        return
    try:
        yield from Path(path).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotDo(f"Le fichier « {path} » ne peut pas être lu ({error}).") from error
