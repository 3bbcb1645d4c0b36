"""The secrets of one database: keys that encrypt, and the key of the look-up hash."""

from __future__ import annotations

import hmac
import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import cast

from cryptography.fernet import Fernet, MultiFernet

from resources_db.storage.errors import UnusableKeys


@dataclass(frozen=True)
class Keys:
    """Encrypts, decrypts and hashes. Never prints its secrets.

    To rotate, put a new key first in ``encryption`` and keep the old ones after it: the first
    encrypts, all decrypt. ``hashing`` cannot be rotated without hashing every row again.
    """

    encryption: Sequence[str] = field(repr=False)
    """Fernet keys (32 bytes in URL-safe base64), the newest first."""
    hashing: str = field(repr=False)
    """Secret of the keyed hash, at least 32 characters."""
    _box: MultiFernet = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.hashing) < 32:
            raise UnusableKeys("The hash key is too short: give at least 32 characters.")
        if not self.encryption:
            raise UnusableKeys("No encryption key was given: give at least one.")
        try:
            box = MultiFernet([Fernet(key) for key in self.encryption])
        except ValueError:
            raise UnusableKeys(
                "An encryption key is not 32 bytes in URL-safe base64: "
                "make one with cryptography's Fernet.generate_key()."
            ) from None
        object.__setattr__(self, "_box", box)

    @classmethod
    def generate(cls) -> Keys:
        """New random keys."""
        return cls((Fernet.generate_key().decode("ascii"),), secrets.token_urlsafe(32))

    def encrypt(self, plain: bytes) -> bytes:
        """A token that only these keys open, different each time."""
        return self._box.encrypt(plain)

    def decrypt(self, token: bytes) -> bytes:
        """What was encrypted. Raises ``cryptography.fernet.InvalidToken`` with the wrong keys."""
        return self._box.decrypt(token)

    def digest(self, text: str) -> str:
        """The look-up hash of a text: 64 hexadecimal digits, the same for ever."""
        plain = text.encode("utf-8", "surrogatepass")
        return hmac.new(self.hashing.encode("utf-8"), plain, sha256).hexdigest()


def load_or_create(path: Path) -> Keys:
    """The keys kept in a file; new ones are made at the first start, readable by the owner only.

    Two processes that start together end with the same keys. Raises :class:`UnusableKeys`.
    """
    try:
        if not path.exists():
            _create(path)
        return _parse(path.read_text("utf-8"))
    except OSError as error:
        raise UnusableKeys(
            f"The keys file {path} cannot be read or made ({error.strerror}): "
            "check the owner and the rights of its folder."
        ) from None
    except (ValueError, KeyError, TypeError):
        raise UnusableKeys(
            f"The keys file {path} is damaged: put back its saved copy; "
            "without it the personal data already stored cannot be read."
        ) from None


def _parse(written: str) -> Keys:
    stored = cast("dict[str, str | list[str]]", json.loads(written))
    return Keys(tuple(stored["encryption"]), str(stored["hashing"]))


def _create(path: Path) -> None:
    """Write new keys beside ``path``, then link: the first process wins, nobody sees half."""
    keys = Keys.generate()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump({"encryption": list(keys.encryption), "hashing": keys.hashing}, file)
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
