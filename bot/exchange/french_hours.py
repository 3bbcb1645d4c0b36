"""The one seam towards the reader of French hours."""

from __future__ import annotations


def to_osm(_text: str) -> str | None:
    """The hours of a French phrase as OSM, where that is certain."""
    return None
