"""``accroche import``: a file, or a folder, comes into the directory that is shown."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from bot.cli.installation import installation
from bot.cli.progress import Progress
from bot.clock import system_clock
from bot.directory_file import rows_of, slug, why_not
from bot.directory_import import Summary, TooManyGone, Wanted, difference, import_directory
from bot.exchange.findings import Read, Row, Taken, Unusable
from bot.exchange.formats import Format, inclusion_files
from bot.exchange.report import Report
from bot.installation import open_database
from bot.settings_reading import read_settings
from bot.shelves import make_ready
from bot.stopping import CannotDo
from conversations.refusals import sentence
from resources_db.actions import Refused
from resources_db.directory.bad_data import BadData
from resources_db.directory.first_start import ensure_loaded
from resources_db.directory.loading import Files, files_of, load_facts
from resources_db.directory.staging import StagingLost
from resources_db.storage.database import Database

_FACTS = tuple(path.name for path in (Files().public, Files().seed, Files().curation))


def configure(parser: ArgumentParser) -> None:
    """From where, and whether to change anything."""
    parser.add_argument(
        "path", type=Path, metavar="FICHIER", help="CSV, XLSX, JSON, ou dossier (docs/importing.md)"
    )
    parser.add_argument(
        "--format", type=Format, choices=list(Format), help="sans elle, le fichier est reconnu"
    )
    parser.add_argument("--dry-run", action="store_true", help="montrer sans rien changer")
    parser.add_argument(
        "--source", metavar="NOM", help="d'où viennent les fiches (par défaut, le nom du fichier)"
    )
    parser.add_argument(
        "--complete",
        action="store_true",
        help="le fichier dit tout de ses sources : ce qu'il ne dit plus est retiré",
    )
    parser.add_argument(
        "--remove-many", action="store_true", help="avec --complete : retirer même beaucoup"
    )
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")


def run(options: Namespace) -> int:
    """Import, and print what changed."""
    path: Path = options.path
    if not path.exists():
        raise CannotDo(f"« {path} » n'existe pas.")
    settings = read_settings(database_url=options.database)
    at = system_clock()
    facts = path.is_dir() and not inclusion_files(path)
    reads = (
        _facts(path) if facts else rows_of(path, settings.commune, options.source, options.format)
    )
    wanted = Wanted(path.name, options.complete or facts, options.remove_many)
    report = Report()
    with installation(settings), open_database(settings) as database:
        database.write_now(lambda session: ensure_loaded(session, at))
        summary = _bring(database, reads, wanted, report, path, dry=options.dry_run)
        ready = options.dry_run or make_ready(settings, database)
    files = report.write(settings.var_dir / "imports" / f"{at:%Y%m%d-%H%M%S}-{slug(path.stem)}")
    _tell(summary, report, files, dry=options.dry_run)
    if not ready:
        print("L'index de recherche n'a pas pu être préparé : voyez « ./run doctor ».")
    return 0


def _bring(
    database: Database,
    reads: Iterator[Read],
    wanted: Wanted,
    report: Report,
    path: Path,
    *,
    dry: bool,
) -> Summary:
    try:
        with Progress(path) as tick:
            if dry:
                return difference(database, reads, wanted, report, tick)
            outcome = import_directory(database, reads, wanted, report, system_clock, tick)
    except (Unusable, TooManyGone, StagingLost) as error:
        raise CannotDo(why_not(error, path.name, "ajoutez --remove-many")) from error
    if isinstance(outcome, Refused):
        raise CannotDo(f"{sentence(outcome).msgid} ({outcome.rule})")
    return outcome


def _facts(folder: Path) -> Iterator[Read]:
    if not any((folder / name).is_file() for name in _FACTS):
        raise CannotDo(
            f"« {folder} » ne contient ni {', '.join(_FACTS)}, ni fichiers « structures » et "
            "« services » de data·inclusion."
        )
    try:
        resources = load_facts(files_of(folder))
    except BadData as error:
        raise CannotDo(str(error)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise CannotDo(
            f"Un fichier de « {folder} » ne peut pas être lu : vérifiez qu'il est à vous et "
            "enregistré en UTF-8."
        ) from error
    return iter([Taken(Row(0, {}), resource) for resource in resources])


def _tell(summary: Summary, report: Report, files: list[Path], *, dry: bool) -> None:
    print("Rien n'a été changé. L'import ferait :" if dry else "L'annuaire est à jour :")
    print(
        f"  ajoutées : {summary.added}, changées : {summary.changed}, "
        f"inchangées : {summary.unchanged}, retirées : {len(summary.removed)}, "
        f"mises de côté : {len(report.aside)}"
    )
    if summary.kept_by_hand:
        print(
            f"  {summary.kept_by_hand} fiches corrigées à la main changent aussi chez leur source :"
            " les champs corrigés restent"
        )
    for id_ in summary.removed[:12]:
        print(f"  retirée : {id_}")
    for line in report.told():
        print(line)
    for file in files:
        print(f"  le détail : {file}")
