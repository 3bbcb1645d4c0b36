"""What understanding knows of the directory: a value that the shell builds and hands in.

It is built once, and again when the directory's edition changes. Nothing here reads a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from conversations.understanding.lexicon import Lexicon
from conversations.understanding.towns import Towns
from resources_db.directory.terms import Need, NeedCode, ResourceId


class PlaceNames(Protocol):
    """The places of the directory, as people name them."""

    def called(self, text: str, /) -> tuple[ResourceId, ...]:
        """The places that a text names, likeliest first; none when it names none."""
        ...


class NoPlaces:
    """A directory without any place."""

    def called(self, _text: str, /) -> tuple[ResourceId, ...]:
        """Names nothing."""
        return ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The towns, the words and the needs that a message may name."""

    towns: Towns
    lexicon: Lexicon
    needs: Mapping[NeedCode, Need]
    places: PlaceNames
    languages: tuple[str, ...]
    """Codes of the complete catalogs, French first."""
