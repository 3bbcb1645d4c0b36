"""The story in the terminal: the invented day and hour, who does what, what is true then."""

from __future__ import annotations

from datetime import datetime, tzinfo
from textwrap import fill
from typing import Final

from bot.demo.cast import CAST
from bot.demo.stage import Played

_DAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
_WIDE: Final = 96


def moment(at: datetime, zone: tzinfo | None = None) -> str:
    """A day and an hour in words.

    >>> moment(datetime(2026, 12, 1, 9, 5))
    'mardi 1er décembre 2026, 9 h 05'
    """
    there = at if zone is None else at.astimezone(zone)
    day = "1er" if there.day == 1 else str(there.day)
    month = _MONTHS[there.month - 1]
    hour = f"{there.hour} h" if there.minute == 0 else f"{there.hour} h {there.minute:02}"
    return f"{_DAYS[there.weekday()]} {day} {month} {there.year}, {hour}"


def told(played: Played, number: int, of: int, address: str) -> str:
    """One scene, as the terminal shows it."""
    scene = played.scene
    player = CAST[scene.who]
    head = f"{number}/{of} · {moment(scene.at).capitalize()} · {scene.title}"
    lines = [head, _wrapped(f"{player.name} ({player.part}). {scene.does}", "   ")]
    lines += [_wrapped(one, "   → ") for one in played.told]
    lines.append(f"   Sa page : {address}")
    return "\n".join(lines) + "\n"


def _wrapped(words: str, begins: str) -> str:
    after = " " * len(begins)
    return fill(words, _WIDE, initial_indent=begins, subsequent_indent=after)
