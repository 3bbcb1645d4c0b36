"""The settings of text messages. Those of e-mail are with the staff's."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator

from bot.settings_expects import Expects
from bot.settings_staff import StaffSettings
from bot.sms.generic import BODY, FIELDS, Names, is_template

_SECRET = re.compile(r"[\x21-\x7e]{32,256}")


class WaysSettings(StaffSettings):
    """What it takes to send text messages. All of it can be left out."""

    sms_provider: Annotated[
        Literal["smsfactor", "http"] | None, Expects("« smsfactor » ou « http »")
    ] = Field(
        default=None,
        description="Fournisseur des SMS : SMSFactor, ou n'importe quelle passerelle qui prend du "
        "JSON par HTTP. Sans lui, aucun SMS ne part. Le nom qui signe, le prix et la dépense "
        "permise par mois se décident dans la console, page « Réglages ».",
    )
    sms_api_url: Annotated[str | None, Expects("une adresse http:// ou https://")] = Field(
        default=None,
        pattern=r"^https?://[^/\s]+(/[^\s]*)?$",
        description="Adresse où déposer les SMS. Nécessaire avec « http » ; pour SMSFactor, la "
        "sienne.",
    )
    sms_api_token: Annotated[SecretStr | None, Expects("le jeton donné par le fournisseur")] = (
        Field(
            default=None,
            description="Jeton du compte chez ce fournisseur, envoyé dans l'en-tête "
            "« Authorization: Bearer ».",
        )
    )
    sms_replies: Annotated[bool, Expects("« true » ou « false »")] = Field(
        default=False,
        description="Les réponses OUI, NON et STOP reviennent. L'expéditeur est alors un numéro "
        "du fournisseur, et le nom de la ville est écrit dans le SMS. Sinon l'expéditeur est le "
        "nom de la ville, et le SMS donne un numéro à appeler.",
    )
    sms_webhook_secret: Annotated[SecretStr | None, Expects("de 32 à 256 signes sans blanc")] = (
        Field(
            default=None,
            description="Secret que le fournisseur répète quand il apporte un accusé de remise ou "
            "une réponse à l'adresse « /sms/arrivees » d'Accroche : dans l'en-tête "
            "X-SMSFactor-Signature, ou X-Accroche-Secret avec « http ». Sans lui, rien n'est reçu.",
        )
    )
    sms_http_body: Annotated[str, Expects("un objet JSON où sont {to} et {text}")] = Field(
        default=BODY,
        description="Avec « http » : le JSON déposé. {id} est le nom du message chez nous, {to} le "
        "numéro, {from} l'expéditeur, {text} le texte.",
    )
    sms_http_fields: Annotated[
        str, Expects("« id=… status=… delivered=…,… undelivered=…,… from=… text=… »")
    ] = Field(
        default=FIELDS,
        description="Avec « http » : comment s'appellent, dans le JSON que la passerelle apporte, "
        "le nom du message, son état, les états qui veulent dire « remis » ou « pas remis », le "
        "numéro qui répond et son texte.",
    )

    @field_validator("sms_webhook_secret")
    @classmethod
    def _long_enough_for_sms(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError
        return secret

    @field_validator("sms_http_body")
    @classmethod
    def _template(cls, body: str) -> str:
        if not is_template(body):
            raise ValueError
        return body

    @field_validator("sms_http_fields")
    @classmethod
    def _all_named(cls, written: str) -> str:
        if Names.of(written) is None:
            raise ValueError
        return written
