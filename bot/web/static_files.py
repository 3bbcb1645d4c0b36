"""The few static files, read once; the hash in a name lets a browser keep it for a year."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_FOLDER = Path(__file__).parent / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class StaticFile:
    """One file, as it is sent."""

    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class StaticFiles:
    """The files by their public name, and the public path of each."""

    by_name: dict[str, StaticFile]
    """« chat.1a2b3c4d.css » → file."""
    path: dict[str, str]
    """« chat.css » → « /static/chat.1a2b3c4d.css »."""


def read_static_files(folder: Path = _FOLDER) -> StaticFiles:
    """Every file of the folder that has a known type."""
    found = StaticFiles({}, {})
    for file in sorted(folder.iterdir()):
        if file.suffix in _TYPES:
            content = file.read_bytes()
            name = f"{file.stem}.{sha256(content).hexdigest()[:12]}{file.suffix}"
            found.by_name[name] = StaticFile(content, _TYPES[file.suffix])
            found.path[file.name] = f"/static/{name}"
    return found
