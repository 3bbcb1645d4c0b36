"""Reading the settings, with one clear sentence when a value is wrong or a name unknown."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from dotenv import dotenv_values
from pydantic import ValidationError
from pydantic_settings import DotEnvSettingsSource, EnvSettingsSource

from bot.settings import HOME, PREFIX, Settings
from bot.settings_expects import Expects
from bot.stopping import CannotDo

_OF_TESTS = f"{PREFIX}TEST_"
"""Variables that only the tests set, such as the points at which to die."""


class BadSetting(CannotDo):
    """The message is the sentence for the administrator: which variable, and the mend."""


def read_settings(env_file: Path = HOME / ".env", **given: object) -> Settings:
    """The settings of this installation.

    ``given`` are values of the command line, by field name; they win over the environment,
    which wins over ``env_file``. A value of None counts as not given.

    Raises:
        BadSetting: with the sentence to show.
    """
    try:
        written = dotenv_values(env_file) if env_file.is_file() else {}
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(
            f"Le fichier de réglages « {env_file} » ne peut pas être lu : vérifiez qu'il est à "
            "vous et enregistré en UTF-8."
        ) from error
    _refuse_unknown({*os.environ, *written})
    found = {
        **DotEnvSettingsSource(Settings, env_file=env_file)(),
        **EnvSettingsSource(Settings)(),
        **{name: value for name, value in given.items() if value is not None},
    }
    try:
        settings = Settings.model_validate(found)
    except ValidationError as error:
        raise BadSetting(_mend(str(error.errors()[0]["loc"][0]), given)) from None
    if bool(settings.secret_keys) != (settings.hash_key is not None):
        raise BadSetting(
            "ACCROCHE_SECRET_KEYS et ACCROCHE_HASH_KEY vont ensemble : donnez les deux, "
            "ou aucune pour qu'Accroche garde les siennes dans son dossier de données."
        )
    _check_webhooks(settings)
    _check_openid(settings)
    return settings


def _check_webhooks(settings: Settings) -> None:
    if settings.telegram_webhook_url is not None:
        return
    for bot in ("families", "staff"):
        token = getattr(settings, f"{bot}_bot_token")
        if token is not None and getattr(settings, f"{bot}_bot_mode") == "webhook":
            raise BadSetting(
                f"{variable(f'{bot}_bot_mode')} vaut « webhook » : donnez aussi "
                "ACCROCHE_TELEGRAM_WEBHOOK_URL, ou revenez à « polling »."
            )


def _check_openid(settings: Settings) -> None:
    if settings.openid_issuer is not None and None in (
        settings.openid_client_id,
        settings.openid_client_secret,
    ):
        raise BadSetting(
            "ACCROCHE_OPENID_ISSUER est donné : donnez aussi ACCROCHE_OPENID_CLIENT_ID et "
            "ACCROCHE_OPENID_CLIENT_SECRET, ou retirez-le."
        )


def variable(field: str) -> str:
    """The environment variable of a setting."""
    return f"{PREFIX}{field}".upper()


def expected(field: str) -> str:
    """What a good value of a setting looks like, in words."""
    metadata = Settings.model_fields[field].metadata
    return next(item.words for item in metadata if isinstance(item, Expects))


def _mend(field: str, given: Mapping[str, object]) -> str:
    option = ", ou l'option de la commande," if given.get(field) is not None else ""
    return f"{variable(field)}{option} n'est pas valable : il faut {expected(field)}."


def _refuse_unknown(names: Iterable[str]) -> None:
    known = [variable(field) for field in Settings.model_fields]
    for name in sorted(names):
        if name.startswith(PREFIX) and not name.startswith(_OF_TESTS) and name not in known:
            near = difflib.get_close_matches(name, known, 1)
            advice = f"vouliez-vous {near[0]} ?" if near else "voyez docs/settings.md."
            raise BadSetting(f"{name} n'est pas un réglage d'Accroche : {advice}")
