"""``accroche search``: the directory, in one's own words."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.cli.installation import installation
from bot.clock import system_clock
from bot.installation import open_database
from bot.library import Librarian, Library
from bot.rendering.cards import card
from bot.rendering.plain import card_as_text
from bot.settings import Settings
from bot.settings_reading import read_settings
from bot.stopping import CannotDo
from conversations.texts import Text
from resources_db.directory.first_start import ensure_loaded
from resources_db.directory.searching import Found, Searcher
from resources_db.directory.terms import Audience, Commune


def configure(parser: ArgumentParser) -> None:
    """What to look for, near where, for whom."""
    parser.add_argument("text", metavar="TEXTE", help="ce qu'on cherche, en ses propres mots")
    parser.add_argument("--near", metavar="COMMUNE", help="nom ou code postal : au plus près")
    parser.add_argument(
        "--audience", choices=list(Audience), default=Audience.PARENT, type=Audience
    )
    parser.add_argument("--limit", type=int, default=5, help="nombre de fiches au plus (5)")
    parser.add_argument("--json", action="store_true", help="le résultat en JSON")
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")


def run(options: Namespace) -> int:
    """Print what was found, best first; nothing found is told, and is no error."""
    settings = read_settings(database_url=options.database)
    with installation(settings):
        library = _library(settings)
    near = _commune(library, options.near)
    found = Searcher(library.shelf, library.places).search(
        options.text,
        near=near.code if near else None,
        audience=options.audience,
        limit=options.limit,
    )
    result = _Result(library, near, found)
    today = system_clock().astimezone(settings.timezone).date()
    print(result.as_json() if options.json else result.as_text(today))
    return 0


@dataclass(frozen=True, slots=True)
class _Result:
    library: Library
    near: Commune | None
    found: Sequence[Found]

    def as_json(self) -> str:
        """One object: where it was looked for, and the resources, best first."""
        resources: list[dict[str, object]] = []
        for id_, score in self.found:
            record = self.library.shelf[id_]
            resources.append(
                {
                    "id": id_,
                    "name": record.nom,
                    "kind": record.kind,
                    "score": score,
                    "telephone": record.telephone,
                    "adresse": record.adresse,
                }
            )
        near = self.near and {"code": self.near.code, "name": self.near.nom}
        return json.dumps({"near": near, "resources": resources}, ensure_ascii=False)

    def as_text(self, today: date) -> str:
        """The cards as the chat shows them."""
        records = (self.library.shelf[id_] for id_, _ in self.found)
        cards = [card(record, "fr", self._say, self.library.kinds, today) for record in records]
        told = [card_as_text(shown, "fr") for shown in cards if shown is not None]
        if self.near is not None:
            told.insert(0, f"Près de {self.near.nom} ({self.near.departement}) :")
        return "\n\n".join(told) if self.found else "Rien dans l'annuaire pour ces mots."

    def _say(self, text: Text) -> str:
        return self.library.catalogs.sentence(text, "fr", self.library)


def _library(settings: Settings) -> Library:
    with open_database(settings) as database:
        database.write_now(lambda session: ensure_loaded(session, system_clock()))
        return database.read_now(Librarian.open).present


def _commune(library: Library, name: str | None) -> Commune | None:
    """The commune of this name or postcode, the most populous when several have it."""
    if name is None:
        return None
    codes = library.knowledge.towns.named(name)
    if not codes:
        raise CannotDo(f"Aucune commune connue ne s'appelle « {name} » : essayez un code postal.")
    return library.commune(codes[0])
