"""What every command that opens the database needs first: a log, and a folder to write in.

What may fail there becomes one sentence for the administrator.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from bot.keys import installation_keys
from bot.log_output import configure
from bot.settings import Settings
from bot.stopping import CannotDo
from resources_db.storage.address import parse
from resources_db.storage.database import Database
from resources_db.storage.errors import (
    StorageUnavailable,
    UnreadableSecret,
    UnusableKeys,
)


@contextmanager
def installation(settings: Settings) -> Generator[None]:
    """Inside, the log is set up and the folder is writable; storage errors become sentences."""
    configure(settings.log_level, settings.log_format)
    make_writable(settings)
    try:
        yield
    except StorageUnavailable as error:
        where = parse(settings.database_url).render_as_string(hide_password=True)
        raise CannotDo(
            f"La base de données « {where} » ne répond pas "
            f"({error}) : vérifiez qu'elle est démarrée, et ACCROCHE_DATABASE_URL."
        ) from error
    except (UnusableKeys, UnreadableSecret) as error:
        raise CannotDo(
            f"Les clés de chiffrement ne conviennent pas ({error}) : remettez celles de "
            "l'installation, ou le fichier « secrets.json » de sa sauvegarde."
        ) from error


def make_writable(settings: Settings) -> None:
    """Make the folder of the data. Raises ``CannotDo`` when it cannot be written in."""
    probe = settings.var_dir / ".writable"
    try:
        settings.var_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotDo(
            f"Accroche ne peut pas écrire dans « {settings.var_dir} » ({error.strerror}) : "
            "donnez-lui ce droit, ou changez ACCROCHE_VAR_DIR."
        ) from error


@contextmanager
def opened(settings: Settings) -> Generator[Database]:
    """The database of this installation, as it is: nothing is made and nothing migrated."""
    url = parse(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise CannotDo(
            f"La base de données « {url.database} » n'existe pas encore : lancez « ./run », "
            "qui la prépare au premier démarrage."
        )
    with Database.open(settings.database_url, installation_keys(settings)) as database:
        yield database
