"""Written messages with what is expected of them: the format of the facts' samples."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import cast

SEED = "accroche"
"""Of the split into a part to build on and a part to judge by."""
_DANGERS: Mapping[str, str] = {
    "suicide": "suicide",
    "violence": "violence",
    "maltraitance": "child_abuse",
    "fugue": "runaway",
    "danger": "immediate",
    "rue": "no_roof",
}
"""The danger that a tag stands for."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message, and what is expected of it (the fields of the sample messages)."""

    id: str
    lang: str
    audience: str
    group: str
    text: str
    intent: str
    intents: frozenset[str]
    needs: frozenset[str]
    kinds: frozenset[str]
    urgent: bool
    behavior: str
    tags: frozenset[str]

    @property
    def judges(self) -> bool:
        """True for the part to judge by, never looked at while understanding is built."""
        return sha256(f"{SEED}:{self.id}".encode()).digest()[0] % 2 == 1

    @property
    def is_case(self) -> bool:
        """True when it asks for somebody else's case or data."""
        return "donnees_cas" in self.tags

    @property
    def danger(self) -> str | None:
        """The kind of danger it tells of, when a tag says so."""
        return next((_DANGERS[tag] for tag in sorted(self.tags) if tag in _DANGERS), None)


def read_messages(path: Path) -> tuple[Message, ...]:
    """The messages of a file, one JSON object a line."""
    return tuple(message(json.loads(line)) for line in path.read_text("utf-8").splitlines())


def read_samples(path: Path) -> tuple[Message, ...]:
    """The messages of a file that is one JSON list, as the facts' samples are."""
    return tuple(map(message, json.loads(path.read_text("utf-8"))))


def message(raw: Mapping[str, object]) -> Message:
    """A message from its fields."""
    return Message(
        id=str(raw["id"]),
        lang=str(raw["lang"]),
        audience=str(raw["audience"]),
        group=str(raw["group"]),
        text=str(raw["text"]),
        intent=str(raw["intent"]),
        intents=_codes(raw["acceptable_intents"]),
        needs=_codes(raw["need_codes"]),
        kinds=_codes(raw["acceptable_resource_kinds"]),
        urgent=raw["urgent"] is True,
        behavior=str(raw["expected_behavior"]),
        tags=_codes(raw["tags"]),
    )


def _codes(value: object) -> frozenset[str]:
    return frozenset(map(str, cast("list[object]", value)))
