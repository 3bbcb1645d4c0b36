"""A Babel extractor for the labels that live in data: needs and kinds of the taxonomy."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, TypeAlias

Extracted: TypeAlias = tuple[int, str, str, list[str]]


SECTIONS = ("needs", "resource_kinds")
"""The parts of the taxonomy that a person can read."""


def extract(
    file: IO[bytes], keywords: Sequence[str], tags: Sequence[str], options: Mapping[str, str]
) -> Iterator[Extracted]:
    """The label of every need and kind. They have no line of their own: it is always 1."""
    del keywords, tags, options  # Babel's protocol; labels need none of them
    taxonomy: dict[str, list[dict[str, str]]] = json.load(file)
    for section in SECTIONS:
        for entry in taxonomy[section]:
            yield 1, "", entry["label_fr"], []
