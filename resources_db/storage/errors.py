"""What can go wrong with the memory itself, each with a sentence that says how to mend it."""

from __future__ import annotations


class StorageUnavailable(Exception):
    """The database did not answer in the time allowed: locked, full, down or closed.

    Nothing was written, unless the sentence says that this is unknown. Trying again later is
    safe for a work that can be repeated.
    """


class UnreadableSecret(Exception):
    """An encrypted value does not open with the keys in use."""


class UnusableKeys(Exception):
    """The keys given, or their file, cannot be used."""


class UnsupportedDatabase(Exception):
    """The address given is not one of a database the assistant knows."""
