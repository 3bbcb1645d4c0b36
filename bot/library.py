"""What the shell knows by heart: the directory's edition, the communes, the words.

The words and communes are read once a process; the directory, again when its edition changes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import islice
from pathlib import Path
from threading import Lock, Thread

from sqlalchemy.orm import Session

from bot.logs import event
from bot.rendering.catalogs import Catalogs
from bot.shelves import Held, Shelves
from conversations.understanding.knowledge import Knowledge, NoPlaces
from conversations.understanding.lexicon import Lexicon
from conversations.understanding.towns import Towns
from resources_db.directory.amended import Changed, amended
from resources_db.directory.communes import load_communes
from resources_db.directory.editions import changes, current_edition
from resources_db.directory.opening.of_record import NO_CITY_DAYS, CityDays
from resources_db.directory.places import Places
from resources_db.directory.search_index import SearchIndex
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
from resources_db.storage.errors import StorageUnavailable

_NEARLY_AS_GOOD = 0.6
_HOUSE = Path(__file__).resolve().parent.parent
CATALOGS = _HOUSE / "locales"
_FEW = 2_000
"""Changes through which an old shelf can still answer: corrections, not a whole import."""
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
    searcher: Searcher
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
    def build(cls, shelf: Shelf, index: SearchIndex | None = None) -> Library:
        """Read the data files of the house. The index of a small shelf is made when not given."""
        return cls.around(shelf, Searcher(shelf, all_places(), index))

    @classmethod
    def around(cls, shelf: Shelf, searcher: Searcher) -> Library:
        """With the words and communes of the house."""
        known, catalogs = _words(), all_catalogs()
        knowledge = replace(known, places=NamedPlaces(searcher))
        return cls(shelf, searcher, all_places(), needs(), kinds(), knowledge, catalogs)

    def with_shelf(self, shelf: Shelf, index: SearchIndex) -> Library:
        """The same words and communes, with another edition of the directory."""
        searcher = Searcher(shelf, self.places, index)
        knowledge = replace(self.knowledge, places=NamedPlaces(searcher))
        return replace(self, shelf=shelf, searcher=searcher, knowledge=knowledge)

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


@cache
def all_places() -> Places:
    """The communes: their file does not change while a process lives."""
    return Places(load_communes())


@cache
def all_catalogs() -> Catalogs:
    """The sentences of the house in its languages, read once."""
    return Catalogs.load(CATALOGS)


@cache
def _words() -> Knowledge:
    """What the house understands without knowing a place."""
    lists = {path.name: path.read_text("utf-8") for path in sorted(WORD_LISTS.glob("*.json"))}
    lexicon = Lexicon.from_data(lists, needs().values())
    towns = Towns(all_places().communes)
    return Knowledge(towns, lexicon, needs(), NoPlaces(), all_catalogs().languages)


class Librarian:
    """Keeps the library of the directory's present edition, and makes nobody wait for it.

    A small directory is read again by the first who needs it. A large one takes a minute to
    arrange: meanwhile the old shelf answers, through what changed since.
    """

    def __init__(
        self,
        library: Library,
        shelves: Shelves | None = None,
        renew: Callable[[], Held] | None = None,
    ) -> None:
        """``renew`` makes a large shelf; it runs on a thread of its own."""
        self._library = library
        self._arranged = Held(library.shelf, library.searcher.index)
        self._shelves = shelves or Shelves(library.places)
        self._renew = renew
        self._lock = Lock()
        self._renewed_for: int | None = None
        """The edition for which a large shelf is being made."""

    @classmethod
    def open(
        cls,
        session: Session,
        kept_days: int = 30,
        city_days: CityDays = NO_CITY_DAYS,
        folder: Path | None = None,
        renew: Callable[[Shelves], Held] | None = None,
    ) -> Librarian:
        """The library as the database stands; ``folder`` is for the shelf of a large one."""
        shelves = Shelves(all_places(), folder)
        shelf, search = shelves.present(session)
        library = Library.around(shelf, Searcher(shelf, shelves.places, search))
        library = replace(library, kept_days=kept_days, city_days=city_days)
        return cls(library, shelves, partial(renew, shelves) if renew else None)

    @property
    def present(self) -> Library:
        """The library as it was last read."""
        return self._library

    def library(self, session: Session) -> Library:
        """The present library, or for a while the last one with what changed since."""
        if current_edition(session) != self._library.shelf.edition:
            with self._lock:
                self._catch_up(session, current_edition(session))
        return self._library

    def _catch_up(self, session: Session, edition: int | None) -> None:
        if edition is None or edition in (self._library.shelf.edition, self._renewed_for):
            return
        if self._renew is None or not self._shelves.is_large(session):
            self._put(self._shelves.present(session))
            return
        changed = self._few_changes(session, edition)
        if changed is not None:
            shelf = amended(self._arranged.shelf, edition, changed)
            self._library = self._library.with_shelf(shelf, self._arranged.search)
        self._renewed_for = edition
        Thread(target=self._make_again, args=(self._renew,), name="shelf", daemon=True).start()

    def _few_changes(self, session: Session, edition: int) -> Changed | None:
        """What changed since the shelf was arranged; None when it is too much to answer with."""
        since = self._arranged.shelf.edition
        if since is None or since > edition:
            return None
        with closing(changes(session, since, edition)) as changing:
            found = [*islice(changing, _FEW + 1)]
        return {it.id: it.resource for it in found} if len(found) <= _FEW else None

    def _make_again(self, renew: Callable[[], Held]) -> None:
        try:
            held = renew()
        except (OSError, StorageUnavailable) as error:
            event("shelf.not_renewed", logging.WARNING, error=type(error).__name__)
        else:
            with self._lock:
                self._put(held)
        finally:
            self._renewed_for = None  # the next message looks again

    def _put(self, held: Held) -> None:
        self._arranged = held
        self._library = self._library.with_shelf(*held)
