"""Which signs our fonts can print, and what stands for the others."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

COVERAGE = Path(__file__).with_name("fonts") / "coverage.txt"
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""Printed for a sign that no font of ours has: it is seen that something stood there."""
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufe00-\ufe0f\ufeff\u00ad\u202a-\u202e]")
"""Signs without a shape of their own, and those that turn the direction of all that follows."""


@cache
def fonts() -> tuple[frozenset[int], ...]:
    """The code points of each font, Latin, Greek and Cyrillic first, then Arabic."""
    return tuple(map(_points, COVERAGE.read_text("ascii").splitlines()))


def _points(line: str) -> frozenset[int]:
    found: set[int] = set()
    for run in line.split():
        first, _to, last = run.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


@cache
def _clusters() -> re.Pattern[str]:
    """A sign with the marks that stand on it."""
    points = sorted(frozenset[int]().union(*fonts()))
    marks = "".join(chr(it) for it in points if unicodedata.category(chr(it)).startswith("M"))
    return re.compile(f".[{marks}]*", re.DOTALL)


def printable(text: str) -> str:
    """The text with only signs that can be printed.

    >>> printable("Élève 名")
    'Élève �'
    """
    if text.isascii() and text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", lines))
    return _clusters().sub(_held, composed)


def _held(cluster: re.Match[str]) -> str:
    """A sign whose marks no one font has with it loses them; one that none has is unknown."""
    signs = cluster.group()
    if _one_font_has(signs):
        return signs
    return signs[0] if _one_font_has(signs[0]) else UNKNOWN


def _one_font_has(signs: str) -> bool:
    points = {ord(sign) for sign in signs}
    return any(points <= font for font in fonts())
