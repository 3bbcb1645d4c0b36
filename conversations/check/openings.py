"""How the conversation itself opens dialogues: the start values to walk from.

Openings that a dialogue's end names are found by the walk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, time

from conversations.check.walk import Opening
from conversations.dialogues.find_help import Start
from conversations.engine import Definition
from conversations.queries import Planned
from conversations.understanding.reading import Danger
from resources_db.accounts.actions import CHAT_PREFIX
from resources_db.directory.terms import Audience, CommuneCode, NeedCode, ResourceId

_NEED = NeedCode("exclusion_temporaire")
_PLACE = CommuneCode("76540")
_STARTS = datetime.fromisoformat("2026-12-03T08:00:00+00:00")
_PLANNED = Planned(1, _STARTS, _STARTS.date(), time(9), ResourceId("a"))


def openings(dialogues: Mapping[str, Definition]) -> Iterator[Opening]:
    """Every dialogue without start values, then with those of commands and of understanding."""
    for name in dialogues:
        yield name, None
    yield from ((name, start) for name, start in _with_values() if name in dialogues)


def _with_values() -> Iterator[Opening]:
    yield "menu", {"welcome": "yes"}
    for language in ("fr", "en", "no-such-language"):
        yield "language", {"language": language}
    for danger in Danger:
        yield "emergency", {"dangers": [danger.value], "need": None}
    yield "emergency", {"dangers": [danger.value for danger in Danger], "need": str(_NEED)}
    yield "find_help", Start(_NEED).write()
    yield "find_help", Start(_NEED, _PLACE, 14).write()
    yield "what_is", {"term": "gpds"}
    for written in ("ru", "fa", "a language of nobody"):
        yield "other_language", {"language": written, "need": str(_NEED)}
    yield "what_is", {"term": "a term of an older version"}
    yield "look_up", {"resources": ["a", "b", "c", "d"]}
    yield "prepare_call", {"resources": ["a"]}
    yield "returning", {"age": 14}
    yield "stop", {"erase": "yes"}
    yield "invitation", {"token": "A" * 43}
    yield "invitation", {"token": f"{CHAT_PREFIX}{'A' * 43}"}
    yield "withdraw", {"sure": "yes"}
    yield "appointment", _PLANNED.write()
    for audience in Audience:
        yield "find_help", Start(audience=audience).write()
    yield "find_help", {"need": "a need of an older version", "age": "old", "audience": 3}
