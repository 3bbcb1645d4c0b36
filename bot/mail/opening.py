"""The mailer of an installation."""

from __future__ import annotations

from bot.clock import Clock
from bot.mail.port import Mailer
from bot.mail.smtp import SmtpMailer
from bot.settings import Settings


def open_mailer(settings: Settings, clock: Clock) -> Mailer | None:
    """Mail as the settings say; None where no server is given."""
    if settings.smtp_host is None:
        return None
    password = settings.smtp_password
    return SmtpMailer(
        settings.smtp_host,
        settings.smtp_port,
        settings.smtp_security,
        settings.mail_from,
        clock,
        settings.smtp_user,
        password.get_secret_value() if password is not None else None,
    )
