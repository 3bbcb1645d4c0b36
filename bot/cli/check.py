"""``accroche check``: every dialogue walked, every sentence compared, every reply measured."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from bot.checking import check
from bot.clock import system_clock
from bot.rendering.catalogs import PARIS


def configure(parser: ArgumentParser) -> None:
    """It has no options: it proves everything, and needs no database."""
    del parser


def run(options: Namespace) -> int:
    """Print the figures, then each fault; 1 when there is one."""
    del options
    report = check(system_clock().astimezone(PARIS).date())
    print(report)
    return 1 if report.findings else 0
