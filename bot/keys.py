"""The keys of this installation: given by the settings, or kept with its data."""

from __future__ import annotations

from pathlib import Path

from bot.settings import Settings
from resources_db.storage.keys import Keys, load_or_create


def keys_file(settings: Settings) -> Path:
    """Where the keys are kept when the settings give none. To be backed up, apart."""
    return settings.var_dir / "secrets.json"


def installation_keys(settings: Settings) -> Keys:
    """The keys, drawn at the first start. Raises ``UnusableKeys``."""
    if settings.hash_key is None:
        return load_or_create(keys_file(settings))
    encryption = [key.get_secret_value() for key in settings.secret_keys]
    return Keys(encryption, settings.hash_key.get_secret_value())
