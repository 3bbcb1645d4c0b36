"""Whether bytes are a picture that a page and a letter may carry."""

from __future__ import annotations

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
LARGEST = 512 * 1024
"""Bytes of the largest logo."""
_WIDEST = 4000


def is_small_png(content: bytes) -> bool:
    """A PNG of at most 512 KiB and 4000 points a side: no SVG, which could carry a script."""
    if len(content) > LARGEST or not content.startswith(_SIGNATURE) or len(content) < 33:
        return False
    if content[12:16] != b"IHDR":
        return False
    sides = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    return all(0 < side <= _WIDEST for side in sides)
