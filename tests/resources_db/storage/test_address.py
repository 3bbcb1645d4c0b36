"""The address of a database, as settings give it."""

from __future__ import annotations

import pytest

from resources_db.storage.address import parse
from resources_db.storage.errors import UnsupportedDatabase


@pytest.mark.parametrize(
    ("address", "driver"),
    [
        ("sqlite:///var/accroche.sqlite", "sqlite+pysqlite"),
        ("postgresql://a:b@server/db", "postgresql+psycopg"),
        ("postgres://a:b@server/db", "postgresql+psycopg"),
        ("postgresql+psycopg2://a:b@server/db", "postgresql+psycopg"),
    ],
)
def test_known_addresses_get_our_driver(address: str, driver: str) -> None:
    """Whatever driver is written, ours is used."""
    assert parse(address).drivername == driver


@pytest.mark.parametrize(
    "address", ["", "accroche.sqlite", "mysql://a:b3@server/db", "sqlite://", "sqlite:///:memory:"]
)
def test_other_addresses_are_told(address: str) -> None:
    """Anything else gets a sentence with an example, and no password in it."""
    with pytest.raises(UnsupportedDatabase, match="Give « sqlite:///") as told:
        parse(address)
    assert "b3" not in str(told.value)
