"""Reading the word lists of ``data/``: JSON that a person can review, checked on the way in.

A list says its language, what it is about, and its phrases by code and grade::

    {"about": "needs", "language": "fr",
     "classes": {"child": ["fils", "fille", "ado"]},
     "lists": {"absenteisme": {"sure": ["@child sèche les cours"], "hint": ["en retard"]}}}

``@child`` in a phrase stands for any word of that class.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import cast

from conversations.understanding.reading import Danger, Intent
from conversations.understanding.spelling import Spelling
from resources_db.directory.words import words


class WordListError(ValueError):
    """A word list that cannot be used: the message names the file, the entry and the mend."""


class About(StrEnum):
    """What a list is about."""

    NEEDS = "needs"
    INTENTS = "intents"
    EMERGENCY = "emergency"


GRADES: Mapping[About, frozenset[str]] = {
    About.NEEDS: frozenset({"sure", "likely", "hint"}),
    About.INTENTS: frozenset({"sure", "likely", "hint"}),
    About.EMERGENCY: frozenset({"certain", "doubt", "words"}),
}
CASE_DATA = "case_data"
"""A code of the intents: asking for somebody else's case or data."""
IDIOM, DISTANCE, NOW = "idiom", "distance", "now"
"""Codes of the emergencies that are no danger: see ``emergency``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase: what it tells, and how surely."""

    about: About
    language: str
    code: str
    grade: str
    phrase: str


def parse_list(name: str, text: str) -> tuple[Entry, ...]:
    """The phrases of one file. ``name`` is only used to say where a mistake is."""
    data = _table(_json(name, text), name, "the file")
    about, language = data.get("about"), data.get("language")
    if not isinstance(about, str) or about not in set(About) or not isinstance(language, str):
        known = ", ".join(About)
        raise WordListError(f"{name}: give « language », and « about » as one of {known}")
    lists = _table(data.get("lists"), name, "« lists »")
    classes = {
        code: "|".join(_strings(name, code, members))
        for code, members in _table(data.get("classes", {}), name, "« classes »").items()
    }
    return tuple(
        replace(entry, phrase=_with_classes(name, entry.phrase, classes))
        if "@" in entry.phrase
        else entry
        for entry in _entries(name, About(about), language, lists)
    )


def parse_spelling(name: str, text: str) -> tuple[Spelling, tuple[str, ...]]:
    """The shortcuts, the small words, and the ordinary words that must not be mended."""
    data = _table(_json(name, text), name, "the file")
    shortcuts = _table(data.get("shortcuts"), name, "« shortcuts »")
    full = {
        " ".join(words(short)): tuple(words(_string(name, short, meant)))
        for short, meant in shortcuts.items()
    }
    light, function = (
        frozenset(word for entry in _strings(name, key, data.get(key)) for word in words(entry))
        for key in ("light", "function")
    )
    small_words = {
        language: frozenset(
            word for entry in _strings(name, language, each) for word in words(entry)
        )
        for language, each in _table(data.get("small_words"), name, "« small_words »").items()
    }
    common = _strings(name, "common", data.get("common"))
    first_names = frozenset(
        word
        for entry in _strings(name, "first_names", data.get("first_names", []))
        for word in words(entry)
    )
    spelling = Spelling(full, light, function, small_words, first_names)
    return spelling, tuple(word for line in common for word in words(line))


def parse_stems(name: str, text: str) -> Mapping[str, str]:
    """The stems found beforehand, by word. Big, and written by a tool: not checked one by one."""
    return cast("Mapping[str, str]", _table(_json(name, text), name, "the file"))


def _entries(
    name: str, about: About, language: str, lists: Mapping[str, object]
) -> Iterator[Entry]:
    for code, grades in lists.items():
        if not _known(about, code):
            raise WordListError(f"{name}: « {code} » is not a code of {about}; correct it")
        for grade, phrases in _table(grades, name, f"« {code} »").items():
            if grade not in GRADES[about]:
                allowed = ", ".join(sorted(GRADES[about]))
                raise WordListError(f"{name}: « {code} » / « {grade} »: use one of {allowed}")
            for phrase in _strings(name, f"{code} / {grade}", phrases):
                yield Entry(about, language, code, grade, phrase)


def _with_classes(name: str, phrase: str, classes: Mapping[str, str]) -> str:
    def members(match: re.Match[str]) -> str:
        code = match.group(1)
        if code not in classes:
            raise WordListError(f"{name}: « {phrase} »: no class « {code} »; add it or correct it")
        return classes[code]

    return re.sub(r"@(\w+)", members, phrase)


def _known(about: About, code: str) -> bool:
    """Codes of needs are checked later, against the taxonomy."""
    match about:
        case About.NEEDS:
            return True
        case About.INTENTS:
            return code in {*Intent, CASE_DATA}
        case About.EMERGENCY:
            return code in {*Danger, IDIOM, DISTANCE, NOW}


def _json(name: str, text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise WordListError(f"{name}: not JSON at line {error.lineno}: {error.msg}") from error


def _table(value: object, name: str, what: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise WordListError(f"{name}: {what} must be an object {{…}}")
    return {str(key): entry for key, entry in cast("dict[object, object]", value).items()}


def _strings(name: str, what: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise WordListError(f"{name}: « {what} » must be a list of phrases")
    return tuple(_string(name, what, entry) for entry in cast("list[object]", value))


def _string(name: str, what: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise WordListError(f"{name}: « {what} » holds an entry that is not a phrase; remove it")
    return value
