"""The index behind the search: made once for an edition, never changed.

tantivy finds and scores; what it is given are our own words and stems, so its own analysis of
text is not used. Records are added in the order of their ids and stay in one segment: the number
of a record is then its number in the index, equals come in the order of ids, and the same
records always give the same list, whatever database they were read from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tantivy import DocAddress, Document, Index, Query, Schema, SchemaBuilder

from resources_db.directory.places import Places
from resources_db.directory.records import from_json, to_json
from resources_db.directory.search_fields import Searched, searched, taxonomy_words
from resources_db.directory.search_words import stem
from resources_db.directory.spelling import Spelling
from resources_db.directory.terms import Resource

NAME, TOLD, ASIDE = "name", "told", "aside"
MARKS, WHOLE, PHONE, ID = "marks", "whole", "phone", "id"
AGE_MIN, AGE_MAX = "age_min", "age_max"
_USUAL_WORDS = {NAME: 8, TOLD: 24, ASIDE: 12}
"""Shorter texts count as this long. BM25 as tantivy has it prefers short texts too much for a
directory: « APRE de Cléon » is no more the APRE than the association with its long name."""
_FILLING = "-"
"""No word: our words have letters and digits only."""
_RECORD = "record"
_RECORDS, _WORDS = "records", "words"
_SMALLEST_HEAP, _LARGEST_HEAP = 15_000_000, 4_000_000_000
"""Bytes that tantivy may fill before it cuts a segment. It takes what it needs, not all."""


class Scored(NamedTuple):
    """A record that a query found. Scores compare within one index and query only."""

    number: int
    score: float


class SearchIndex:
    """Which records speak of which stem, and how much."""

    def __init__(self, index: Index, spelling: Spelling) -> None:
        self.schema = index.schema
        self.spelling = spelling
        self._searcher = index.searcher()

    @classmethod
    def of(cls, records: Iterable[Resource], places: Places, *, kept: bool = False) -> SearchIndex:
        """An index in memory; records in the order of their ids, ``kept`` in it or not."""
        index = Index(schema(kept=kept))
        return cls(index, Spelling.of(_fill(index, records, places, kept=kept)))

    @classmethod
    def write(cls, folder: Path, records: Iterable[Resource], places: Places) -> SearchIndex:
        """The index of a large directory, in an empty folder, with the records themselves."""
        for part in (_RECORDS, _WORDS):
            (folder / part).mkdir()
        index = Index(schema(kept=True), path=str(folder / _RECORDS))
        uses = _fill(index, records, places, kept=True)
        return cls(index, Spelling.of(uses, folder / _WORDS))

    @classmethod
    def open(cls, folder: Path) -> SearchIndex:
        """An index that was written. Raises ``ValueError`` when the folder does not hold it."""
        return cls(Index.open(str(folder / _RECORDS)), Spelling.open(folder / _WORDS))

    def __len__(self) -> int:
        return self._searcher.num_docs

    def best(self, query: Query, limit: int) -> list[Scored]:
        """What a query finds, best first."""
        hits = self._searcher.search(query, limit=limit, count=False).hits if limit else ()
        return [Scored(address.doc, score) for score, address in hits]

    def having(self, field: str, term: str, limit: int = 1000) -> list[int]:
        """The numbers of records that have exactly this term."""
        return [n for n, _ in self.best(Query.term_query(self.schema, field, term), limit)]

    def holds(self, field: str, term: str) -> bool:
        """Whether some record has this term."""
        return self._searcher.doc_freq(field, term) > 0

    def record(self, number: int) -> Resource:
        """The record of a number, of an index that was written with its records."""
        kept = self._searcher.doc(DocAddress(0, number))[_RECORD][0]
        return from_json(bytes(kept).decode())


def schema(*, kept: bool) -> Schema:
    """The fields; ``kept`` is whether the records themselves are held too."""
    fields = SchemaBuilder()
    for name in (NAME, TOLD, ASIDE):
        fields.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    fields.add_text_field(MARKS, tokenizer_name="whitespace", index_option="basic")
    for name in (WHOLE, PHONE, ID):
        fields.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (AGE_MIN, AGE_MAX):
        fields.add_integer_field(name, indexed=True)
    if kept:
        fields.add_bytes_field(_RECORD, stored=True)
    return fields.build()


def _fill(index: Index, records: Iterable[Resource], places: Places, *, kept: bool) -> Counter[str]:
    """Write the records; how many use each word."""
    uses = Counter(taxonomy_words())
    with index.writer(_LARGEST_HEAP if kept else _SMALLEST_HEAP, num_threads=1) as writer:
        for record in records:
            made = searched(record, places)
            uses.update(set(made.words()))
            writer.add_document(_document(record, made, kept=kept))
        writer.commit()
    index.reload()
    return uses


def _document(record: Resource, made: Searched, *, kept: bool) -> Document:
    document = Document()
    for name, said in ((NAME, made.name), (TOLD, made.told), (ASIDE, made.aside)):
        filling = [_FILLING] * (_USUAL_WORDS[name] - len(said))
        document.add_text(name, " ".join([*map(stem, said), *filling]))
    document.add_text(MARKS, " ".join(made.marks))
    document.add_text(WHOLE, made.whole)
    document.add_text(ID, record.id)
    if made.phone:
        document.add_text(PHONE, made.phone)
    if record.age_min is not None:
        document.add_integer(AGE_MIN, record.age_min)
    if record.age_max is not None:
        document.add_integer(AGE_MAX, record.age_max)
    if kept:
        document.add_bytes(_RECORD, to_json(record).encode())
    return document
