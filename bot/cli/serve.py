"""``accroche serve``: the web chat, the metronome and delivery in one process."""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser, Namespace

from bot.cli.installation import installation
from bot.cli.invite import claim_sentence
from bot.cli.until_stopped import stop_event
from bot.clock import system_clock
from bot.logs import event
from bot.settings import Settings
from bot.settings_reading import read_settings
from bot.stopping import CannotDo
from bot.web.server import CannotListen, PortTaken, serve
from bot.wiring import open_assistant
from resources_db.accounts.finding import any_account
from resources_db.storage.database import Database


def configure(parser: ArgumentParser) -> None:
    """Where to listen, and on which database."""
    parser.add_argument("--port", type=int, help="port d'écoute (8080 ; 0 en choisit un libre)")
    parser.add_argument("--host", help="adresse d'écoute (127.0.0.1)")
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")


def run(options: Namespace) -> int:
    """Serve until SIGINT or SIGTERM."""
    settings = read_settings(port=options.port, host=options.host, database_url=options.database)
    with installation(settings):
        asyncio.run(_serve(settings))
    return 0


async def _serve(settings: Settings) -> None:
    stop = stop_event()
    async with open_assistant(settings, tell=_tell) as assistant:
        try:
            async with serve(assistant.app, settings.host, settings.port) as address:
                print(f"Accroche est prête : {address} (Ctrl-C pour arrêter)", flush=True)
                event("serve.ready")
                await _greet_the_first(settings, assistant.database, address)
                await stop.wait()
        except CannotListen as error:
            raise CannotDo(_cannot_listen(settings, error)) from error
    event("serve.stopped")


async def _greet_the_first(settings: Settings, database: Database, address: str) -> None:
    """An installation that nobody has claimed says how, to the terminal it was started from.

    Where the output goes to a file, the link would stay in it: only the command is told.
    """
    at = system_clock()
    if not sys.stderr.isatty():
        if not await database.read(any_account):
            _tell("Première installation : « ./run invite » donne le lien pour commencer.")
        return
    here = settings.model_copy(update={"public_url": settings.public_url or address.rstrip("/")})
    sentence = await database.write(lambda s: claim_sentence(s, here, at))
    if sentence is not None:
        _tell(sentence)


def _cannot_listen(settings: Settings, error: CannotListen) -> str:
    where = f"le port {settings.port} de {settings.host}"
    if isinstance(error, PortTaken):
        return (
            f"Un autre programme occupe déjà {where} : arrêtez-le, ou choisissez un autre port, "
            f"par exemple « --port {settings.port + 1} »."
        )
    return (
        f"Accroche n'a pas le droit d'écouter sur {where}, ou cette adresse n'est pas à cette "
        "machine : changez ACCROCHE_HOST ou ACCROCHE_PORT."
    )


def _tell(sentence: str) -> None:
    """To whoever started Accroche."""
    print(sentence, file=sys.stderr, flush=True)
