"""Files that wait between being looked at and being taken: on the disk, for an hour.

A file has a folder of its own, so that it keeps its name: readers tell what it is by it, and
quote it.
"""

from __future__ import annotations

import re
import secrets
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

LIFE: Final = timedelta(hours=1)
"""How long a file waits."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
_UNSAFE = re.compile(r"[^\w .()\[\]’'-]")


def keep(folder: Path, name: str, content: bytes, at: datetime) -> str:
    """Keep a file, and let go of those that waited too long; what finds it again."""
    _forget_old(folder, at)
    token = secrets.token_urlsafe(16)
    own = folder / token
    own.mkdir(mode=0o700, parents=True)
    (own / _safe(name)).write_bytes(content)
    return token


def find(folder: Path, token: str) -> Path | None:
    """A file that was kept; None when it is there no more, or never was."""
    if not _TOKEN.fullmatch(token) or not (folder / token).is_dir():
        return None
    return next((folder / token).iterdir(), None)


def forget(folder: Path, token: str) -> None:
    """It was taken, or is not wanted any more."""
    if _TOKEN.fullmatch(token):
        shutil.rmtree(folder / token, ignore_errors=True)


def _forget_old(folder: Path, at: datetime) -> None:
    oldest = (at - LIFE).timestamp()
    for own in folder.iterdir() if folder.is_dir() else ():
        if own.stat().st_mtime < oldest:
            shutil.rmtree(own, ignore_errors=True)


def _safe(name: str) -> str:
    """The last part of a name, without anything that a path could mean."""
    last = re.split(r"[/\\]", name)[-1]
    kept = _UNSAFE.sub("_", last).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    return f"{stem[:80]}{dot}{suffix[:10]}" if stem else kept[:80] or "fichier"
