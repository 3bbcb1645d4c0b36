"""Where sentences come from: code, and the labels of the taxonomy.

The template of the catalogs is what :func:`extracted` finds, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract

ROOMS = ("bot", "conversations", "resources_db")
KEYWORDS = {"_": None, "plural": (1, 2)}
TAXONOMY = "resources_db/directory/data/taxonomy.json"


def extracted(root: Path) -> Catalog:
    """Every sentence found under the checkout ``root``, as a catalog without translations."""
    found = Catalog()
    for method, file in _files(root):
        with file.open("rb") as source:
            for _line, sentence, _comments, _context in extract(method, source, KEYWORDS):
                found.add(sentence)
    return found


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for room in ROOMS:
        for file in sorted((root / room).rglob("*.py")):
            yield "python", file
    yield "locales.labels:extract", root / TAXONOMY
