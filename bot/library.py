"""What the shell knows by heart: the directory's edition, the communes, the words.

Built once, and again when the directory's edition changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from sqlalchemy.orm import Session

from bot.rendering.catalogs import Catalogs
from conversations.understanding.knowledge import Knowledge
from conversations.understanding.lexicon import Lexicon
from conversations.understanding.towns import Towns
from resources_db.directory.communes import load_communes
from resources_db.directory.editions import current_edition
from resources_db.directory.opening.of_record import NO_CITY_DAYS, CityDays
from resources_db.directory.places import Places
from resources_db.directory.searching import Searcher
from resources_db.directory.shelf import Shelf
from resources_db.directory.taxonomy import kinds, needs
from resources_db.directory.terms import (
    Commune,
    CommuneCode,
    Kind,
    KindCode,
    Need,
    NeedCode,
    Resource,
    ResourceId,
)

_NEARLY_AS_GOOD = 0.6
_HOUSE = Path(__file__).resolve().parent.parent
CATALOGS = _HOUSE / "locales"
WORD_LISTS = _HOUSE / "conversations" / "understanding" / "data"


@dataclass(frozen=True, slots=True)
class NamedPlaces:
    """The places of one edition, as people name them."""

    searcher: Searcher

    def called(self, text: str, /) -> tuple[ResourceId, ...]:
        """The places that a text names: the best found, and those nearly as good."""
        found = self.searcher.search(text)
        return tuple(hit.id for hit in found if hit.score >= _NEARLY_AS_GOOD * found[0].score)


@dataclass(frozen=True, slots=True)
class Library:
    """One edition of everything that a turn may look up. Gives records their names."""

    shelf: Shelf
    places: Places
    needs: Mapping[NeedCode, Need]
    kinds: Mapping[KindCode, Kind]
    knowledge: Knowledge
    catalogs: Catalogs
    kept_days: int = 30
    """For how many days a conversation is kept (a setting)."""
    city_days: CityDays = NO_CITY_DAYS
    """The exceptional days of the city (a setting)."""

    @classmethod
    def build(cls, shelf: Shelf) -> Library:
        """Read the data files of the house."""
        communes, catalogs = load_communes(), Catalogs.load(CATALOGS)
        lists = {path.name: path.read_text("utf-8") for path in sorted(WORD_LISTS.glob("*.json"))}
        lexicon = Lexicon.from_data(lists, needs().values())
        places = Places(communes)
        named = NamedPlaces(Searcher(shelf, places))
        knowledge = Knowledge(Towns(communes), lexicon, needs(), named, catalogs.languages)
        return cls(shelf, places, needs(), kinds(), knowledge, catalogs)

    def with_shelf(self, shelf: Shelf) -> Library:
        """The same words and communes, with another edition of the directory."""
        named = NamedPlaces(Searcher(shelf, self.places))
        return replace(self, shelf=shelf, knowledge=replace(self.knowledge, places=named))

    def commune(self, code: str, /) -> Commune | None:
        """The commune of this INSEE code."""
        return self.places.get(CommuneCode(code))

    def need(self, code: str, /) -> Need | None:
        """The need of this code."""
        return self.needs.get(NeedCode(code))

    def resource(self, id_: str, /) -> str | None:
        """The name of a resource that the directory shows."""
        found = self.record(id_)
        return found.nom if found else None

    def record(self, id_: str) -> Resource | None:
        """A resource that the directory shows; None once it has gone."""
        return self.shelf.get(ResourceId(id_))


class Librarian:
    """Keeps the library of the directory's present edition."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()

    @classmethod
    def open(
        cls, session: Session, kept_days: int = 30, city_days: CityDays = NO_CITY_DAYS
    ) -> Librarian:
        """The library as the database stands."""
        library = Library.build(Shelf.read(session))
        return cls(replace(library, kept_days=kept_days, city_days=city_days))

    @property
    def present(self) -> Library:
        """The library as it was last read."""
        return self._library

    def library(self, session: Session) -> Library:
        """The present library; a new edition's shelf is read by the first who needs it."""
        if current_edition(session) != self._library.shelf.edition:
            with self._lock:
                if current_edition(session) != self._library.shelf.edition:
                    self._library = self._library.with_shelf(Shelf.read(session))
        return self._library
