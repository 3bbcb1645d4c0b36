"""The words that understanding knows, ready to be looked for: a value built from ``data/``.

The shell reads the files and hands their texts in; nothing here reads a file.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from conversations.understanding.leanings import FILE_PREFIX, Leaning, parse_leaning
from conversations.understanding.patterns import Pattern, PatternError, PatternReader
from conversations.understanding.phrases import Phrases
from conversations.understanding.spelling import Spelling, Token
from conversations.understanding.typos import Mender
from conversations.understanding.word_lists import (
    About,
    Entry,
    WordListError,
    parse_list,
    parse_spelling,
    parse_stems,
)
from resources_db.directory.terms import Need, NeedCode
from resources_db.directory.words import fold

SPELLING = "spelling.json"
"""Name of the file of shortcuts and small words."""
STEMS = "stems.json"
"""Name of the file of stems found beforehand; without it, starting takes longer."""
_PART = re.compile(r"[,:]| et ")
FRENCH = "fr"
STEMMED = frozenset({FRENCH, "taxonomy", "ar", "fa", "ru", "uk"})
"""Languages whose words are compared by stem; of the others, only French stems are known."""
TAXONOMY = "taxonomy"
"""Language tag of the phrases that come from the needs' own examples."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase tells: the entry it comes from, by its place in the lists."""

    code: str
    grade: str
    language: str
    phrase: str
    size: int
    """Number of words of the phrase: a longer one says more."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Every list, compiled. Made by :meth:`from_data` or :func:`build_lexicon`."""

    spelling: Spelling
    mender: Mender
    needs: Phrases[Meaning]
    intents: Phrases[Meaning]
    emergency: Phrases[Meaning]
    order: tuple[NeedCode, ...]
    """The needs in the order of the taxonomy, which breaks ties."""
    leanings: Mapping[About, Leaning] = field(default_factory=dict[About, Leaning])
    """What whole messages lean to; empty in a house without weights."""

    @classmethod
    def from_data(cls, files: Mapping[str, str], needs: Iterable[Need]) -> Lexicon:
        """The lexicon of the given files (name → text); ``spelling.json`` must be one of them.

        Raises :class:`WordListError` naming the file, the entry and the mend.
        """
        if SPELLING not in files:
            raise WordListError(f"{SPELLING} is missing from the word lists; put it back")
        spelling, common = parse_spelling(SPELLING, files[SPELLING])
        spelling = replace(spelling, stems=parse_stems(STEMS, files.get(STEMS, "{}")))
        entries = [
            entry
            for name in sorted(files)
            if is_list(name)
            for entry in parse_list(name, files[name])
        ]
        leanings = {
            about: parse_leaning(files[name])
            for about in About
            if (name := f"{FILE_PREFIX}{about}.json") in files
        }
        return replace(build_lexicon(needs, entries, spelling, common), leanings=leanings)

    def tokens(self, text: str, names: Container[str] = ()) -> tuple[Token, ...]:
        """The words of a message in full spelling, mended, ready to be compared.

        ``names`` are words of proper names, never taken for a mistyped word: « Saint-Denis »
        has nothing to do with « dents ».
        """
        spelling, mender = self.spelling, self.mender
        return tuple(
            spelling.token(mended)
            for word in spelling.normal(text)
            for mended in ((word,) if word in names else mender.mend(word))
        )


def is_list(name: str) -> bool:
    """Whether a file of ``data/`` is a list of phrases."""
    return name not in (SPELLING, STEMS) and not name.startswith(FILE_PREFIX)


def build_lexicon(
    needs: Iterable[Need],
    entries: Iterable[Entry],
    spelling: Spelling,
    common: Iterable[str] = (),
) -> Lexicon:
    """Compile the phrases, with the needs' own labels and examples beside them.

    ``common`` are ordinary words: never taken for a mistyped word of the lists.
    """
    known = tuple(needs)
    lists = [*entries, *_of_the_taxonomy(known)]
    _check_codes(lists, known)
    readers = {
        stemmed: PatternReader(spelling.normal, spelling.stem if stemmed else None)
        for stemmed in (True, False)
    }
    phrases = {about: Phrases(_compiled(lists, about, readers)) for about in About}
    mender = Mender(
        [*common, *(word for each in phrases.values() for word in each.vocabulary())],
        (prefix for each in phrases.values() for prefix in each.prefixes()),
        spelling.stem,
    )
    return Lexicon(
        spelling,
        mender,
        phrases[About.NEEDS],
        phrases[About.INTENTS],
        phrases[About.EMERGENCY],
        tuple(need.code for need in known),
    )


def _of_the_taxonomy(needs: Iterable[Need]) -> Iterator[Entry]:
    for need in needs:
        for phrase in (need.label, *need.examples):
            folded = fold(phrase)
            exact = folded if " " in folded else f"={folded}"
            yield Entry(About.NEEDS, TAXONOMY, need.code, "sure", exact)
        for part in _PART.split(need.label):
            yield Entry(About.NEEDS, TAXONOMY, need.code, "likely", fold(part))


def _check_codes(entries: Iterable[Entry], needs: Iterable[Need]) -> None:
    codes = {need.code for need in needs}
    for entry in entries:
        if entry.about is About.NEEDS and entry.code not in codes:
            raise WordListError(
                f"needs, language {entry.language}: « {entry.code} » is not a need of the "
                "taxonomy; correct the code or add the need"
            )


def _compiled(
    entries: Iterable[Entry], about: About, readers: Mapping[bool, PatternReader]
) -> Iterator[tuple[Pattern, Meaning]]:
    for entry in entries:
        if entry.about is not about:
            continue
        try:
            patterns = readers[entry.language in STEMMED].read(entry.phrase)
        except PatternError as error:
            place = f"{about}, language {entry.language}, {entry.code} / {entry.grade}"
            raise WordListError(f"{place}: {error}") from error
        for pattern in patterns:
            size = len(pattern)
            yield pattern, Meaning(entry.code, entry.grade, entry.language, entry.phrase, size)
