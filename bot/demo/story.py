"""The story, scene by scene: the one list that the terminal and the browser test both play."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.demo import scenes_before as before
from bot.demo.cast import Who
from bot.demo.stage import Scene


def _at(moment: str) -> datetime:
    """« 26 nov. 2026, 16 h » as ``2026-11-26 16:00``, on the wall clock."""
    return datetime.fromisoformat(moment)


STORY: Final = (
    Scene(
        _at("2026-11-26 15:40"),
        Who.PARENT,
        "Une mère écrit au chat",
        f"« {before.ASKED} » : elle n'a pas de compte, et n'a rien à remplir.",
        before.asks_the_chat,
    ),
)
