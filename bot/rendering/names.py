"""Where the names of records are looked up when a sentence names one."""

from __future__ import annotations

from typing import Protocol

from resources_db.directory.terms import Commune, Need


class Names(Protocol):
    """The names of the records that a reply may name."""

    def commune(self, code: str, /) -> Commune | None:
        """The commune of this INSEE code, or None."""
        ...

    def need(self, code: str, /) -> Need | None:
        """The need of this code, or None."""
        ...

    def resource(self, id_: str, /) -> str | None:
        """The name of this resource, or None when the directory no longer shows it."""
        ...


class NoNames:
    """Knows no record: for pages whose sentences name none."""

    def commune(self, _code: str, /) -> Commune | None:
        return None

    def need(self, _code: str, /) -> Need | None:
        return None

    def resource(self, _id: str, /) -> str | None:
        return None


NO_NAMES = NoNames()
