"""What a provider brings: kept before it is acknowledged, from nobody else, once."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from bot.sms.webhook import PATH, Door, add_route
from resources_db.sendings.arrivals import forget
from resources_db.sendings.tables import ArrivalRow
from resources_db.storage.database import Database
from resources_db.storage.errors import StorageUnavailable
from tests.bot.messages.house import START, FrozenClock

HEADER, SECRET = "X-SMSFactor-Signature", "s" * 40
RAW = b'{"status": 3, "message_id": "r1"}'
Client = TestClient[Any, Any]


def door(database: Database) -> Door:
    """Where the provider of this database brings its news."""
    return Door(HEADER, SECRET, database, FrozenClock())


async def opened(found: Door | None) -> Client:
    """The site with this door."""
    app = web.Application()
    add_route(app, found)
    client: Client = TestClient(TestServer(app))
    await client.start_server()
    return client


@pytest.fixture
async def client(database: Database) -> AsyncGenerator[Client]:
    """A site on a real database."""
    client = await opened(door(database))
    yield client
    await client.close()


async def brought(client: Client, raw: bytes = RAW, secret: str | None = SECRET) -> int:
    """The status that the provider sees."""
    headers = {} if secret is None else {HEADER: secret}
    async with client.post(PATH, data=raw, headers=headers) as response:
        return response.status


def stored(database: Database) -> list[bytes | None]:
    """What was kept."""
    rows = select(ArrivalRow.raw).order_by(ArrivalRow.id)
    return list(database.read_now(lambda s: list(s.scalars(rows))))


async def test_it_is_stored_whole_and_once(database: Database, client: Client) -> None:
    """Acknowledged after it is on the disk; brought again, it changes nothing."""
    assert [await brought(client) for _ in range(2)] == [200, 200]
    assert stored(database) == [RAW]
    database.write_now(lambda s: forget(s, START, START))
    assert stored(database) == [RAW], "what was not read yet is kept"


@pytest.mark.parametrize("secret", [None, "", "s" * 39, "é" * 40, "S" * 40])
async def test_nobody_else_comes_in(database: Database, client: Client, secret: str | None) -> None:
    """« Not found », as for an address that never was."""
    assert await brought(client, secret=secret) == 404
    assert stored(database) == []


async def test_any_bytes_are_taken_and_the_longest_left(database: Database, client: Client) -> None:
    """Nonsense waits to be looked at; a flood of bytes does not."""
    assert await brought(client, b"\xff\x00") == 200
    assert await brought(client, b"x" * 20_000) == 200
    assert stored(database) == [b"\xff\x00"]


async def test_without_a_secret_the_address_does_not_exist() -> None:
    """Even an empty secret opens nothing."""
    client = await opened(None)
    assert await brought(client, secret="") == 404
    await client.close()


async def test_what_could_not_be_stored_is_not_acknowledged(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The provider brings it again."""

    def fail(*_given: object) -> None:
        raise StorageUnavailable

    monkeypatch.setattr("resources_db.sendings.arrivals.store", fail)
    client = await opened(door(database))
    assert await brought(client) == 503
    await client.close()
