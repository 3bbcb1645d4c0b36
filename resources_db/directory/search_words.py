"""How the search reads French: words, stems, acronyms, numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import cast

import snowballstemmer

from resources_db.directory.words import words

_SYNONYMS = Path(__file__).with_name("data") / "synonyms.json"
_EMPTY_WORDS = Path(__file__).with_name("data") / "empty_words.txt"
_LONGEST = 4
"""Words in the longest expression of ``synonyms.json``."""


@cache
def stem(word: str) -> str:
    """The stem of a folded word: « éducateurs » and « éducatrice » share theirs."""
    # One for each word: a stemmer holds the word it works on, and searches run in threads.
    return snowballstemmer.stemmer("french").stemWord(word)


def telling(folded: Iterable[str]) -> list[str]:
    """The words that say something, in order."""
    empty = _empty_words()
    return [word for word in folded if word not in empty]


def numbers(folded: Iterable[str]) -> Iterator[str]:
    """The numbers of a text, digits written apart made one: « 39 89 » is 3989."""
    for is_number, run in groupby(folded, str.isdecimal):
        if is_number:
            yield "".join(run)


def expansions(folded: list[str]) -> Iterator[list[str]]:
    """The words of what acronyms and everyday expressions of a text stand for."""
    for start in range(len(folded)):
        for length in range(1, min(_LONGEST, len(folded) - start) + 1):
            for meaning in _synonyms().get(" ".join(folded[start : start + length]), ()):
                yield words(meaning)


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(_EMPTY_WORDS.read_text(encoding="utf-8").split())


@cache
def _synonyms() -> Mapping[str, list[str]]:
    return cast("Mapping[str, list[str]]", json.loads(_SYNONYMS.read_text(encoding="utf-8")))
