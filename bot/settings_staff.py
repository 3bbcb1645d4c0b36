"""The settings of the staff's side: its public address, its mail, its sign-in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

from bot.settings_expects import Expects


class StaffSettings(BaseSettings):
    """What the console needs of whoever installs Accroche. All of it can be left out."""

    public_url: Annotated[
        str | None,
        Expects("l'adresse publique d'Accroche, comme « https://accroche.ville.example »"),
    ] = Field(
        default=None,
        pattern=r"^https?://[^/\s?#]+/?$",
        description="Adresse d'Accroche vue d'Internet, pour les liens envoyés par courriel ou "
        "imprimés. Sans réglage : celle d'écoute.",
    )
    staff_idle_minutes: Annotated[int, Expects("un nombre entier de minutes de 5 à 480")] = Field(
        default=30,
        ge=5,
        le=480,
        description="Sans page demandée pendant ce temps, un membre de l'équipe est déconnecté.",
    )
    staff_session_hours: Annotated[int, Expects("un nombre entier d'heures de 1 à 24")] = Field(
        default=10,
        ge=1,
        le=24,
        description="Au bout de ce temps, un membre de l'équipe se connecte de nouveau.",
    )
    smtp_host: Annotated[str | None, Expects("le nom d'un serveur de courriel")] = Field(
        default=None,
        min_length=1,
        description="Serveur qui envoie les courriels ; sans lui, aucun n'est envoyé et les liens "
        "de connexion se donnent de la main à la main.",
    )
    smtp_port: Annotated[int, Expects("un nombre entier de 1 à 65535")] = Field(
        default=587, ge=1, le=65535, description="Port de ce serveur."
    )
    smtp_security: Annotated[
        Literal["starttls", "tls", "none"], Expects("« starttls », « tls » ou « none »")
    ] = Field(
        default="starttls",
        description="Protection de la liaison avec ce serveur ; « none » seulement sur la même "
        "machine.",
    )
    smtp_user: Annotated[str | None, Expects("un nom de compte")] = Field(
        default=None, description="Compte sur ce serveur, s'il en demande un."
    )
    smtp_password: Annotated[SecretStr | None, Expects("le mot de passe de ce compte")] = Field(
        default=None, description="Mot de passe de ce compte."
    )
    mail_from: Annotated[
        str, Expects("une adresse électronique comme « accroche@ville.example »")
    ] = Field(
        default="accroche@localhost",
        pattern=r"^[^\s@<>]+@[^\s@<>]+$",
        description="Adresse qui envoie les courriels.",
    )
    openid_issuer: Annotated[
        str | None, Expects("l'adresse du fournisseur, sans « /.well-known/… »")
    ] = Field(
        default=None,
        pattern=r"^https?://[^\s?#]+$",
        description="Fournisseur OpenID Connect par lequel l'équipe se connecte (ProConnect : "
        "l'adresse qui se termine par « /api/v2 »). Sans lui : par lien et code.",
    )
    openid_client_id: Annotated[str | None, Expects("l'identifiant donné par ce fournisseur")] = (
        Field(default=None, description="Identifiant d'Accroche chez ce fournisseur.")
    )
    openid_client_secret: Annotated[SecretStr | None, Expects("le secret donné avec lui")] = Field(
        default=None, description="Secret d'Accroche chez ce fournisseur."
    )
    openid_scope: Annotated[str, Expects("des mots séparés par des blancs, dont « openid »")] = (
        Field(
            default="openid email",
            pattern=r"^([a-z_]+ )*openid( [a-z_]+)*$",
            description="Ce qui est demandé à ce fournisseur. Pour ProConnect : « openid email uid "
            "given_name usual_name siret », selon l'habilitation.",
        )
    )
    openid_algorithm: Annotated[
        Literal["RS256", "ES256", "HS256"], Expects("« RS256 », « ES256 » ou « HS256 »")
    ] = Field(
        default="RS256",
        description="Signature convenue avec ce fournisseur ; aucune autre n'est acceptée.",
    )
    openid_name: Annotated[str, Expects("quelques mots")] = Field(
        default="mon compte professionnel",
        min_length=1,
        max_length=60,
        description="Nom de ce fournisseur sur le bouton de connexion, comme « ProConnect ».",
    )
    backup_dir: Annotated[Path | None, Expects("un dossier hors de celui des données")] = Field(
        default=None,
        description="Dossier où les sauvegardes sont déposées, de préférence sur une autre "
        "machine ; « ./run doctor » vérifie qu'on peut y écrire.",
    )
