"""Commands and the language asked for: recognised only when the message is nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from conversations.understanding.command_words import COMMAND_WORDS
from conversations.understanding.reading import Command
from resources_db.directory.words import fold

LONGEST_COMMAND = 60
"""Characters. A longer message says more than a command."""
_POLITE = frozenset(
    "svp stp merci please thanks plz s il vous te plait por favor lutfen bonjour".split()
)


@lru_cache(maxsize=32)
def all_command_words(lang: str | None = None) -> Mapping[str, Command]:
    """Folded words of each command, in one language or in all of them."""
    tables = COMMAND_WORDS.values() if lang is None else [COMMAND_WORDS.get(lang, {})]
    return MappingProxyType(
        {
            fold(word): command
            for table in tables
            for command, written in table.items()
            for word in written
        }
    )


def find_command(text: str) -> Command | None:
    """The command that the whole message is, in any language; politeness does not count."""
    if len(text) > LONGEST_COMMAND:
        return None
    folded = fold(text)
    known = all_command_words()
    bare = " ".join(word for word in folded.split() if word not in _POLITE)
    return known.get(folded) or known.get(bare)
