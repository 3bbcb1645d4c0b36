"""Writes ``docs/rights.md``: who may ask for what.

``python -m resources_db.describe_rights`` writes the page again after an action changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from resources_db.actions import Action
from resources_db.door import HANDLERS
from resources_db.rights import as_markdown, rights

PAGE = Path(__file__).parents[1] / "docs" / "rights.md"

_HEAD = """# Who may ask for what

Generated from the actions by `python -m resources_db.describe_rights`; do not edit it.
Whatever is not allowed here is refused, changes nothing, and is on record all the same.

« towards » says what a role must be held *towards* to count (need to know, R15): a school its own
pupils, a partner the situations that the family opened to it (R11), a guardian themselves. A role
held elsewhere is refused like no role at all, and the refusal does not say whether there was
anything to refuse.

"""


def page(actions: Iterable[type[Action]]) -> str:
    """The page, in Markdown."""
    return _HEAD + as_markdown(rights(actions))


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(HANDLERS), encoding="utf-8")
