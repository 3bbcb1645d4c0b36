"""Files that wait between being looked at and being taken."""

from __future__ import annotations

import os
from pathlib import Path

from bot.console import uploads
from tests.bot.console.house import START


def test_a_file_waits_an_hour(tmp_path: Path) -> None:
    """Then the next one takes its place on the disk."""
    token = uploads.keep(tmp_path, "..\\a/b.csv", b"1", START)
    path = uploads.find(tmp_path, token)
    assert path is not None
    assert path.name == "b.csv"
    old = (START - 2 * uploads.LIFE).timestamp()
    os.utime(path.parent, (old, old))
    uploads.keep(tmp_path, "c.csv", b"2", START)
    assert uploads.find(tmp_path, token) is None
