"""The words of a French text of hours: each is known, or the text is not read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

_LONGEST = 300


class Is(Enum):
    """What a word is."""

    DAY = auto()
    """A day of the week; its value is 0 for Monday."""
    TIME = auto()
    """A time of day, in minutes."""
    EVERY_DAY = auto()
    ALL_DAY = auto()
    DASH = auto()
    TO = auto()
    """« à », « au »: between two days or two times."""
    FROM = auto()
    """« de », « du »: before the first of two."""
    AND = auto()
    COMMA = auto()
    SLASH = auto()
    STOP = auto()
    """Ends a clause: « ; », « . », a new line."""
    COLON = auto()
    THE = auto()
    EXCEPT = auto()
    """« sauf », « hors »: what follows is closed."""
    CLOSED = auto()
    OPEN = auto()
    DURING = auto()
    SCHOOL_HOLIDAYS = auto()
    PUBLIC_HOLIDAYS = auto()
    INCLUDED = auto()
    MORNING = auto()
    AFTERNOON = auto()
    BY_APPOINTMENT = auto()


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text, with its day or time where it is one."""

    kind: Is
    value: int = 0


_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_DAY = re.compile("|".join(rf"(?P<d{n}>{day}s?|{day[:3]}\b\.?)" for n, day in enumerate(_DAYS)))
_TIME = re.compile(
    r"""(?P<noon>midi\b) | (?P<midnight>minuit\b)
      | (?P<hour>\d{1,2}) \s?
        (?: h(?:eures?)?(?![a-z]) \s? (?P<past>\d{2}(?!\d|\s?h))? | :(?P<minute>\d{2}) )
      | (?P<alone>\d{1,2}) (?=\s?(?:-|a\s)\s?\d{1,2}\s?(?:h|:))
    """,
    re.VERBOSE,
)
_FIXED: tuple[tuple[Is, str], ...] = (
    (Is.ALL_DAY, r"24\s?h?\s?(?:/|sur)\s?24\s?h?\b"),
    (Is.EVERY_DAY, r"7\s?j?\s?(?:/|sur)\s?7\s?j?\b|7 jours (?:sur|/) ?7\b|tous les jours\b"),
    (Is.SCHOOL_HOLIDAYS, r"(?:les )?vacances scolaires\b"),
    (Is.PUBLIC_HOLIDAYS, r"(?:les )?jours? feries?\b"),
    (Is.BY_APPOINTMENT, r"(?:uniquement )?(?:sur|avec|sur prise de) (?:rendez[- ]vous|rdv)\b"),
    (Is.AFTERNOON, r"(?:l')?apres[- ]midis?\b"),
    (Is.MORNING, r"(?:le )?matins?\b|matinees?\b"),
    (Is.INCLUDED, r"inclus(?:es)?\b|compris(?:es)?\b"),
    (Is.CLOSED, r"fermee?s?\b|fermeture\b"),
    (Is.OPEN, r"ouverte?s?\b|ouverture\b"),
    (Is.DURING, r"pendant\b|durant\b"),
    (Is.EXCEPT, r"sauf\b|hors\b|excepte\b"),
    (Is.THE, r"les?\b"),
    (Is.FROM, r"de\b|du\b|des\b"),
    (Is.TO, r"au\b|a\b"),
    (Is.AND, r"et\b|puis\b"),
    (Is.DASH, r"-"),
    (Is.COMMA, r","),
    (Is.SLASH, r"/"),
    (Is.COLON, r":"),
    (Is.STOP, r"[;.\n]"),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _FIXED)
_DASHES = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "ʼ": "'", "•": ";"})


def read_words(text: str) -> list[Word] | None:
    """The words of a text; None as soon as one of them is not known.

    >>> [word.kind.name for word in read_words("le lundi 9h-12h")]
    ['THE', 'DAY', 'TIME', 'DASH', 'TIME']
    """
    if len(text) > _LONGEST:
        return None
    plain = _plain(text)
    found: list[Word] = []
    at = 0
    while at < len(plain):
        if plain[at] == " ":
            at += 1
            continue
        step = _fixed(plain, at) or _day(plain, at) or _time(plain, at)
        if step is None:
            return None
        word, at = step
        found.append(word)
    return found


def _plain(text: str) -> str:
    """Lower case without accents; spaces made one, line ends kept."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_DASHES).casefold())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    lines = (" ".join(line.split()) for line in letters.strip().splitlines())
    return "\n".join(line for line in lines if line)


def _fixed(plain: str, at: int) -> tuple[Word, int] | None:
    for kind, pattern in _PATTERNS:
        if found := pattern.match(plain, at):
            return Word(kind), found.end()
    return None


def _day(plain: str, at: int) -> tuple[Word, int] | None:
    found = _DAY.match(plain, at)
    if found is None or plain[found.end() : found.end() + 1].isalpha():
        return None
    return Word(Is.DAY, int((found.lastgroup or "d0")[1:])), found.end()


def _time(plain: str, at: int) -> tuple[Word, int] | None:
    found = _TIME.match(plain, at)
    if found is None:
        return None
    minutes = _minutes(found)
    return None if minutes is None else (Word(Is.TIME, minutes), found.end())


def _minutes(found: re.Match[str]) -> int | None:
    if found["noon"]:
        return 12 * 60
    if found["midnight"]:
        return 24 * 60
    hour = int(found["hour"] or found["alone"])
    minute = int(found["past"] or found["minute"] or 0)
    return hour * 60 + minute if hour <= 24 and minute < 60 and hour * 60 + minute <= 1440 else None
