"""The needs and the kinds of resource, read from ``data/taxonomy.json``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypedDict, cast

from resources_db.directory.terms import Kind, KindCode, Need, NeedCode

PATH = Path(__file__).with_name("data") / "taxonomy.json"


class _RawNeed(TypedDict):
    code: str
    label_fr: str
    description_fr: str
    data_inclusion_v1_thematique: str | None
    examples_fr: list[str]


class _RawKind(TypedDict):
    code: str
    label_fr: str


class _RawTaxonomy(TypedDict):
    needs: list[_RawNeed]
    resource_kinds: list[_RawKind]


@cache
def needs() -> Mapping[NeedCode, Need]:
    """The needs, in the order of the taxonomy."""
    return MappingProxyType(
        {
            NeedCode(raw["code"]): Need(
                NeedCode(raw["code"]),
                raw["label_fr"],
                raw["description_fr"],
                raw["data_inclusion_v1_thematique"],
                tuple(raw["examples_fr"]),
            )
            for raw in _read()["needs"]
        }
    )


@cache
def kinds() -> Mapping[KindCode, Kind]:
    """The kinds of resource, in the order of the taxonomy."""
    return MappingProxyType(
        {
            KindCode(raw["code"]): Kind(KindCode(raw["code"]), raw["label_fr"])
            for raw in _read()["resource_kinds"]
        }
    )


def _read() -> _RawTaxonomy:
    return cast("_RawTaxonomy", json.loads(PATH.read_text(encoding="utf-8")))
