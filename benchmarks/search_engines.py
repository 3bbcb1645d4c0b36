"""The search engines that are compared: each builds in a folder, and is opened from there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from resources_db.directory.communes import load_communes
from resources_db.directory.places import Places
from resources_db.directory.terms import Audience, Resource
from resources_db.directory.words import words

if TYPE_CHECKING:  # each engine is loaded in its own process only, where its memory is measured
    import bm25s
    import tantivy

BEST = 10

Search = Callable[[str], list[str]]
"""From a text to the ids of the ten best records."""


class Engine(Protocol):
    """One of the engines."""

    def build(self, folder: Path, records: Sequence[Resource]) -> None:
        """Make its index in an empty folder."""
        ...

    def open(self, folder: Path) -> Search:
        """What searches in the index that was made."""
        ...


class Ours:
    """The directory's own: tantivy under our French words, spelling and nearness."""

    def build(self, folder: Path, records: Sequence[Resource]) -> None:
        from resources_db.directory import shelf_folder

        in_order = sorted(records, key=lambda record: record.id)
        shelf_folder.write(folder, 1, in_order, Places(load_communes()))

    def open(self, folder: Path) -> Search:
        from resources_db.directory import shelf_folder
        from resources_db.directory.searching import Searcher

        shelf, index = shelf_folder.open_shelf(folder)
        searcher = Searcher(shelf, Places(()), index)

        def search(text: str) -> list[str]:
            return [hit.id for hit in searcher.search(text, audience=Audience.PARENT, limit=BEST)]

        return search


class Fts5:
    """SQLite FTS5 alone: its own tokens without accents, BM25, the name worth more."""

    def build(self, folder: Path, records: Sequence[Resource]) -> None:
        with sqlite3.connect(folder / "fts5.sqlite3") as database:
            database.execute(
                "CREATE VIRTUAL TABLE found USING fts5(id UNINDEXED, name, told, "
                "tokenize = 'unicode61 remove_diacritics 2')"
            )
            rows = ((record.id, *texts(record)) for record in records)
            database.executemany("INSERT INTO found VALUES (?, ?, ?)", rows)
            database.execute("INSERT INTO found(found) VALUES ('optimize')")

    def open(self, folder: Path) -> Search:
        database = sqlite3.connect(folder / "fts5.sqlite3")
        query = (
            "SELECT id FROM found WHERE found MATCH ? ORDER BY bm25(found, 0, 2.0, 1.0) "
            f"LIMIT {BEST}"
        )

        def search(text: str) -> list[str]:
            match = " OR ".join(f'"{word}"' for word in words(text))
            return [id_ for (id_,) in database.execute(query, [match])] if match else []

        return search


class RawTantivy:
    """tantivy with its own analysis of French, each word a fuzzy term within one letter."""

    def build(self, folder: Path, records: Sequence[Resource]) -> None:
        import tantivy

        fields = tantivy.SchemaBuilder()
        fields.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        for name in ("name", "told"):
            fields.add_text_field(name, tokenizer_name="folded", index_option="freq")
        index = tantivy.Index(fields.build(), path=str(folder))
        index.register_tokenizer("folded", _folded())
        writer = index.writer(500_000_000, num_threads=1)
        for record in records:
            name, told = texts(record)
            writer.add_document(tantivy.Document(id=record.id, name=name, told=told))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> Search:
        import tantivy

        index = tantivy.Index.open(str(folder))
        analyser, searcher, query = _folded(), index.searcher(), tantivy.Query

        def search(text: str) -> list[str]:
            parts = [
                (
                    tantivy.Occur.Should,
                    query.boost_query(query.fuzzy_term_query(index.schema, field, word, 1), boost),
                )
                for word in analyser.analyze(text)
                for field, boost in (("name", 2.0), ("told", 1.0))
            ]
            hits = searcher.search(query.boolean_query(parts), limit=BEST, count=False).hits
            return [str(searcher.doc(address)["id"][0]) for _, address in hits]

        return search


class Bm25s:
    """bm25s, sparse matrices of NumPy, read from the disk as they are needed."""

    def build(self, folder: Path, records: Sequence[Resource]) -> None:
        import bm25s

        corpus = [" ".join(texts(record)) for record in records]
        retriever = bm25s.BM25()
        retriever.index(_tokens(corpus), show_progress=False)
        retriever.save(folder)
        ids = [record.id for record in records]
        (folder / "ids.json").write_text(json.dumps(ids), encoding="utf-8")

    def open(self, folder: Path) -> Search:
        import bm25s

        retriever = bm25s.BM25.load(folder, mmap=True)
        ids: list[str] = json.loads((folder / "ids.json").read_text(encoding="utf-8"))

        def search(text: str) -> list[str]:
            found, _ = retriever.retrieve(_tokens([text]), k=BEST, show_progress=False)
            return [ids[number] for number in found[0]]

        return search


def texts(record: Resource) -> tuple[str, str]:
    """The texts that everyone indexes: the name, and what is told of it."""
    told = (record.description, record.territory, record.publics, record.adresse)
    return record.nom, " ".join(text for text in told if text)


def _folded() -> tantivy.TextAnalyzer:
    import tantivy

    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (tantivy.Filter.lowercase(), tantivy.Filter.ascii_fold()):
        builder = builder.filter(step)
    return builder.build()


def _tokens(corpus: Sequence[str]) -> bm25s.Tokenized:
    import bm25s

    return bm25s.tokenize(corpus, stopwords=None, show_progress=False)


ENGINES: Mapping[str, Engine] = {
    "Accroche": Ours(),
    "SQLite FTS5 alone": Fts5(),
    "tantivy, fuzzy terms": RawTantivy(),
    "bm25s": Bm25s(),
}
