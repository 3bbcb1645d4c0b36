"""The walk of each dialogue as a digest: equal in every run, or something depends on chance."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from conversations.check.canonical import described
from conversations.check.events import Walk


def digests(walk: Walk) -> dict[str, str]:
    """A digest for each dialogue of all that was met in it, in order."""
    met: dict[str, list[str]] = {}
    for dialogue, event in _events(walk):
        met.setdefault(dialogue, []).append(described(event))
    return {dialogue: _digest("\n".join(events)) for dialogue, events in sorted(met.items())}


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _events(walk: Walk) -> Iterator[tuple[str, object]]:
    for asked in walk.asked:
        yield asked.at.dialogue, asked
        yield asked.at.dialogue, (asked.question.choices(), asked.question.samples())
    for told in walk.told:
        yield told.at.dialogue, told
    for ended in walk.ended:
        yield ended.at.dialogue, ended
    for leg in walk.legs:
        yield leg.dialogue, leg
