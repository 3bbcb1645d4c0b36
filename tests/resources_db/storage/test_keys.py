"""Where the secrets come from, and that they stay secret."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from resources_db.storage.errors import UnusableKeys
from resources_db.storage.keys import Keys, load_or_create


def test_the_first_start_makes_a_file_for_its_owner_only(tmp_path: Path) -> None:
    """The keys file is made once, with its folder, and nobody else may read it."""
    file = tmp_path / "var" / "keys.json"
    made = load_or_create(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert load_or_create(file) == made
    assert [path.name for path in file.parent.iterdir()] == ["keys.json"]


def test_processes_that_start_together_agree(tmp_path: Path) -> None:
    """Of several processes making the file at once, all end with the same keys."""
    program = (
        "import sys; from pathlib import Path\n"
        "from resources_db.storage.keys import load_or_create\n"
        "print(load_or_create(Path(sys.argv[1])).hashing)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "keys.json")]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]
    said = {child.communicate()[0] for child in children}
    assert len(said) == 1
    assert said != {b""}


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"encryption": [], "hashing": "x"}', "\0"])
def test_a_damaged_file_is_told_and_left_alone(tmp_path: Path, content: str) -> None:
    """A file that holds no keys is never written over: it may be saved elsewhere."""
    file = tmp_path / "keys.json"
    file.write_text(content)
    with pytest.raises(UnusableKeys):
        load_or_create(file)
    assert file.read_text() == content


def test_an_unwritable_folder_is_told(tmp_path: Path) -> None:
    """A folder that cannot be made gives a sentence with the mend."""
    (tmp_path / "var").write_text("a file, not a folder")
    with pytest.raises(UnusableKeys, match="check the owner"):
        load_or_create(tmp_path / "var" / "keys.json")


@pytest.mark.parametrize(
    ("encryption", "hashing"), [((), "h" * 32), (("short",), "h" * 32), (("é" * 44,), "h" * 32)]
)
def test_unusable_keys_are_told(encryption: tuple[str, ...], hashing: str) -> None:
    """Keys given by settings are checked at once."""
    with pytest.raises(UnusableKeys):
        Keys(encryption, hashing)


def test_a_short_hash_key_is_told() -> None:
    """A hash key that could be guessed is refused."""
    with pytest.raises(UnusableKeys, match="too short"):
        Keys(Keys.generate().encryption, "secret")


def test_keys_are_never_printed() -> None:
    """Neither repr nor str shows a secret."""
    keys = Keys.generate()
    printed = f"{keys!r} {keys}"
    assert keys.hashing not in printed
    assert keys.encryption[0] not in printed
