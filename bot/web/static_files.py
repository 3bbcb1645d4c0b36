"""The few static files, read once; the hash in a name lets a browser keep it for a year."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from aiohttp import web

_FOLDER = Path(__file__).parent / "static"
_A_YEAR = "public, max-age=31536000, immutable"
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

    def response(self, name: str) -> web.Response:
        """One file, to be kept for a year. Raises ``HTTPNotFound`` for a name that is none."""
        file = self.by_name.get(name)
        if file is None:
            raise web.HTTPNotFound
        response = web.Response(body=file.content, content_type=file.content_type)
        response.headers.update({"Cache-Control": _A_YEAR, "Vary": "Accept-Encoding"})
        response.enable_compression()
        return response


def read_static_files(folder: Path = _FOLDER, home: str = "") -> StaticFiles:
    """Every file of the folder that has a known type; ``home`` stands before their paths."""
    found = StaticFiles({}, {})
    for file in sorted(folder.iterdir()):
        if file.suffix in _TYPES:
            content = file.read_bytes()
            name = f"{file.stem}.{sha256(content).hexdigest()[:12]}{file.suffix}"
            found.by_name[name] = StaticFile(content, _TYPES[file.suffix])
            found.path[file.name] = f"{home}/static/{name}"
    return found
