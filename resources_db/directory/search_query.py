"""What a person asks, as a query of the index: words, what they mean, what must hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tantivy import FieldType, Occur, Query

from resources_db.directory import search_fields, search_index
from resources_db.directory.search_fields import everyday_words, taxonomy_marks
from resources_db.directory.search_index import SearchIndex
from resources_db.directory.search_words import expansions, numbers, stem, telling
from resources_db.directory.suiting import PROFESSIONALS
from resources_db.directory.terms import Audience, KindCode, NeedCode
from resources_db.directory.words import words

_LONGEST_QUERY = 40
"""Words read of a query; what follows is not a search any more."""
_PHONE = 100.0
"""A number that is a record's own says more than any word."""
_WHOLE_NAME = 10.0
"""The whole name of a record, typed as it is."""
_SHORT = 3
"""Digits from which a number in a sentence is taken for a phone: « 15 ans » is an age."""
_EVERYDAY = 1.2
"""Saying a need as people say it, in all its words: « boule au ventre »."""
_MEANING = 0.6
_TYPO = 0.6
"""What a synonym and a guessed spelling count, beside the word as written."""
_WEIGHTS = ((search_index.NAME, 1.6), (search_index.TOLD, 0.8), (search_index.ASIDE, 0.3))
"""What a word counts, by where the record says it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must hold of a record, whatever its words."""

    audience: Audience = Audience.PARENT
    needs: tuple[NeedCode, ...] = ()
    """At least one of them, when there are any."""
    kinds: tuple[KindCode, ...] = ()
    age: int | None = None

    def marks(self) -> Iterator[str]:
        """The marks that it asks for: enough to list records without any word."""
        yield from (search_fields.NEED + code for code in self.needs)
        yield from (search_fields.KIND + code for code in self.kinds)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that was asked, and what it is read as."""

    written: str
    guesses: tuple[str, ...] = ()
    """The words of the directory that it may be, when no record knows it as it is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A text, read with the words that the directory knows."""

    index: SearchIndex
    whole: str
    words: tuple[Word, ...]
    meanings: tuple[str, ...]
    """The words of what acronyms and everyday expressions stand for."""
    phones: tuple[str, ...]
    """The numbers of the text that are some record's."""

    @classmethod
    def read(cls, text: str, index: SearchIndex) -> Asked:
        """Numbers first, then the words as written, then what they stand for."""
        said = words(text)[:_LONGEST_QUERY]
        meanings = list(expansions(said))
        phones = tuple(n for n in _phones(said, meanings) if index.holds(search_index.PHONE, n))
        whole = " ".join(said)
        sure = bool(phones) or index.holds(search_index.WHOLE, whole)
        asked = [word for word in telling(said) if not (sure and word.isdecimal())]
        return cls(
            index,
            whole,
            tuple(_word(word, index) for word in dict.fromkeys(asked)),
            tuple(dict.fromkeys(word for meaning in meanings for word in telling(meaning))),
            phones,
        )

    def query(self, wanted: Wanted) -> Query | None:
        """The records that speak of it; None when it says nothing."""
        said = list(self._said())
        if said:
            query = Query.boolean_query([(Occur.Should, part) for part in said])
        elif wanted.needs or wanted.kinds:
            query = self._marked([*wanted.marks()], 1.0)
        else:
            return None
        return Query.boolean_query([(Occur.Must, query), *self._limits(wanted)])

    def within(self, query: Query, marks: Sequence[str] | None) -> Query:
        """The same, of records with one of these marks."""
        if marks is None:
            return query
        return Query.boolean_query([(Occur.Must, query), (Occur.Must, self._marked(marks))])

    def _said(self) -> Iterator[Query]:
        for number in self.phones:
            yield Query.const_score_query(self._term(search_index.PHONE, number), _PHONE)
        if self.words:
            yield Query.const_score_query(self._term(search_index.WHOLE, self.whole), _WHOLE_NAME)
        for word in self.words:
            if word.guesses:
                guesses = [Query.boolean_query(list(self._about(g, _TYPO))) for g in word.guesses]
                yield Query.disjunction_max_query(guesses)
            else:
                yield from (part for _, part in self._about(word.written, 1.0))
        for mark in self.told_otherwise():
            yield Query.boost_query(self._term(search_index.MARKS, mark), _EVERYDAY)
        for meant in self.meanings:
            yield from (part for _, part in self._about(meant, _MEANING))

    def told_otherwise(self) -> Iterator[str]:
        """The marks of needs that people tell in these very words."""
        read = (word.guesses[0] if word.guesses else word.written for word in self.words)
        stems = frozenset(map(stem, read))
        yield from dict.fromkeys(mark for said, mark in everyday_words() if said <= stems)

    def _about(self, word: str, worth: float) -> Iterator[tuple[Occur, Query]]:
        root = stem(word)
        for field, weight in _WEIGHTS:
            yield Occur.Should, Query.boost_query(self._term(field, root), worth * weight)
        for mark, weight in taxonomy_marks().get(root, {}).items():
            term = self._term(search_index.MARKS, mark)
            yield Occur.Should, Query.boost_query(term, worth * weight)

    def _limits(self, wanted: Wanted) -> Iterator[tuple[Occur, Query]]:
        if wanted.audience not in PROFESSIONALS:
            yield Occur.MustNot, self._term(search_index.MARKS, search_fields.PROFESSIONALS_ONLY)
        if wanted.needs:
            yield Occur.Must, self._marked([search_fields.NEED + code for code in wanted.needs])
        if wanted.kinds:
            yield Occur.Must, self._marked([search_fields.KIND + code for code in wanted.kinds])
        if wanted.age is not None:
            for field, low, high in (
                (search_index.AGE_MIN, wanted.age + 1, None),
                (search_index.AGE_MAX, None, wanted.age - 1),
            ):
                beyond = Query.range_query(self.index.schema, field, FieldType.Integer, low, high)
                yield Occur.MustNot, beyond

    def _marked(self, marks: Sequence[str], worth: float = 0.0) -> Query:
        among = Query.term_set_query(self.index.schema, search_index.MARKS, marks)
        return Query.const_score_query(among, worth)

    def _term(self, field: str, term: str) -> Query:
        return Query.term_query(self.index.schema, field, term, index_option="basic")


def _word(word: str, index: SearchIndex) -> Word:
    root = stem(word)
    known = root in taxonomy_marks() or any(index.holds(field, root) for field, _ in _WEIGHTS)
    if known:
        return Word(word)
    by_stem: dict[str, str] = {}
    for guess in index.spelling.close_to(word):
        by_stem.setdefault(stem(guess), guess)
    return Word(word, tuple(by_stem.values()))


def _phones(said: list[str], meanings: list[list[str]]) -> list[str]:
    whole_question = telling(said)
    asked = [n for n in numbers(said) if len(n) >= _SHORT or whole_question == [n]]
    meant = [n for meaning in meanings for n in numbers(meaning)]
    return list(dict.fromkeys(asked + meant))
