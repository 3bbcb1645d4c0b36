"""Whether the folder of backups can be written in."""

from __future__ import annotations

from pathlib import Path


def can_write(folder: Path) -> bool:
    """Write a small file there and take it away."""
    probe = folder / ".accroche-essai"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True
