"""The rules of an OSM ``opening_hours`` text, and which of such texts are read here.

The grammar is large and the library that evaluates it forgiving; a text is taken only where
what it means is beyond doubt. https://wiki.openstreetmap.org/wiki/Key:opening_hours
"""

from __future__ import annotations

import re
from functools import lru_cache

from opening_hours import validate

ALWAYS = "24/7"
_LONGEST = 500
"""Signs; a longer text is not read."""
_RULE = re.compile(r'(?:"[^"]*"|[^;"])+')
_COMMENT = re.compile(r'"[^"]*"')
_DAYS = re.compile(r"[A-Za-z]{2}")
_ONLY_A_WORD = re.compile(r"(?:open|unknown|closed|off)?")
_DOUBTFUL = re.compile(
    r"""sunrise|sunset|dawn|dusk   # depend on where the place is
      | \bunknown\b | \|\|         # say themselves that they are not sure
      | \d\+                       # « from 9 on »: until when?
      | [PS]H\s*[-+]\s*\d          # the day before or after a holiday
    """,
    re.VERBOSE | re.IGNORECASE,
)


def rules(expression: str) -> list[str]:
    """The rules of an expression, in order.

    >>> rules('Mo-Fr 09:00-12:00 "sauf; exception"; PH off')
    ['Mo-Fr 09:00-12:00 "sauf; exception"', 'PH off']
    """
    return [rule.strip() for rule in _RULE.findall(expression) if rule.strip()]


def bare(expression: str) -> str:
    """An expression without its comments."""
    return _COMMENT.sub(" ", expression)


@lru_cache(maxsize=8192)
def is_read(expression: str) -> bool:
    """Whether an expression is valid, and leaves no doubt about the days it is for."""
    if len(expression) > _LONGEST or _DOUBTFUL.search(bare(expression)):
        return False
    return all(_says_when(bare(rule)) for rule in rules(expression)) and validate(expression)


def _says_when(rule: str) -> bool:
    """A comment alone, « open » alone, or hours without days leave a doubt."""
    if rule.strip() == ALWAYS:
        return True
    return not _ONLY_A_WORD.fullmatch(rule.strip()) and _DAYS.search(rule) is not None
