"""``accroche <command>``: finds the command, runs it, and says in one sentence what is wrong.

Exit codes: 0, done · 1, something is wrong and was said · 2, the command was not understood.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from difflib import get_close_matches

from bot.cli.commands import COMMANDS, DEFAULT, Command
from bot.stopping import CannotDo

NAMES = [command.name for command in COMMANDS]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line, « serve » when it names no command; its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (given[0].startswith("-") and given[0] not in {"-h", "--help"}):
        given = [DEFAULT, *given]
    if not given[0].startswith("-") and given[0] not in NAMES:
        print(_unknown(given[0]), file=sys.stderr)
        return 2
    options = make_parser(given[0]).parse_args(given)
    command: Command = options.command
    try:
        return command.load().run(options)
    except CannotDo as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def make_parser(chosen: str) -> ArgumentParser:
    """Every command by name; only the chosen one is imported, to know its options."""
    parser = ArgumentParser(
        prog="accroche",
        description="Ensemble, on s'accroche ! Sans commande, « serve » est lancée.",
    )
    parsers = parser.add_subparsers(required=True, metavar="commande", title="commandes")
    for command in COMMANDS:
        own = parsers.add_parser(command.name, help=command.summary, description=command.summary)
        own.set_defaults(command=command)
        if command.name == chosen:
            command.load().configure(own)
    return parser


def _unknown(name: str) -> str:
    near = get_close_matches(name, NAMES, 1)
    advice = f"vouliez-vous « {near[0]} » ?" if near else f"il y a {', '.join(NAMES)}."
    return f"« {name} » n'est pas une commande d'Accroche : {advice}"
