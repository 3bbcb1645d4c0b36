"""The README's map shows the tree as it is."""

from __future__ import annotations

import pytest

from tools.readme_map import BEGIN_WITH, HOME, README, ROOMS, folders, readme


def test_map_is_current() -> None:
    """The map in the README is what the generator writes. Mend: python -m tools.readme_map."""
    assert README.read_text("utf-8") == readme()


@pytest.mark.parametrize("room", ROOMS)
def test_every_folder_has_a_file_to_begin_with(room: str) -> None:
    """A new folder is named in ``BEGIN_WITH``, and what is named there exists."""
    assert [folder for folder in folders(room) if folder not in BEGIN_WITH] == []
    named = [f"{folder}/{file}.py" for folder, file in BEGIN_WITH.items()]
    assert [file for file in named if not (HOME / file).is_file()] == []
