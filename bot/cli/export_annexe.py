"""``accroche export annexe.pdf``: the directory as the printable annexe of the convention."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from sqlalchemy.orm import Session

from bot.cli.installation import installation
from bot.clock import system_clock
from bot.installation import open_database
from bot.library import CATALOGS
from bot.paper.annexe import MOST, Choice, Taxonomy, TooMany, annexe
from bot.paper.logos import BrokenLogo, logos_of
from bot.paper.voice import Voice
from bot.rendering.catalogs import SOURCE, Catalogs
from bot.settings_reading import read_settings
from bot.stopping import CannotDo
from resources_db.directory.editions import current_edition, read_shown
from resources_db.directory.first_start import ensure_loaded
from resources_db.directory.taxonomy import kinds, needs
from resources_db.directory.terms import NeedCode, Resource

LOGOS = "logos"
"""Folder of the partners' logos, in the folder of the data."""


def configure(parser: ArgumentParser) -> None:
    """What is printed, and in which language."""
    group = parser.add_argument_group("annexe.pdf")
    group.add_argument(
        "--departement", metavar="CODE", help="seulement ce département, et la France entière"
    )
    group.add_argument("--need", metavar="BESOIN", help="seulement ce besoin")
    group.add_argument("--lang", metavar="LANGUE", default=SOURCE, help="langue (fr)")
    group.add_argument("--beside", action="store_true", help="le français à côté de cette langue")


def export_annexe(path: Path, options: Namespace) -> int:
    """Write the PDF whole or not at all, and print how many cards it holds."""
    settings = read_settings(database_url=options.database)
    now = system_clock()
    choice = Choice(options.departement, _need(options.need))
    voice = _voice(options.lang, options.beside)

    def read(session: Session) -> list[Resource]:
        edition = current_edition(session)
        return [] if edition is None else choice.of(read_shown(session, edition))

    with installation(settings), open_database(settings) as database:
        database.write_now(lambda session: ensure_loaded(session, now))
        try:
            records = database.read_now(read)
            logos = logos_of(settings.var_dir / LOGOS)
        except TooMany as error:
            raise CannotDo(
                f"Plus de {MOST} fiches : choisissez avec --departement 76, "
                "--need absenteisme, ou les deux."
            ) from error
        except BrokenLogo as error:
            raise CannotDo(str(error)) from error
    if not records:
        raise CannotDo("Aucune fiche à imprimer : vérifiez --departement et --need.")
    today = now.astimezone(settings.timezone).date()
    path.write_bytes(annexe(records, Taxonomy(needs(), kinds()), voice, today, logos))
    print(f"{len(records)} fiches dans « {path} ».")
    return 0


def _need(code: str | None) -> NeedCode | None:
    if code is None or code in needs():
        return None if code is None else NeedCode(code)
    raise CannotDo(f"Le besoin « {code} » n'existe pas ; ce peut être : {', '.join(needs())}.")


def _voice(lang: str, beside: bool) -> Voice:
    catalogs = Catalogs.load(CATALOGS)
    if lang not in catalogs.languages:
        raise CannotDo(f"La langue « {lang} » n'est pas l'une de {', '.join(catalogs.languages)}.")
    return Voice(catalogs, lang, beside)
