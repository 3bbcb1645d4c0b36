"""``accroche chat``: the same conversation in the terminal.

``/journal`` prints the journals of the open threads, one line of JSON each; ``--replay FILE``
tells such lines again: what was asked, what was answered.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from tempfile import mkdtemp

from sqlalchemy.orm import Session

from bot.channels.port import Incoming, Posted
from bot.cli.installation import installation
from bot.messages.body import File
from bot.rendering.plain import as_text
from bot.replaying import Kept, retold
from bot.settings import Settings
from bot.settings_reading import read_settings
from bot.stopping import CannotDo
from bot.wiring import TERMINAL, Assistant, open_assistant
from conversations.journal import from_json
from resources_db.messages.inbox import find_address
from resources_db.messages.threads import threads_of

_JOURNAL, _QUIT = "/journal", "/quit"
_HELP = "Écrivez, ou tapez le numéro d'un choix. « /journal » montre le journal, « /quit » quitte."


def configure(parser: ArgumentParser) -> None:
    """Which conversation, on which database, or what to tell again."""
    parser.add_argument("--database", metavar="URL", help="base de données, au lieu de la locale")
    parser.add_argument("--session", metavar="NOM", help="reprend la conversation de ce nom")
    parser.add_argument("--replay", type=Path, metavar="FICHIER", help="raconte des journaux")


def run(options: Namespace) -> int:
    """Talk until « /quit », the end of the input or Ctrl-C."""
    kept = None if options.replay is None else _read(options.replay)
    settings = read_settings(database_url=options.database)
    with installation(settings):
        asyncio.run(_run(settings, options.session or secrets.token_hex(8), kept))
    return 0


async def _run(settings: Settings, session: str, kept: Sequence[Kept] | None) -> None:
    async with open_assistant(settings) as assistant:
        if kept is None:
            await _talk(assistant, session)
            return
        for thread in kept:
            print("\n".join(retold(thread, assistant.librarian.present)))


async def _talk(assistant: Assistant, session: str) -> None:
    print(_HELP)
    lines = await assistant.desk.log(TERMINAL, session)
    _show(lines or await _send(assistant, session, ""))
    while (written := await asyncio.to_thread(_ask)) is not None and written != _QUIT:
        if written == _JOURNAL:
            for kept in await assistant.database.read(lambda s: _kept(s, session)):
                print(kept.write())
        else:
            _show(await _send(assistant, session, written))


async def _send(assistant: Assistant, session: str, text: str) -> list[Posted]:
    raw = json.dumps({"text": text}).encode("ascii")
    return await assistant.desk.receive(Incoming(TERMINAL, secrets.token_hex(8), session, raw))


def _show(lines: Sequence[Posted]) -> None:
    for line in lines:
        if line.author == "assistant":
            print(f"\n{as_text(line.body)}")
            if line.body.file is not None:
                print(f"Fichier : {_kept_file(line.body.file)}")


def _kept_file(file: File) -> Path:
    """Where a file was put, in a new folder that only this account reads."""
    path = Path(mkdtemp(prefix="accroche-")) / Path(file.name).name
    path.write_bytes(file.content)
    return path


def _ask() -> str | None:
    """A line of the keyboard; None at the end of the input."""
    try:
        return input("\n> ").strip()
    except EOFError:
        return None


def _kept(session: Session, name: str) -> list[Kept]:
    """The open threads of a conversation."""
    address = find_address(session, TERMINAL, name)
    if address is None:
        return []
    stored = threads_of(session, address, None)
    return [Kept(thread.dialogue, thread.start, from_json(thread.journal)) for thread in stored]


def _read(path: Path) -> list[Kept]:
    """The journals of a file. Raises ``CannotDo`` naming the line that is not one."""
    try:
        written = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CannotDo(f"Le fichier « {path} » ne peut pas être lu ({error}).") from error
    kept: list[Kept] = []
    for number, line in enumerate(written, start=1):
        thread = Kept.read(line)
        if thread is None:
            raise CannotDo(
                f"« {path} », ligne {number} : ce n'est pas un journal ; "
                "copiez une ligne entière montrée par « /journal »."
            )
        kept.append(thread)
    return kept
