"""Column types that behave alike on both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, delete, insert, select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.orm import Session

from resources_db.storage.database import Database
from resources_db.storage.errors import UnreadableSecret
from resources_db.storage.keys import Keys
from resources_db.storage.types import (
    EncryptedBytes,
    EncryptedJson,
    EncryptedText,
    Json,
    UtcInstant,
    keyed_hash,
    keys_of,
)

TABLES = MetaData()
INSTANTS = Table("instants", TABLES, Column("at", UtcInstant))
SECRETS = Table(
    "secrets", TABLES, Column("id", Integer, primary_key=True),
    Column("text", EncryptedText), Column("json", EncryptedJson), Column("bytes", EncryptedBytes),
)  # fmt: skip

ON_BOTH = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
"""The database is shared by the examples, which erase their rows first."""

zones = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
instants = st.datetimes(datetime(1900, 1, 2), datetime(2999, 12, 30), timezones=zones)  # noqa: DTZ001 - the zone is added
scalars = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text()
jsons: st.SearchStrategy[Json] = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=10
).filter(lambda value: value is not None)


@pytest.fixture
def store(database: Database) -> Database:
    """A database with the two tables of these tests."""
    database.write_now(lambda session: TABLES.create_all(session.connection()))
    return database


def keep(**values: object) -> Callable[[Session], None]:
    """A work that leaves one secret row."""

    def work(session: Session) -> None:
        session.execute(delete(SECRETS))
        session.execute(insert(SECRETS).values(**values))

    return work


@ON_BOTH
@given(st.lists(instants, min_size=1, max_size=8), instants)
def test_sql_sorts_and_compares_instants(
    store: Database, given: list[datetime], limit: datetime
) -> None:
    """Instants of any zone come back equal, in UTC, sorted and compared by SQL as by Python."""

    def write(session: Session) -> None:
        session.execute(delete(INSTANTS))
        session.execute(insert(INSTANTS), [{"at": at} for at in given])

    def read(session: Session) -> list[datetime]:
        column = INSTANTS.c.at
        return list(session.scalars(select(column).where(column <= limit).order_by(column)))

    store.write_now(write)
    found = store.read_now(read)
    assert found == sorted(at for at in given if at <= limit)
    assert all(at.tzinfo is UTC for at in found)


def test_an_instant_without_a_zone_is_refused(store: Database) -> None:
    """A naive datetime is a mistake, named where it is made."""
    naive = datetime(2026, 11, 21, 9)  # noqa: DTZ001 - the mistake under test
    with pytest.raises(StatementError, match="has no time zone"):
        store.write_now(lambda session: session.execute(insert(INSTANTS).values(at=naive)))


@ON_BOTH
@given(st.text(st.characters()), jsons, st.binary())
def test_encrypted_values_come_back(store: Database, text: str, json: Json, raw: bytes) -> None:
    """Any text (NUL and lone surrogates too), JSON or bytes is read as it was written."""
    store.write_now(keep(text=text, json=json, bytes=raw))
    columns = (SECRETS.c.text, SECRETS.c.json, SECRETS.c.bytes)
    assert store.read_now(lambda session: tuple(session.execute(select(*columns)).one())) == (
        text, json, raw
    )  # fmt: skip


def test_nothing_stays_nothing(store: Database) -> None:
    """An absent value is NULL, which SQL can look for."""
    store.write_now(keep(text=None))
    count = select(SECRETS).where(SECRETS.c.text.is_(None), SECRETS.c.json.is_(None))
    assert len(store.read_now(lambda session: session.execute(count).all())) == 1


def test_an_encrypted_column_cannot_be_searched() -> None:
    """Comparing an encrypted column would never match: the mistake is named."""
    with pytest.raises(TypeError, match=r"secrets.text is encrypted"):
        select(SECRETS).where(SECRETS.c.text == "Camille")


def test_the_database_does_not_hold_the_words(store: Database) -> None:
    """What the database itself keeps contains neither the text nor the JSON."""
    store.write_now(keep(text="Camille Durand", json=["Camille Durand"], bytes=b"Camille Durand"))
    stored = store.read_now(
        lambda session: session.execute(text("SELECT text, json, bytes FROM secrets")).one()
    )
    assert all(value is not None and b"Camille" not in bytes(value) for value in stored)


def test_the_file_does_not_hold_the_words(sqlite_url: str, keys: Keys, tmp_path: Path) -> None:
    """No file of a SQLite database contains the plain words, even before a checkpoint."""
    with Database.open(sqlite_url, keys) as database:
        database.write_now(lambda session: TABLES.create_all(session.connection()))
        database.write_now(keep(text="Camille Durand"))
        files = [file.read_bytes() for file in tmp_path.iterdir()]
    assert any(b"secrets" in content for content in files)
    assert not any(b"Camille" in content for content in files)


def test_keys_can_be_rotated(store: Database, keys: Keys, database_url: str) -> None:
    """With a new key before the old one, old values are read and new ones use the new key."""
    store.write_now(keep(id=1, text="old"))
    new = Fernet.generate_key().decode()
    with Database.open(database_url, Keys((new, *keys.encryption), keys.hashing)) as rotated:
        assert rotated.read_now(lambda s: s.scalars(select(SECRETS.c.text)).all()) == ["old"]
        rotated.write_now(keep(id=2, text="new"))
    with Database.open(database_url, Keys((new,), keys.hashing)) as newest:
        assert newest.read_now(lambda s: s.scalars(select(SECRETS.c.text)).all()) == ["new"]


def test_wrong_keys_are_named(store: Database, database_url: str) -> None:
    """Two databases of one process use each its keys; the wrong ones name column and mend."""
    store.write_now(keep(text="secret"))
    read = select(SECRETS.c.text)
    with (
        Database.open(database_url, Keys.generate()) as stranger,
        pytest.raises(UnreadableSecret, match=r"secrets\.text.*put back the keys"),
    ):
        stranger.read_now(lambda session: session.scalars(read).all())
    assert store.read_now(lambda session: session.scalars(read).all()) == ["secret"]


def test_a_keyed_hash_finds_again(store: Database, keys: Keys) -> None:
    """The hash is the same for ever with the same key, and another with another key."""
    known = Keys(keys.encryption, "k" * 32)
    assert keyed_hash(known, "+33612345678") == (
        "b0b5a7491177b1d358e7e6ed44055e832cd2eb50d6888967b9b89a0a1f921c16"
    )
    assert keyed_hash(keys, "a") != keyed_hash(known, "a")
    assert store.read_now(lambda session: keyed_hash(keys_of(session), "a")) == keyed_hash(
        keys, "a"
    )
