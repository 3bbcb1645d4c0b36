"""``accroche demo``: a whole measure in fast time, with invented people, on the real pages."""

from __future__ import annotations

import asyncio
import sys
import webbrowser
from argparse import ArgumentParser, Namespace

from bot.cli.until_stopped import stop_event
from bot.demo.cast import SERVICE
from bot.demo.door import HOME, address_of
from bot.demo.forms import Stuck
from bot.demo.playing import Theatre, open_theatre, play
from bot.demo.stage import Played
from bot.demo.story import STORY
from bot.demo.telling import told
from bot.log_output import configure as configure_log
from bot.stopping import CannotDo
from bot.web.server import CannotListen

PAUSE = round(100 / len(STORY), 1)
"""Seconds after each scene: with what the scenes take, the whole lasts about two minutes."""
PORT = 8090


def configure(parser: ArgumentParser) -> None:
    """How fast, where to look, and whether to stay at the end."""
    parser.add_argument(
        "--pause",
        type=float,
        default=PAUSE,
        metavar="SECONDES",
        help=f"temps pour regarder après chaque scène ({PAUSE} ; 0 pour une machine)",
    )
    parser.add_argument(
        "--port", type=int, default=PORT, help=f"port d'écoute ({PORT} ; 0 en choisit un libre)"
    )
    parser.add_argument("--stay", action="store_true", help="à la fin, laisse les pages ouvertes")
    parser.add_argument("--browser", action="store_true", help="ouvre la page de la démonstration")


def run(options: Namespace) -> int:
    """Play, until the end, Ctrl-C or SIGTERM; whatever happens, everything is erased."""
    configure_log("ERROR", "text")
    try:
        asyncio.run(_demo(options))
        print("Tout est effacé.", flush=True)
    except CannotListen as error:
        raise CannotDo(
            f"Le port {options.port} n'est pas libre : choisissez-en un autre, par exemple "
            "« --port 0 »."
        ) from error
    except Stuck as error:
        raise CannotDo(f"La démonstration s'arrête, une page a changé : {error}") from error
    return 0


async def _demo(options: Namespace) -> None:
    stop = stop_event()
    async with open_theatre(STORY[0].at, options.port) as theatre:
        _begin(theatre, browser=options.browser)
        playing = asyncio.create_task(_play(theatre, options.pause))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({playing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not playing.done():
            playing.cancel()
            return
        stopping.cancel()
        await playing
        if options.stay:
            print("Fin. Les pages restent ouvertes : Ctrl-C pour tout effacer.", flush=True)
            await stop.wait()


def _begin(theatre: Theatre, *, browser: bool) -> None:
    where = f"{theatre.site}{HOME}"
    print(
        f"{SERVICE} d'une ville inventée, {len(STORY)} scènes. Personne n'existe, aucun message "
        f"ne part, tout est effacé à la fin.\nÀ regarder quand vous voulez : {where}\n",
        flush=True,
    )
    if browser and not webbrowser.open(where):
        print("Aucun navigateur ne s'ouvre d'ici.", file=sys.stderr)


async def _play(theatre: Theatre, pause: float) -> None:
    def tell(played: Played, number: int) -> None:
        address = address_of(played.scene.who, theatre.port)
        print(told(played, number, len(STORY), address), flush=True)

    await play(theatre.stage, STORY, tell, pause)
