"""The table of rights, as it is published."""

from __future__ import annotations

import pytest

from resources_db.actions import Role
from resources_db.describe_rights import PAGE, page
from resources_db.door import HANDLERS
from resources_db.rights import rights


def test_the_page_about_rights_is_up_to_date() -> None:
    """docs/rights.md says what the actions say (python -m resources_db.describe_rights)."""
    assert PAGE.read_text("utf-8") == page(HANDLERS)


def test_every_action_says_what_it_is_for() -> None:
    """Its purpose, its rule, and at least one role."""
    for right in rights(HANDLERS):
        assert right.purpose.endswith((".", ";"))
        assert right.rule
        assert right.allowed


def test_the_page_would_show_another_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """A role added to an action changes the page, so that the first test can fail."""
    before = page(HANDLERS)
    action = next(iter(HANDLERS))
    monkeypatch.setattr(action, "allowed", frozenset(Role))
    assert page(HANDLERS) != before
