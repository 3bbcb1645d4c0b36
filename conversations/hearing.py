"""Hearing a button in typed words: « 2 », « le deuxième », « retour en formation »."""

from __future__ import annotations

from collections.abc import Sequence

from conversations.steps import Choice, Hearing
from resources_db.directory.words import words

_RANKS = {
    "premier": 1,
    "premiere": 1,
    "deuxieme": 2,
    "second": 2,
    "seconde": 2,
    "troisieme": 3,
    "quatrieme": 4,
    "cinquieme": 5,
    "sixieme": 6,
    "septieme": 7,
    "huitieme": 8,
    "first": 1,
    "third": 3,
    "fourth": 4,
}
_LAST = frozenset({"dernier", "derniere", "last"})
_YES_NO = frozenset(
    words("oui non yes no sim não si sí evet hayır da nu так ні да нет نعم لا بله نه iyo te")
)
"""Words that answer by themselves, when exactly one label begins with them."""
_THE_OTHER = frozenset({"autre", "other"})
"""« non, l'autre »: the second of two."""
_SMALL_WORDS = frozenset({"le", "la", "les", "l", "the", "numero", "number", "choix", "option"})


def only_answers(said: Sequence[str]) -> bool:
    """True for « oui » or « non » alone: an answer, whatever the question was."""
    return bool(said) and _YES_NO.issuperset(said)


def pick(hearing: Hearing, choices: Sequence[Choice]) -> str | None:
    """The code of the choice that these words name; None when they name none, or several.

    In order: a rank alone, the whole label, yes or no, « l'autre », then words that only one
    label holds.
    """
    labels = _labels(hearing, choices)
    if (exact := _exactly(hearing, choices, labels)) is not None:
        return exact
    said = _said(hearing)
    if len(choices) == 2 and said and said[-1] in _THE_OTHER and len(said) <= 2:
        return choices[1].code
    holders = [
        choice.code
        for choice, label in zip(choices, labels, strict=True)
        if _holds(label, said) or _begins(label, said)
    ]
    return holders[0] if len(holders) == 1 else None


def pick_exactly(hearing: Hearing, choices: Sequence[Choice]) -> str | None:
    """The code of the choice named by its rank alone, or by its whole label."""
    return _exactly(hearing, choices, _labels(hearing, choices))


def _labels(hearing: Hearing, choices: Sequence[Choice]) -> list[list[str]]:
    return [words(hearing.label(choice.label)) for choice in choices]


def _exactly(
    hearing: Hearing, choices: Sequence[Choice], labels: Sequence[list[str]]
) -> str | None:
    said = _said(hearing)
    if len(said) == 1 and said[0] in _LAST:
        return choices[-1].code if choices else None
    if len(said) == 1 and (rank := _rank(said[0])) is not None:
        return choices[rank - 1].code if 1 <= rank <= len(choices) else None
    whole = list(hearing.reading.words)
    named = (it.code for it, label in zip(choices, labels, strict=True) if label == whole)
    return next(named, None) if whole else None


def _said(hearing: Hearing) -> list[str]:
    return [word for word in hearing.reading.words if word not in _SMALL_WORDS]


def _rank(word: str) -> int | None:
    if word.isdecimal() and len(word) <= 2:
        return int(word)
    return _RANKS.get(word)


def _holds(label: list[str], said: list[str]) -> bool:
    """All the said words are the label's, and at least one is long enough to mean something."""
    return set(said) <= set(label) and any(len(word) >= 4 for word in said)


def _begins(label: list[str], said: list[str]) -> bool:
    """« oui » names the one label that begins so, such as « Oui, merci »."""
    return len(said) == 1 and said[0] in _YES_NO and label[:1] == said
