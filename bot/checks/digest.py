"""``python -m bot.checks.digest module:NAME``: print the digests of a walk, as JSON.

``NAME`` is a mapping of dialogues. Run in a process of its own, because the order of sets is
chosen when Python starts (``PYTHONHASHSEED``).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import cast

from conversations.check.digest import digests
from conversations.check.openings import openings
from conversations.check.walk import walk
from conversations.engine import Definition


def main(source: str) -> None:
    """Walk the dialogues found at ``module:NAME`` and print one digest for each."""
    module, _colon, name = source.partition(":")
    dialogues = cast("Mapping[str, Definition]", getattr(import_module(module), name))
    sys.stdout.write(json.dumps(digests(walk(dialogues, openings(dialogues)))))


if __name__ == "__main__":
    main(sys.argv[1])
