"""``accroche search``: the directory, in one's own words."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable

from bot.cli.installation import installation
from bot.cli.search_result import Result
from bot.clock import system_clock
from bot.installation import open_database
from bot.library import Librarian, Library
from bot.settings import Settings
from bot.settings_reading import read_settings
from bot.shelves import folder_of
from bot.stopping import CannotDo
from resources_db.directory.doors import NEARBY_KM
from resources_db.directory.first_start import ensure_loaded
from resources_db.directory.opening.of_record import CityDays, open_at
from resources_db.directory.search_query import Wanted
from resources_db.directory.searching import Question
from resources_db.directory.taxonomy import kinds, needs
from resources_db.directory.terms import Audience, Commune, CommuneCode, Resource


def configure(parser: ArgumentParser) -> None:
    """What to look for, near where, for whom."""
    parser.add_argument("text", metavar="TEXTE", help="ce qu'on cherche, en ses propres mots")
    parser.add_argument("--near", metavar="COMMUNE", help="nom ou code postal : au plus près")
    parser.add_argument(
        "--within", metavar="KM", type=_km, help="avec --near : pas plus loin (20 km au plus)"
    )
    parser.add_argument(
        "--need", metavar="BESOIN", action="append", choices=list(needs()), default=[],
        help="code d'un besoin ; peut être répété",
    )  # fmt: skip
    parser.add_argument(
        "--kind", metavar="GENRE", action="append", choices=list(kinds()), default=[],
        help="code d'un genre de lieu ; peut être répété",
    )  # fmt: skip
    parser.add_argument(
        "--audience", choices=list(Audience), default=Audience.PARENT, type=Audience
    )
    parser.add_argument("--age", type=_age, help="l'âge du jeune : ce qui le reçoit")
    parser.add_argument("--open-now", action="store_true", help="ce qui est ouvert, à coup sûr")
    parser.add_argument("--page", type=_positive, default=1, help="numéro de la page (1)")
    parser.add_argument("--limit", type=_positive, default=5, help="fiches par page (5)")
    parser.add_argument("--explain", action="store_true", help="dire pourquoi chaque fiche est là")
    parser.add_argument("--json", action="store_true", help="le résultat en JSON")
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")


def run(options: Namespace) -> int:
    """Print what was found, best first; nothing found is told, and is no error."""
    settings = read_settings(database_url=options.database)
    with installation(settings):
        library = _library(settings)
    near = _commune(library, options.near)
    if options.within is not None and near is None:
        raise CannotDo("--within va avec --near : de quelle commune part-on ?")
    at = system_clock()
    question = Question(
        options.text,
        near.code if near else None,
        options.within,
        Wanted(options.audience, tuple(options.need), tuple(options.kind), options.age),
    )

    def is_open(record: Resource) -> bool:
        return open_at(record, at, library.city_days)

    keep: Callable[[Resource], bool] | None = is_open if options.open_now else None
    found = library.searcher.numbered(question, options.page, size=options.limit, keep=keep)
    result = Result(library, question, near, options.page, found)
    if options.json:
        print(result.as_json(explained=options.explain))
    else:
        print(result.as_text(at.astimezone(settings.timezone), explained=options.explain))
    return 0


def _library(settings: Settings) -> Library:
    city, folder = CityDays(CommuneCode(settings.commune), settings.city_days), folder_of(settings)
    with open_database(settings) as database:
        database.write_now(lambda session: ensure_loaded(session, system_clock()))
        librarian = database.read_now(
            lambda session: Librarian.open(session, city_days=city, folder=folder)
        )
    return librarian.present


def _commune(library: Library, name: str | None) -> Commune | None:
    """The commune of this name or postcode, the most populous when several have it."""
    if name is None:
        return None
    codes = library.knowledge.towns.named(name)
    if not codes:
        raise CannotDo(f"Aucune commune connue ne s'appelle « {name} » : essayez un code postal.")
    return library.commune(codes[0])


def _positive(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= _MOST:
        raise ArgumentTypeError(f"il faut un nombre de 1 à {_MOST}")
    return int(text)


def _age(text: str) -> int:
    if not text.isdecimal() or int(text) > _OLDEST:
        raise ArgumentTypeError(f"il faut un âge, de 0 à {_OLDEST}")
    return int(text)


def _km(text: str) -> float:
    if not text.isdecimal() or not 0 < int(text) <= NEARBY_KM:
        raise ArgumentTypeError(f"il faut un nombre de kilomètres, de 1 à {NEARBY_KM:.0f}")
    return float(text)


_MOST, _OLDEST = 1000, 120
