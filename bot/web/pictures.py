"""The pictures of needs, groups of needs and menu entries: a folder of small drawings.

A picture stands in its button, above the label that is its text alternative: there it is
decoration, hidden from screen readers. It is drawn in the page itself, so that it takes the
colour of the text around it (dark, high contrast) and asks nothing more of a slow line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

_FOLDER = Path(__file__).parent / "pictures"
_PARTS = re.compile(
    r"<svg [^>]*><title>(?P<title>[^<]+)</title>(?P<drawing>.+)</svg>\s*", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Picture:
    """One drawing. ``title`` is its text alternative in French, the label it stands for."""

    title: str
    drawing: str
    """Paths in a square of 48, without colours or widths: the style sheet has them."""
    file: bytes
    """The whole SVG file, for other pages than ours."""

    def inline(self) -> Markup:
        """The drawing inside a page, beside the label that says the same."""
        return Markup(  # noqa: S704 -- our own files, held by a test
            '<svg class="picture" viewBox="0 0 48 48" aria-hidden="true" focusable="false">'
            f"{self.drawing}</svg>"
        )


def read_pictures(folder: Path = _FOLDER) -> Mapping[str, Picture]:
    """Every picture by its code, the name of its file."""
    return {path.stem: _read(path) for path in sorted(folder.glob("*.svg"))}


def _read(path: Path) -> Picture:
    parts = _PARTS.fullmatch(path.read_text("utf-8"))
    if parts is None:
        raise ValueError(f"{path.name} is not a picture: see the others beside it")
    return Picture(parts["title"], parts["drawing"], path.read_bytes())
