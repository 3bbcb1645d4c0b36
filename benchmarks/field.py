"""Everyone who is measured, opened together."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import ClientSession, DummyCookieJar

from benchmarks.desk import our_desk
from benchmarks.http import check, over_http
from benchmarks.load import Contestant
from benchmarks.peers.conversation_handler import conversation_handler
from benchmarks.peers.naive import naive_desk
from benchmarks.servers import Server, our_server, our_settings, serving
from benchmarks.telegram import by_telegram
from tests.databases import PostgresqlServer

OURS = SQLITE, POSTGRESQL = "Accroche, SQLite", "Accroche, PostgreSQL"
NAIVE, ECHO = "one sqlite3 commit a message", "aiohttp, nothing kept"
HANDLER, PICKLED = "ConversationHandler, in memory", "ConversationHandler, pickled"
_PEER = "benchmarks.peers.server"


@dataclass(slots=True)
class Field:
    """The contestants, and the servers that some of them are."""

    contestants: list[Contestant] = field(default_factory=list[Contestant])
    servers: list[Server] = field(default_factory=list[Server])


@asynccontextmanager
async def open_field(
    folder: Path, postgresql: PostgresqlServer | None, *, twice: bool
) -> AsyncGenerator[Field]:
    """Ours on each database and the peers, over HTTP and in process, each with its own data.

    ``twice``: servers are started a second time, to see how long that takes.
    """
    async with AsyncExitStack() as stack:
        everyone = Field()
        client = await stack.enter_async_context(ClientSession(cookie_jar=DummyCookieJar()))
        for server in _servers(stack, folder, postgresql, twice=twice):
            contestant = over_http(server.name, client, server.running.address, server.name in OURS)
            if contestant.ours:
                await check(contestant)
            everyone.contestants.append(contestant)
            everyone.servers.append(server)
        everyone.contestants += await _desks(stack, folder, postgresql)
        bots = await stack.enter_async_context(by_telegram(folder, twice=twice))
        everyone.contestants += bots[0]
        everyone.servers += bots[1]
        yield everyone


def _servers(
    stack: AsyncExitStack, folder: Path, postgresql: PostgresqlServer | None, *, twice: bool
) -> Iterator[Server]:
    asked = [(SQLITE, our_server(None), our_settings(folder / "web"))]
    if postgresql is not None:
        url = stack.enter_context(postgresql.empty())
        asked.append((POSTGRESQL, our_server(url), our_settings(folder / "web-pg")))
    asked.append((NAIVE, [_PEER, str(folder / "web.sqlite3")], {}))
    asked.append((ECHO, [_PEER], {}))
    for name, module, settings in asked:
        yield stack.enter_context(serving(name, module, settings, twice=twice))


async def _desks(
    stack: AsyncExitStack, folder: Path, postgresql: PostgresqlServer | None
) -> list[Contestant]:
    opened = [our_desk(SQLITE, _made(folder / "desk"), None)]
    if postgresql is not None:
        url = stack.enter_context(postgresql.empty())
        opened.append(our_desk(POSTGRESQL, _made(folder / "desk-pg"), url))
    opened.append(conversation_handler(PICKLED, folder))
    opened.append(conversation_handler(HANDLER, None))
    naive = stack.enter_context(naive_desk(NAIVE, folder))
    return [*[await stack.enter_async_context(one) for one in opened], naive]


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
