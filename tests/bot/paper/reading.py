"""Reading a PDF back: its words, and the tags that a screen reader follows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


@dataclass(frozen=True, slots=True)
class Read:
    """What a PDF holds."""

    title: str
    lang: str
    pages: int
    text: str
    """Every word, runs of blanks as one space."""
    tags: Counter[str]
    """How often each tag is in the structure."""
    languages: frozenset[str]
    """Languages that the words change to, in the structure or on the page."""
    alternatives: frozenset[str]
    """What is read aloud for the pictures."""
    fonts: frozenset[str]

    def holds(self, words: str) -> bool:
        """Whether the words are there, wherever the lines break."""
        return _joined(words) in _joined(self.text)


def read(pdf: bytes) -> Read:
    """A tagged PDF."""
    reader = PdfReader(BytesIO(pdf))
    root = cast("dict[str, Any]", reader.trailer["/Root"])
    tree = cast("dict[str, Any]", root["/StructTreeRoot"])
    found = list(_elements(tree))
    meta = reader.metadata
    return Read(
        title=str(meta.title) if meta is not None else "",
        lang=str(root["/Lang"]),
        pages=len(reader.pages),
        text=" ".join(" ".join(page.extract_text().split()) for page in reader.pages),
        tags=Counter(str(it["/S"]).lstrip("/") for it in found if "/S" in it),
        languages=frozenset(str(it["/Lang"]) for it in found if "/Lang" in it) | _spoken(reader),
        alternatives=frozenset(str(it["/Alt"]) for it in found if "/Alt" in it),
        fonts=frozenset(re.findall(r"/BaseFont\s*/\w{6}\+([\w-]+)", pdf.decode("latin-1"))),
    )


def _elements(element: dict[str, Any]) -> Iterator[dict[str, Any]]:
    inside: Any = element.get("/K", [])
    kids: Sequence[Any] = inside if isinstance(inside, Sequence) else [inside]
    for kid in kids:
        found = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(found, DictionaryObject):
            yield cast("dict[str, Any]", found)
            yield from _elements(cast("dict[str, Any]", found))


def _spoken(reader: PdfReader) -> frozenset[str]:
    written = (page.get_contents() for page in reader.pages)
    content = b"".join(it.get_data() for it in written if it is not None)
    return frozenset(found.decode() for found in re.findall(rb"/Lang\((\w+)\)", content))


def _joined(words: str) -> str:
    return re.sub(r"\s+", "", words)
