"""Finding the word of the glossary that a message names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from conversations.glossary import exclusion, helpers, returning, rights, school
from conversations.glossary.entries import Entry

GLOSSARY: Mapping[str, Entry] = MappingProxyType(
    {
        found.code: found
        for part in (exclusion, school, helpers, returning, rights)
        for found in part.ENTRIES
    }
)
_BY_ALIAS = {
    tuple(alias.split()): found.code for found in GLOSSARY.values() for alias in found.aliases
}
_LONGEST = max(map(len, _BY_ALIAS))


def find_term(said: Sequence[str]) -> str | None:
    """The code of the longest term among these folded words; the first of equal ones."""
    for size in range(min(_LONGEST, len(said)), 0, -1):
        for first in range(len(said) - size + 1):
            if (code := _BY_ALIAS.get(tuple(said[first : first + size]))) is not None:
                return code
    return None
