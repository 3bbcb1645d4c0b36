"""``accroche check`` proves the house, ``accroche map`` draws it, both without a database."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

import pytest

from bot.checking import Report
from bot.cli import check
from bot.cli import map as map_
from conversations.check.findings import Fault, Finding
from conversations.dialogues.house import DIALOGUES
from tools.dialogues_page import PAGE


def _report(findings: Sequence[Finding]) -> Report:
    return Report(7, 20, 9, 30, ("fr", "en"), 200, findings)


def test_a_fault_fails_the_check(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code says it, and the fault is printed."""

    def faulty(today: date) -> Report:
        return _report([Finding(Fault.DEAD_END, "menu", (), "il finit")])

    monkeypatch.setattr(check, "check", faulty)
    assert check.run(Namespace()) == 1
    assert "impasse : menu : il finit" in capsys.readouterr().out


def test_a_sound_house_passes(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Figures, and zero."""

    def sound(today: date) -> Report:
        return _report([])

    monkeypatch.setattr(check, "check", sound)
    assert check.run(Namespace()) == 0
    assert capsys.readouterr().out.endswith("200 phrases : aucun défaut\n")


def test_the_map_is_the_page_of_the_documentation(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed is what ``docs/dialogues.md`` holds."""
    parser = ArgumentParser()
    map_.configure(parser)
    assert map_.run(parser.parse_args([])) == 0
    assert capsys.readouterr().out == PAGE.read_text(encoding="utf-8")


def test_the_map_in_plain_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Every dialogue, without a chart."""
    parser = ArgumentParser()
    map_.configure(parser)
    assert map_.run(parser.parse_args(["--text"])) == 0
    drawn = capsys.readouterr().out
    assert all(name in drawn for name in DIALOGUES)
    assert "mermaid" not in drawn
