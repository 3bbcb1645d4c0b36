"""Mail by SMTP, from the standard library, off the event loop."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Literal

from bot.clock import Clock
from bot.logs import event, failure
from bot.mail.port import Letter, Sending

_SECONDS = 15
"""How long a server may take to answer each step."""


@dataclass(frozen=True, slots=True)
class SmtpMailer:
    """One server, one sender."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    sender: str
    clock: Clock
    user: str | None = None
    password: str | None = field(default=None, repr=False)

    async def send(self, letter: Letter) -> Sending:
        """See :class:`~bot.mail.port.Mailer`."""
        return await asyncio.to_thread(self._send, self._written(letter))

    def _written(self, letter: Letter) -> EmailMessage:
        """The message. Headers refuse line breaks, so that no name can add one of its own."""
        message = EmailMessage()
        message["From"] = self.sender
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Date"] = formatdate(self.clock().timestamp())
        message["Message-ID"] = make_msgid(domain=self.sender.rpartition("@")[2])
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(letter.body)
        return message

    def _send(self, message: EmailMessage) -> Sending:
        try:
            with self._connected() as server:
                server.send_message(message)
        except smtplib.SMTPServerDisconnected as error:
            failure("mail.unreachable", error)
            return Sending.UNREACHABLE
        except smtplib.SMTPException as error:
            failure("mail.refused", error)
            return Sending.REFUSED
        except OSError as error:
            failure("mail.unreachable", error)
            return Sending.UNREACHABLE
        event("mail.sent")
        return Sending.SENT

    def _connected(self) -> smtplib.SMTP:
        if self.security == "tls":
            trust = ssl.create_default_context()
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=_SECONDS, context=trust
            )
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=_SECONDS)
        try:
            if self.security == "starttls":
                server.starttls(context=ssl.create_default_context())
            if self.user is not None:
                server.login(self.user, self.password or "")
        except BaseException:
            server.close()
            raise
        return server
