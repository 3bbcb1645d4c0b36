"""``accroche worker``: the metronome and delivery, without the site.

More than one may run beside the site on PostgreSQL.
"""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser, Namespace

from bot.cli.installation import installation
from bot.cli.until_stopped import stop_event
from bot.logs import event
from bot.settings import Settings
from bot.settings_reading import read_settings
from bot.wiring import open_assistant


def configure(parser: ArgumentParser) -> None:
    """Which database to work for."""
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")


def run(options: Namespace) -> int:
    """Work until SIGINT or SIGTERM."""
    settings = read_settings(database_url=options.database)
    with installation(settings):
        asyncio.run(_work(settings))
    return 0


async def _work(settings: Settings) -> None:
    stop = stop_event()
    async with open_assistant(settings, tell=_tell):
        print("Accroche travaille, sans site (Ctrl-C pour arrêter)", flush=True)
        event("worker.ready")
        await stop.wait()
    event("worker.stopped")


def _tell(sentence: str) -> None:
    """To whoever started Accroche."""
    print(sentence, file=sys.stderr, flush=True)
