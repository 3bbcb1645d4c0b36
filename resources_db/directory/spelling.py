"""The words of the directory, and which of them a misspelt one may be.

An index of its own, a document for each word: tantivy walks it with a Levenshtein automaton, so
that a typo among 80,000 words is found in under a millisecond (all of them compared one by one
took 27). A second field holds how each word sounds, for what is written by ear.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from rapidfuzz.distance import OSA
from tantivy import Document, Index, Query, Schema, SchemaBuilder

from resources_db.directory.sounds import sound

_TYPO_FROM = 4
_TWO_TYPOS_FROM = 7
"""Letters from which a word may have one wrong letter, and two."""
_SOUND_FROM = 3
"""Letters from which a word's sound tells it apart."""
_LOOKED_AT = 200
_GUESSES = 4
_HEAP = 50_000_000
_WORD, _SOUND, _USES = "word", "sound", "uses"


class Spelling:
    """The known words. Never changes once made."""

    def __init__(self, index: Index) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()

    @classmethod
    def of(cls, uses: Mapping[str, int], folder: Path | None = None) -> Spelling:
        """From words and how many records use each; kept in a folder, or else in memory."""
        index = Index(_schema(), path=str(folder) if folder else None)
        with index.writer(_HEAP, num_threads=1) as writer:
            for word in sorted(uses):
                if len(word) >= _TYPO_FROM - 1 and not word.isdecimal():
                    known = Document()
                    known.add_text(_WORD, word)
                    known.add_text(_SOUND, sound(word))
                    known.add_unsigned(_USES, uses[word])
                    writer.add_document(known)
            writer.commit()
        index.reload()
        return cls(index)

    @classmethod
    def open(cls, folder: Path) -> Spelling:
        """From a folder. Raises ``ValueError`` when it does not hold the words."""
        return cls(Index.open(str(folder)))

    def close_to(self, word: str) -> list[str]:
        """Known words that this one may be a misspelling of, the likeliest first."""
        if len(word) < _TYPO_FROM or word.isdecimal():
            return []
        allowed = 2 if len(word) >= _TWO_TYPOS_FROM else 1
        near = self._within(word, 1) or self._within(word, allowed)
        heard = sound(word)
        alike = (
            self._found(Query.term_query(self._schema, _SOUND, heard))
            if len(heard) >= _SOUND_FROM
            else {}
        )
        ranked = sorted(
            {**alike, **near}.items(),
            key=lambda known: (_strangeness(word, known[0]), -known[1], known[0]),
        )
        return [known for known, _ in ranked[:_GUESSES]]

    def _within(self, word: str, letters: int) -> dict[str, int]:
        return self._found(Query.fuzzy_term_query(self._schema, _WORD, word, letters))

    def _found(self, query: Query) -> dict[str, int]:
        hits = self._searcher.search(query, limit=_LOOKED_AT, count=False).hits
        found = (self._searcher.doc(address) for _, address in hits)
        return {known[_WORD][0]: known[_USES][0] for known in found}


def _strangeness(written: str, known: str) -> int:
    """How unlikely it is that someone meant this word: wrong letters first, then the sound."""
    heard = sound(written) == sound(known)
    return 2 * OSA.distance(written, known) + (written[0] != known[0]) - (2 if heard else 0)


def _schema() -> Schema:
    fields = SchemaBuilder()
    fields.add_text_field(_WORD, stored=True, tokenizer_name="raw", index_option="basic")
    fields.add_text_field(_SOUND, tokenizer_name="raw", index_option="basic")
    fields.add_unsigned_field(_USES, stored=True)
    return fields.build()
