"""The text messages of an installation, as its settings want them."""

from __future__ import annotations

from bot.settings import Settings
from bot.sms.generic import Gateway, Names
from bot.sms.port import Provider
from bot.sms.smsfactor import ADDRESS, SmsFactor


def open_provider(settings: Settings) -> Provider | None:
    """The provider; None where none is asked for, or where it lacks what it takes."""
    token = settings.sms_api_token
    secret = None if token is None else token.get_secret_value()
    match settings.sms_provider:
        case "smsfactor":
            return None if secret is None else SmsFactor(secret, settings.sms_api_url or ADDRESS)
        case "http":
            names = Names.of(settings.sms_http_fields)
            if settings.sms_api_url is None or names is None:
                return None
            return Gateway(settings.sms_api_url, settings.sms_http_body, names, secret)
        case None:
            return None


def lacks(settings: Settings) -> str | None:
    """The setting without which the provider that is asked for cannot work."""
    if settings.sms_provider == "smsfactor" and settings.sms_api_token is None:
        return "ACCROCHE_SMS_API_TOKEN"
    if settings.sms_provider == "http" and settings.sms_api_url is None:
        return "ACCROCHE_SMS_API_URL"
    return None
