"""Write the golden conversations again: ``python -m tests.golden.update``, then review."""

from __future__ import annotations

from bot.library import Library
from resources_db.directory.loading import load_facts
from resources_db.directory.shelf import Shelf
from tests.golden.pushes import FOLDER as PUSHES
from tests.golden.pushes import pushed
from tests.golden.test_conversations import FOLDER
from tests.golden.transcript import retold


def main() -> None:
    """Every file, from its own inputs."""
    library = Library.build(Shelf(1, load_facts()))
    for path in sorted(FOLDER.glob("*.txt")):
        path.write_text(retold(path.read_text("utf-8"), library), "utf-8")
    PUSHES.mkdir(exist_ok=True)
    for lang in library.catalogs.languages:
        (PUSHES / f"{lang}.txt").write_text(pushed(library, lang), "utf-8")


if __name__ == "__main__":
    main()
