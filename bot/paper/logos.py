"""The partners' logos: every joint document carries each party's (R31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.paper.engine import CannotTypeset, Json, typeset

_ANY_DAY = date(2000, 1, 1)
LARGEST = 2 * 1024 * 1024
"""Bytes of a logo at most: more would be a photograph."""


class BrokenLogo(Exception):
    """A logo that cannot be printed. The message names the file and the mend, in French."""


@dataclass(frozen=True, slots=True)
class Logo:
    """One party's logo."""

    party: str
    """Whose: read aloud by a screen reader."""
    format: str
    """``png`` or ``svg``."""
    content: bytes

    def values(self) -> Json:
        """For a template."""
        return {"party": self.party, "format": self.format, "content": list(self.content)}


def logos_of(folder: Path) -> tuple[Logo, ...]:
    """The logos of a folder, in the order of their names; none when there is no folder.

    « 1 Ville de Rouen.svg » is the first and speaks of « Ville de Rouen ».
    """
    if not folder.is_dir():
        return ()
    files = sorted(file for file in folder.iterdir() if not file.name.startswith("."))
    return tuple(logo(file.name, _read(file)) for file in files)


def logo(name: str, content: bytes) -> Logo:
    """The logo of a file. Raises ``BrokenLogo`` when it cannot be printed."""
    stem, _dot, suffix = name.rpartition(".")
    party = stem.lstrip("0123456789 -_.").replace("_", " ") or stem
    if len(content) > LARGEST:
        raise BrokenLogo(f"Le logo « {name} » dépasse 2 Mo : donnez-le plus petit.")
    if (form := suffix.lower()) not in ("png", "svg"):
        raise BrokenLogo(f"Le logo « {name} » n'est ni un PNG ni un SVG : convertissez-le.")
    found = Logo(party, form, content)
    try:
        typeset("logo.typ", {"logo": found.values()}, _ANY_DAY)
    except CannotTypeset as error:
        raise BrokenLogo(
            f"Le logo « {name} » est abîmé : ouvrez-le et enregistrez-le à nouveau en PNG."
        ) from error
    return found


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise BrokenLogo(
            f"Le logo « {file.name} » ne peut pas être lu : {error.strerror}."
        ) from error
