"""Where facts come from: founding documents, stored pages, and how old they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict, cast
from urllib.parse import urlsplit

from resources_db.directory.terms import Source

_DOCUMENTS = Path(__file__).with_name("data") / "documents.json"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REMARK = re.compile(r" [(;]")
_UNDATED = re.compile(r"non daté|article ancien|copie non datée")
UNCONFIRMED = Source("Aucune page ne le confirme encore")
"""The source of what no stored page confirms: shown with caution, or without contacts."""


class _Document(TypedDict):
    title: str
    date: str


def page(url: str, date: str) -> Source:
    """A stored page, named by its site. A copy found elsewhere is not linked to.

    The date loses the editor's remarks: « 2015 environ (page 03/2022) » is « 2015 environ ».
    """
    kept = None if year_of(date) is None else _REMARK.split(date)[0]
    if "copie" in date:
        return Source("Copie d'une page", None, kept)
    host = urlsplit(url).hostname or url
    return Source(host.removeprefix("www."), url, kept)


def founding(file: str, article: str) -> Source | None:
    """A founding document with its article; None when the document is not one of ours."""
    document = _documents().get(file)
    if document is None:
        return None
    label = f"{document['title']}, {article}" if article else document["title"]
    return Source(label, None, document["date"])


def year_of(date: str | None) -> int | None:
    """The first year that a date names; None when the page is undated.

    >>> year_of("9h-19h dans les pages de 2018"), year_of("non datée (après août 2021)")
    (2018, None)
    """
    if date is None or _UNDATED.search(date):
        return None
    year = _YEAR.search(date)
    return int(year[0]) if year else None


def newest(sources: Iterable[Source]) -> str | None:
    """The most recent date among sources, as its source writes it."""
    dated = [(year_of(s.date) or 0, s.date) for s in sources if year_of(s.date) is not None]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None


@cache
def _documents() -> Mapping[str, _Document]:
    text = _DOCUMENTS.read_text(encoding="utf-8")
    return cast("Mapping[str, _Document]", json.loads(text))
