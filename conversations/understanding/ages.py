"""The age told by a message, in years: « 14 ans », « en 5ème », « mon bébé de 6 mois »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resources_db.directory.words import fold

OLDEST_YOUNG = 25
"""Older ages in a message are the parent's, not the young person's."""

_YEARS = re.compile(
    r"\b(\d{1,2}) ?(?:ans|an|piges|years?|yo|yrs?|anos|ani|yas\w*|лет|год\w*|рок\w*"
    r"|سنه|سنة|سنوات|عام)\b"
)
_MONTHS = re.compile(r"\b(\d{1,2}) ?(?:mois|months?|meses|luni|aylik|месяц\w*|місяц\w*|اشهر|شهر)\b")
_DURATION = re.compile(
    r"(?:\bil y a|\bdepuis|\bdans|\bpendant|\bdurant|\bapres|\btous les|\bfor|\bsince|\bin|\bhace"
    r"|\bdesde|\bha)(?: (?:environ|presque|plus de|deja|about))?$"
)
_LEVEL_IS_TOLD = re.compile(r"(?:^|\b(?:en|de|d|classe|niveau|eleve|passe|est))$")
_UNMISTAKABLE_LEVELS = re.compile(r"petite|moyenne|grande|maternelle|c[pem]\d?$|terminale|tle")
_LEVELS: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(rf"\b(?:{words})\b"), age)
    for words, age in (
        ("petite section", 3),
        ("moyenne section|maternelle", 4),
        ("grande section", 5),
        ("cp", 6),
        ("ce1", 7),
        ("ce2", 8),
        ("cm1", 9),
        ("cm2", 10),
        ("6 ?(?:e|eme|em|ieme)|sixieme", 11),
        ("5 ?(?:e|eme|em|ieme)|cinquieme", 12),
        ("4 ?(?:e|eme|em|ieme)|quatrieme", 13),
        ("3 ?(?:e|eme|em|ieme)|troisieme", 14),
        ("2 ?(?:nde|nd|de)|seconde", 15),
        ("1 ?(?:ere|re)|premiere", 16),
        ("terminale|term|tle", 17),
    )
)


def told_age(text: str) -> int | None:
    """The first age of a young person, else that of the first school level; None without.

    A duration is no age: « depuis 2 ans », « il y a 6 mois ».
    """
    folded = fold(text).translate({ord("ı"): "i"})
    ages = [*_ages(folded, _YEARS, 1), *_ages(folded, _MONTHS, 12)]
    levels = sorted(_levels(folded))
    return min(ages)[1] if ages else levels[0][1] if levels else None


def _ages(folded: str, pattern: re.Pattern[str], in_a_year: int) -> Iterator[tuple[int, int]]:
    """Place and age of each number that this unit makes an age."""
    for found in pattern.finditer(folded):
        age = int(found.group(1)) // in_a_year
        if age <= OLDEST_YOUNG and not _DURATION.search(folded[: found.start()].rstrip()):
            yield found.start(), age


def _levels(folded: str) -> Iterator[tuple[int, int]]:
    """Place and usual age of each school level; « 5e » alone may be a district or a rank."""
    for pattern, age in _LEVELS:
        for found in pattern.finditer(folded):
            before = folded[: found.start()].rstrip()
            if _UNMISTAKABLE_LEVELS.match(found.group()) or _LEVEL_IS_TOLD.search(before):
                yield found.start(), age
