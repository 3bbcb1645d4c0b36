"""The examples in the docstrings are true."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from bot.rendering import limits, links, placeholders


@pytest.mark.parametrize("module", [limits, links, placeholders], ids=lambda it: it.__name__)
def test_examples(module: ModuleType) -> None:
    """Each example gives what it says."""
    results = doctest.testmod(module)
    assert results.attempted > 0
    assert results.failed == 0
