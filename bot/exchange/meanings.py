"""What a network, a theme, a name or a kind means in needs and kinds, from ``meanings.csv``.

Only what is certain is listed: a theme that says nothing of school life gives no need.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from resources_db.directory.terms import KindCode, NeedCode
from resources_db.directory.words import fold

_PATH = Path(__file__).with_name("meanings.csv")
ANY_KIND: Final = KindCode("fiche_annuaire")
"""The kind of a place of which nobody said what it is."""


def kind_of(networks: Collection[str], nom: str) -> KindCode | None:
    """The kind that a network says, else the one that the name says alone."""
    for network in networks:
        if (code := _table("network").get(network)) is not None:
            return KindCode(code[0])
    return kind_named(nom)


@lru_cache(maxsize=4096)
def kind_named(nom: str) -> KindCode | None:
    """The kind that a name says, if it says only one: « CIO de Rouen »."""
    padded = f" {fold(nom)} "
    said = {kind for name, (kind, _) in _table("name").items() if f" {name} " in padded}
    return KindCode(said.pop()) if len(said) == 1 else None


def needs_of(themes: Iterable[str], kind: KindCode | None) -> tuple[NeedCode, ...]:
    """The needs that themes answer, else those that a kind of place answers by nature."""
    found = [need for theme in themes for need in _needs("theme", theme)]
    found = found or ([*_needs("kind", kind)] if kind else [])
    return tuple(dict.fromkeys(NeedCode(need) for need in found))


def _needs(what: str, code: str) -> tuple[str, ...]:
    return _table(what).get(code, ("", ()))[1]


@cache
def _table(what: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    with _PATH.open(encoding="utf-8", newline="") as lines:
        return {
            row["code"]: (row["kind"], tuple(filter(None, row["needs"].split("|"))))
            for row in csv.DictReader(lines)
            if row["what"] == what
        }
