"""Finds beforehand the stems of the words that the lists know: ``python -m tools.stems``.

Finding a stem takes thirty microseconds and the lists have thousands of words: read from a file,
they are there at once when the assistant starts. A word that the file lacks is only slower.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from conversations.understanding.lexicon import STEMS, Lexicon
from conversations.understanding.stems import stem
from resources_db.directory.taxonomy import needs
from tools.learn import DATA


def main() -> None:
    """Write the file of stems."""
    files = {path.name: path.read_text("utf-8") for path in sorted(DATA.glob("*.json"))}
    (DATA / STEMS).write_text(found_beforehand(files), "utf-8")


def found_beforehand(files: Mapping[str, str]) -> str:
    """The text of the file of stems, for these word lists."""
    lexicon = Lexicon.from_data({**files, STEMS: "{}"}, needs().values())
    known = {word: stem(word) for word in lexicon.mender.vocabulary()}
    return json.dumps(known, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


if __name__ == "__main__":
    main()
