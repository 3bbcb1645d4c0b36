"""The settings of an installation: environment variables ``ACCROCHE_…`` or a ``.env`` file.

What is written here is also the documentation: ``docs/settings.md`` is generated from it.
Descriptions are in French, for the people who install Accroche in a city.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode, SettingsConfigDict

from bot.settings_expects import Expects
from bot.settings_ways import WaysSettings
from resources_db.calendar.own_days import read_own_days
from resources_db.calendar.terms import DayRange
from resources_db.storage.address import parse
from resources_db.storage.errors import UnsupportedDatabase

HOME = Path(__file__).resolve().parent.parent
"""The checkout: ``.env`` and, unless told otherwise, ``var/`` are in it."""

PREFIX = "ACCROCHE_"
_ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
_SECRET = re.compile(r"[A-Za-z0-9_-]{32,256}")


class Settings(WaysSettings):
    """Everything that can differ between two installations."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    var_dir: Annotated[Path, Expects("un dossier où Accroche peut écrire")] = Field(
        default=Path("var"),
        description="Dossier des données : la base SQLite et les clés. À sauvegarder. "
        "Un chemin relatif part du dossier d'Accroche.",
    )
    database_url: Annotated[
        str, Expects("« sqlite:///chemin » ou « postgresql://compte:secret@machine/base »")
    ] = Field(
        default_factory=lambda data: f"sqlite:///{data['var_dir']}/accroche.sqlite3",
        description="Base de données. Sans réglage : un fichier SQLite dans ce dossier.",
        repr=False,
    )
    host: Annotated[str, Expects("un nom de machine ou une adresse IP")] = Field(
        default="127.0.0.1",
        min_length=1,
        description="Adresse d'écoute du site. Laissez 127.0.0.1 derrière un serveur mandataire.",
    )
    port: Annotated[int, Expects("un nombre entier de 0 à 65535")] = Field(
        default=8080,
        ge=0,
        le=65535,
        description="Port d'écoute du site ; 0 en choisit un libre.",
    )
    trust_proxy: Annotated[bool, Expects("« true » ou « false »")] = Field(
        default=False,
        description="Croire les en-têtes X-Forwarded-… : seulement derrière un serveur mandataire "
        "qui les écrit lui-même.",
    )
    embed_origins: Annotated[
        tuple[str, ...],
        NoDecode,
        Expects("une ou plusieurs adresses comme « https://www.ville.example », sans chemin"),
    ] = Field(
        default=(),
        description="Sites qui peuvent montrer l'assistant dans leurs pages, séparés par des "
        "virgules ; voir docs/embedding.md. Sans réglage : aucun.",
    )
    secret_keys: Annotated[
        tuple[SecretStr, ...],
        NoDecode,
        Expects("une ou plusieurs clés Fernet séparées par des virgules, la plus récente d'abord"),
    ] = Field(
        default=(),
        description="Clés qui chiffrent les données personnelles. Sans réglage : tirées au "
        "premier démarrage dans « secrets.json » du dossier des données.",
    )
    hash_key: Annotated[SecretStr | None, Expects("au moins 32 caractères au hasard")] = Field(
        default=None,
        description="Clé des empreintes qui servent à retrouver une adresse chiffrée ; à donner "
        "avec ACCROCHE_SECRET_KEYS et à ne jamais changer.",
    )
    timezone: Annotated[ZoneInfo, Expects("un fuseau comme « Europe/Paris »")] = Field(
        default=ZoneInfo("Europe/Paris"),
        description="Fuseau horaire de la ville : toutes les heures montrées sont à cette heure.",
    )
    default_language: Annotated[str, Expects("un code de langue comme « fr »")] = Field(
        default="fr",
        pattern=r"^[a-z]{2,3}$",
        description="Langue de qui n'en a pas encore choisi.",
    )
    commune: Annotated[str, Expects("un code INSEE de commune comme « 76540 »")] = Field(
        default="76540",
        pattern=r"^\d[0-9AB]\d{3}$",
        description="Commune de la ville (code INSEE ; 76540 est Rouen) : là où chercher pour qui "
        "n'a pas dit où il habite. Son département donne la zone des vacances scolaires.",
    )
    city_days: Annotated[
        tuple[DayRange, ...],
        NoDecode,
        Expects("des jours comme « 2027-05-07/2027-05-08 Pont ; 2027-06-04 Fête de la ville »"),
    ] = Field(
        default=(),
        description="Jours particuliers de la ville, avec leur nom, séparés par des "
        "points-virgules : ces jours-là, aucune fiche d'un lieu de la ville ne dit « ouvert ». "
        "Sans réglage : aucun.",
    )
    lease_seconds: Annotated[float, Expects("un nombre de secondes de 1 à 600")] = Field(
        default=15,
        ge=1,
        le=600,
        description="Au bout de combien de secondes un travail laissé par un processus arrêté "
        "net est repris par un autre.",
    )
    trace_days: Annotated[int, Expects("un nombre entier de jours de 1 à 365")] = Field(
        default=30,
        ge=1,
        le=365,
        description="Nombre de jours après lesquels les traces personnelles des conversations "
        "sont effacées.",
    )
    directory_history_days: Annotated[int, Expects("un nombre entier de jours de 30 à 3650")] = (
        Field(
            default=730,
            ge=30,
            le=3650,
            description="Nombre de jours pendant lesquels les anciennes versions d'une fiche de "
            "l'annuaire sont gardées, pour son histoire et pour revenir en arrière.",
        )
    )
    families_bot_token: Annotated[
        SecretStr | None, Expects("le jeton donné par @BotFather, comme « 123456:ABC… »")
    ] = Field(
        default=None,
        description="Jeton du bot Telegram des familles ; sans lui, ce bot ne démarre pas.",
    )
    families_bot_library: Annotated[
        Literal["aiogram", "python-telegram-bot"], Expects("« aiogram » ou « python-telegram-bot »")
    ] = Field(
        default="aiogram",
        description="Bibliothèque qui porte ce bot. aiogram supporte plus de messages à la "
        "fois ; python-telegram-bot démarre plus vite et prend quatre fois moins de mémoire.",
    )
    families_bot_mode: Annotated[
        Literal["polling", "webhook"], Expects("« polling » ou « webhook »")
    ] = Field(
        default="polling",
        description="Accroche va chercher les messages (polling), ou Telegram les apporte "
        "(webhook, avec ACCROCHE_TELEGRAM_WEBHOOK_URL).",
    )
    families_bot_webhook_secret: Annotated[
        SecretStr | None, Expects("de 32 à 256 lettres, chiffres, « _ » ou « - »")
    ] = Field(
        default=None,
        description="Secret que Telegram répète à chaque message apporté. Sans réglage : tiré "
        "du jeton.",
    )
    staff_bot_token: Annotated[
        SecretStr | None, Expects("le jeton donné par @BotFather, comme « 123456:ABC… »")
    ] = Field(
        default=None,
        description="Jeton du bot Telegram de l'équipe ; sans lui, ce bot ne démarre pas.",
    )
    staff_bot_name: Annotated[
        str | None, Expects("de 5 à 32 lettres, chiffres ou « _ », sans « @ »")
    ] = Field(
        default=None,
        pattern=r"^[A-Za-z0-9_]{5,32}$",
        description="Nom du bot de l'équipe dans Telegram, comme « accroche_equipe_bot » : « Mon "
        "compte » donne alors un lien qui l'ouvre. Sans réglage : un message à lui envoyer.",
    )
    staff_bot_library: Annotated[
        Literal["aiogram", "python-telegram-bot"], Expects("« aiogram » ou « python-telegram-bot »")
    ] = Field(
        default="python-telegram-bot",
        description="Bibliothèque qui porte ce bot. aiogram supporte plus de messages à la "
        "fois ; python-telegram-bot démarre plus vite et prend quatre fois moins de mémoire.",
    )
    staff_bot_mode: Annotated[
        Literal["polling", "webhook"], Expects("« polling » ou « webhook »")
    ] = Field(
        default="polling",
        description="Accroche va chercher les messages (polling), ou Telegram les apporte "
        "(webhook, avec ACCROCHE_TELEGRAM_WEBHOOK_URL).",
    )
    staff_bot_webhook_secret: Annotated[
        SecretStr | None, Expects("de 32 à 256 lettres, chiffres, « _ » ou « - »")
    ] = Field(
        default=None,
        description="Secret que Telegram répète à chaque message apporté. Sans réglage : tiré "
        "du jeton.",
    )
    telegram_api_url: Annotated[str, Expects("une adresse http:// ou https://")] = Field(
        default="https://api.telegram.org",
        pattern=r"^https?://[^/\s]+(/[^\s]*)?$",
        description="Serveur de l'API des bots : celui de Telegram, le vôtre, ou un émulateur.",
    )
    telegram_webhook_url: Annotated[
        str | None, Expects("l'adresse publique d'Accroche, en https://")
    ] = Field(
        default=None,
        pattern=r"^https?://[^/\s]+(/[^\s]*)?$",
        description="Adresse d'Accroche vue d'Internet, pour le mode webhook : Telegram y "
        "ajoute /telegram/families ou /telegram/staff.",
    )
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"],
        Expects("DEBUG, INFO, WARNING ou ERROR"),
    ] = Field(
        default="INFO",
        description="À partir de quelle gravité un événement est écrit dans le journal technique.",
    )
    log_format: Annotated[Literal["text", "json"], Expects("« text » ou « json »")] = Field(
        default="text",
        description="Forme du journal technique, écrit sur la sortie d'erreur.",
    )

    @field_validator("var_dir")
    @classmethod
    def _from_home(cls, path: Path) -> Path:
        return HOME / path.expanduser()

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        try:
            parse(url)
        except UnsupportedDatabase as error:
            raise ValueError from error
        return url

    @field_validator("embed_origins")
    @classmethod
    def _only_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        """No wildcard, no path: each goes into a header as it is."""
        if not all(_ORIGIN.fullmatch(origin) for origin in origins):
            raise ValueError
        return origins

    @field_validator("city_days", mode="before")
    @classmethod
    def _days_of(cls, days: object) -> object:
        return read_own_days(days) if isinstance(days, str) else days

    @field_validator("secret_keys", "embed_origins", mode="before")
    @classmethod
    def _split(cls, keys: object) -> object:
        return keys.replace(",", " ").split() if isinstance(keys, str) else keys

    @field_validator("families_bot_webhook_secret", "staff_bot_webhook_secret")
    @classmethod
    def _long_enough(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError
        return secret

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, level: object) -> object:
        return level.upper() if isinstance(level, str) else level
