"""The settings of the demonstration: nothing of the environment, and no way out of the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from bot.demo.catching import HERE, Net
from bot.settings import Settings

ZONE: Final = ZoneInfo("Europe/Paris")
_IDLE_MINUTES: Final = 480


class Alone(Settings):
    """Settings that are only what they are given: no variable of the city's installation counts.

    Without this, ``ACCROCHE_DATABASE_URL`` of whoever starts the demonstration would.
    """

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """See pydantic-settings."""
        del settings_cls, env_settings, dotenv_settings, file_secret_settings
        return (init_settings,)


def settings_of(folder: Path, port: int, net: Net) -> Settings:
    """On this folder, on loopback; mail and text messages go to the net."""
    return Alone.model_validate(
        {
            "var_dir": folder,
            "timezone": ZONE,
            "host": HERE,
            "port": port,
            "public_url": f"http://{HERE}:{port}",
            "smtp_host": HERE,
            "smtp_port": net.mail_port,
            "smtp_security": "none",
            "mail_from": "accroche@ville.invalid",
            "sms_provider": "http",
            "sms_api_url": net.texts_url,
            "staff_idle_minutes": _IDLE_MINUTES,
            "log_level": "ERROR",
        }
    )
