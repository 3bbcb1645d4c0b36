"""``accroche doctor``: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from bot.cli.installation import installation, opened
from bot.clock import system_clock
from bot.doctor import examine_calendar, examine_database, examine_machine
from bot.doctor_search import examine_search
from bot.doctor_staff import examine_staff, examine_staff_settings
from bot.doctor_ways import examine_ways
from bot.findings import Finding, fine, wrong
from bot.settings import Settings
from bot.settings_reading import read_settings
from bot.stopping import CannotDo
from bot.telegram.examining import examine_bots


def configure(parser: ArgumentParser) -> None:
    """Which database to look at."""
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")


def run(options: Namespace) -> int:
    """Print a line for each thing that was looked at; 1 when one of them is to be mended."""
    found: list[Finding] = []
    for finding in _examine(read_settings(database_url=options.database)):
        print(finding)
        found.append(finding)
    return int(any(finding.mend for finding in found))


def _examine(settings: Settings) -> Iterator[Finding]:
    yield fine("Réglages", "lus")
    yield from examine_machine(settings)
    yield examine_calendar(settings, system_clock().astimezone(settings.timezone).date())
    yield from examine_bots(settings)
    yield from examine_staff_settings(settings)
    try:
        with installation(settings), opened(settings) as database:
            yield fine("Dossier des données", f"{settings.var_dir}")
            yield fine("Clés", "en ordre")
            found = list(examine_database(database, system_clock(), settings.timezone))
            yield from found
            if not any(one.what == "Tables" and one.mend for one in found):
                today = system_clock().astimezone(settings.timezone).date()
                yield from examine_staff(database, today)
                yield from examine_ways(settings, database, system_clock())
                yield examine_search(settings, database)
    except CannotDo as reason:
        sentence, _, mend = str(reason).rstrip(".").partition(" : ")
        yield wrong("Données", sentence, mend)
