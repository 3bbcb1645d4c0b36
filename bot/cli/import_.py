"""``accroche import``: a folder of facts becomes the directory that is shown."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.cli.installation import installation
from bot.clock import system_clock
from bot.directory_import import Difference, difference, files_of, import_directory
from bot.installation import open_database
from bot.settings_reading import read_settings
from bot.stopping import CannotDo
from conversations.refusals import sentence
from resources_db.actions import Refused
from resources_db.directory.bad_data import BadData
from resources_db.directory.loading import Files, load_facts
from resources_db.directory.terms import Resource

_NAMES = tuple(path.name for path in (Files().public, Files().seed, Files().curation))


def configure(parser: ArgumentParser) -> None:
    """From where, and whether to change anything."""
    parser.add_argument(
        "path", type=Path, metavar="DOSSIER", help=f"dossier avec {', '.join(_NAMES)}"
    )
    parser.add_argument("--dry-run", action="store_true", help="montrer sans rien changer")
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")


def run(options: Namespace) -> int:
    """Import, and print what changed."""
    folder: Path = options.path
    resources = _read(folder)
    settings = read_settings(database_url=options.database)
    with installation(settings), open_database(settings) as database:
        found = database.read_now(lambda session: difference(session, resources))
        if options.dry_run:
            print(f"Rien n'a été changé. L'annuaire aurait {_told(found)}.")
            return 0
        outcome = import_directory(database, resources, folder.name, system_clock())
    if isinstance(outcome, Refused):
        raise CannotDo(f"{sentence(outcome).msgid} ({outcome.rule})")
    print(f"L'annuaire a maintenant {_told(found)}.")
    return 0


def _read(folder: Path) -> list[Resource]:
    if not any((folder / name).is_file() for name in _NAMES):
        raise CannotDo(f"« {folder} » ne contient aucun de ces fichiers : {', '.join(_NAMES)}.")
    try:
        return load_facts(files_of(folder))
    except BadData as error:
        raise CannotDo(str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise CannotDo(
            f"Un fichier de « {folder} » ne peut pas être lu : vérifiez qu'il est à vous et "
            "enregistré en UTF-8."
        ) from error


def _told(found: Difference) -> str:
    return (
        f"{found.shown} lieux et lignes à montrer ({found.added} de plus, "
        f"{found.removed} de moins, {found.changed} changés), et {found.hidden} qu'il ne montre pas"
    )
