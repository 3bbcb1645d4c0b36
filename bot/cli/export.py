"""``accroche export``: the directory as a file, in the form that its suffix says."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from bot.cli import export_annexe
from bot.cli.installation import installation
from bot.clock import system_clock
from bot.exchange import table_out
from bot.exchange.exporters import EXPORTERS
from bot.exchange.findings import Remark
from bot.installation import open_database
from bot.settings_reading import read_settings
from bot.stopping import CannotDo
from resources_db.directory.editions import current_edition, read_all, read_shown
from resources_db.directory.terms import Resource

_TOLD = 12


def configure(parser: ArgumentParser) -> None:
    """Where to, and what."""
    parser.add_argument(
        "path",
        type=Path,
        metavar="FICHIER",
        help=".csv ou .xlsx (se relisent tels quels), .json ou un dossier (data·inclusion v1), "
        ".pdf (l'annexe à imprimer)",
    )
    parser.add_argument(
        "--template", action="store_true", help="le modèle à remplir, sans aucune fiche"
    )
    parser.add_argument(
        "--hidden", action="store_true", help="aussi les fiches qui ne se montrent jamais"
    )
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")
    export_annexe.configure(parser)


def run(options: Namespace) -> int:
    """Write the file, and print how many cards it holds."""
    path: Path = options.path
    suffix = path.suffix.lower()
    if suffix not in {*EXPORTERS, ".pdf"} or (options.template and suffix not in (".csv", ".xlsx")):
        raise CannotDo(
            f"« {path.name} » : donnez un nom qui finit par .csv ou .xlsx"
            + ("." if options.template else ", .json ou .pdf, ou un dossier.")
        )
    try:
        if options.template:
            write = table_out.write_csv if suffix == ".csv" else table_out.write_xlsx
            write(table_out.template_lines(), path)
            print(f"Le modèle est dans « {path} » ; docs/importing.md dit chaque colonne.")
            return 0
        if suffix == ".pdf":
            return export_annexe.export_annexe(path, options)
        return _export(path, options)
    except OSError as error:
        raise CannotDo(f"« {path} » ne peut pas être écrit ({error.strerror}).") from error


def _export(path: Path, options: Namespace) -> int:
    settings = read_settings(database_url=options.database)
    today = system_clock().astimezone(settings.timezone).date()
    counted = _Counted()
    unfinished = path.with_name(f".{path.name}.unfinished")

    def write(session: Session) -> list[Remark]:
        edition = current_edition(session)
        if edition is None:
            raise CannotDo("L'annuaire est vide : lancez « ./run », ou importez un fichier.")
        read = read_all if options.hidden else read_shown
        cards = counted.through(read(session, edition))
        return EXPORTERS[path.suffix.lower()](cards, unfinished, today)

    with installation(settings), open_database(settings) as database:
        remarks = database.read_now(write)
    _put(unfinished, path)
    print(f"{counted.cards} fiches dans « {path} ».")
    for remark in remarks[:_TOLD]:
        print(f"  {remark.field} « {remark.value} » : {remark.why}")
    if len(remarks) > _TOLD:
        print(f"  … et {len(remarks) - _TOLD} autres valeurs laissées")
    return 0


def _put(unfinished: Path, path: Path) -> None:
    """Give the export its name once it is whole; a folder's files go into the folder."""
    if not unfinished.is_dir():
        unfinished.replace(path)
        return
    path.mkdir(exist_ok=True)
    for file in unfinished.iterdir():
        file.replace(path / file.name)
    unfinished.rmdir()


class _Counted:
    """Counts the cards that go through."""

    def __init__(self) -> None:
        self.cards = 0

    def through(self, resources: Iterator[Resource]) -> Iterator[Resource]:
        for resource in resources:
            self.cards += 1
            yield resource
