"""The address of a database, as settings give it."""

from __future__ import annotations

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from resources_db.storage.errors import UnsupportedDatabase

_DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}


def parse(address: str) -> URL:
    """The address with the driver we use. Raises :class:`UnsupportedDatabase`."""
    try:
        url = make_url(address.replace("postgres://", "postgresql://", 1))
    except (ArgumentError, ValueError):
        raise UnsupportedDatabase(f"This is not the address of a database. {_EXAMPLES}") from None
    driver = _DRIVERS.get(url.get_backend_name())
    if driver is None:
        raise UnsupportedDatabase(f"Databases of this kind are not supported. {_EXAMPLES}")
    if driver.startswith("sqlite") and (url.database or ":memory:").startswith(":memory:"):
        raise UnsupportedDatabase(f"A database in memory would be forgotten. {_EXAMPLES}")
    return url.set(drivername=driver)


_EXAMPLES = (
    "Give « sqlite:///var/accroche.sqlite » or « postgresql://name:password@server/database »."
)
