"""What the tests of the shell share."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Iterator

import pytest


@pytest.fixture
def own_logging() -> Iterator[None]:
    """Whatever the test does to the logging of this process is undone afterwards."""
    handlers, level, raising = logging.root.handlers[:], logging.root.level, logging.raiseExceptions
    ours = logging.getLogger("accroche").level
    hooks = sys.excepthook, threading.excepthook
    yield
    logging.captureWarnings(capture=False)
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)
    logging.getLogger("accroche").setLevel(ours)
    logging.raiseExceptions = raising
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test does not see the settings of whoever runs it."""
    for name in list(os.environ):
        if name.startswith("ACCROCHE_"):
            monkeypatch.delenv(name)
