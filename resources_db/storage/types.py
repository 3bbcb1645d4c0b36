"""Column types that behave alike on both databases: instants in UTC, encrypted values.

The keys belong to a database, not to the process: :func:`lock_with` ties them to an engine's
dialect, which SQLAlchemy hands to every type that binds or reads a value.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeAlias, TypeVar, cast
from weakref import WeakKeyDictionary

from cryptography.fernet import InvalidToken
from sqlalchemy import Column, DateTime, Dialect, Engine, LargeBinary, event
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement, operators
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator

from resources_db.storage.errors import UnreadableSecret
from resources_db.storage.keys import Keys

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"
T = TypeVar("T")

_keys: WeakKeyDictionary[Dialect, Keys] = WeakKeyDictionary()


def lock_with(engine: Engine, keys: Keys) -> None:
    """Encrypted columns read and written through this engine use these keys."""
    _keys[engine.dialect] = keys


def keys_of(session: Session) -> Keys:
    """The keys of the database this session speaks to."""
    return _keys[session.get_bind().dialect]


def keyed_hash(keys: Keys, text: str) -> str:
    """What is stored beside an encrypted value to find it again: 64 hexadecimal digits.

    The text must already be in its one canonical form (a phone number in E.164).
    """
    return keys.digest(text)


class UtcInstant(TypeDecorator[datetime]):
    """An instant, to the microsecond. Naive datetimes are refused; aware UTC comes back.

    SQLite keeps it as text of fixed width, so that SQL compares and sorts it as PostgreSQL does.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """UTC, without its zone for SQLite. Raises ``ValueError`` on a naive datetime."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError(f"{value!r} has no time zone: an instant needs one, UTC for example")
        instant = value.astimezone(UTC)
        return instant.replace(tzinfo=None) if dialect.name == "sqlite" else instant

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class _Sealed(TypeDecorator.Comparator[Any]):
    """Refuses comparisons that could only ever be false: each encryption is different."""

    def operate(self, op: OperatorType, *other: Any, **options: Any) -> ColumnElement[Any]:
        """Only « is null » means something."""
        if op in (operators.is_, operators.is_not):
            return super().operate(op, *other, **options)
        raise TypeError(f"{self.expr} is encrypted: compare its keyed hash, or « is None »")


class Encrypted(TypeDecorator[T]):
    """A value that only the database's keys open. Find it by a keyed hash beside it."""

    impl = LargeBinary
    cache_ok = True
    # Their stubs declare how the default one is computed, not what may replace it.
    comparator_factory = _Sealed  # pyright: ignore[reportAssignmentType]
    column: Column[T] | None = None

    def __init__(self, dump: Callable[[T], bytes], load: Callable[[bytes], T]) -> None:
        super().__init__()
        self._dump = dump
        self._load = load

    def process_bind_param(self, value: T | None, dialect: Dialect) -> bytes | None:
        """The encrypted token; nothing stays nothing."""
        return None if value is None else _keys[dialect].encrypt(self._dump(value))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> T | None:
        """The plain value. Raises :class:`UnreadableSecret` when no key opens it."""
        if value is None:
            return None
        try:
            return self._load(_keys[dialect].decrypt(value))
        except InvalidToken:
            raise UnreadableSecret(
                f"No key opens {self.column}: this database was written with other keys; put "
                "back the keys it was made with (old keys stay in the list, after the new one)."
            ) from None


@event.listens_for(Encrypted, "after_parent_attach", propagate=True)
def _know_column(encrypted: Encrypted[Any], column: Column[Any]) -> None:
    encrypted.column = column


class EncryptedBytes(Encrypted[bytes]):
    """Bytes as received."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(bytes, bytes)


class EncryptedText(Encrypted[str]):
    """Text, even with lone surrogates or NUL, which PostgreSQL would refuse in clear."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(
            lambda text: text.encode("utf-8", "surrogatepass"),
            lambda plain: plain.decode("utf-8", "surrogatepass"),
        )


class EncryptedJson(Encrypted[Json]):
    """JSON, such as a journal. Assign a new value to change it: a change inside is not seen."""

    cache_ok = True

    def __init__(self) -> None:
        super().__init__(
            lambda value: json.dumps(value, separators=(",", ":")).encode("ascii"),
            lambda plain: cast("Json", json.loads(plain)),
        )
