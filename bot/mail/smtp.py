"""Mail by SMTP, from the standard library, off the event loop."""

from __future__ import annotations

import asyncio
import smtplib
import ssl
from dataclasses import dataclass, field
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Literal

from bot.clock import Clock
from bot.logs import event, failure
from bot.mail.port import Letter, Sending
from bot.messages.body import File

_NEVER = 500
"""From this code on, the same thing is never taken (RFC 5321)."""
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
        domain = self.sender.rpartition("@")[2]
        message["From"] = Address(letter.sender_name or "", addr_spec=self.sender)
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Date"] = formatdate(self.clock().timestamp())
        named = f"<{letter.ref}@{domain}>" if letter.ref else make_msgid(domain=domain)
        message["Message-ID"] = named
        message["Auto-Submitted"] = "auto-generated"
        if letter.stop is not None:
            message["List-Unsubscribe"] = f"<{letter.stop}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(letter.body)
        if letter.attached is not None:
            _attach(message, letter.attached)
        return message

    def _send(self, message: EmailMessage) -> Sending:
        try:
            with self._connected() as server:
                server.send_message(message)
        except smtplib.SMTPServerDisconnected as error:
            failure("mail.unreachable", error)
            return Sending.UNREACHABLE
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _said in error.recipients.values()]
            return _of_mailbox(max(codes, default=_NEVER))
        except smtplib.SMTPDataError as error:
            failure("mail.refused", error, code=error.smtp_code)
            return Sending.LATER if error.smtp_code < _NEVER else Sending.REFUSED
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


def _of_mailbox(code: int) -> Sending:
    """What a server says of one mailbox: 4xx is « not now », 5xx is « never »."""
    event("mail.mailbox_refused", code=code)
    return Sending.LATER if code < _NEVER else Sending.NO_MAILBOX


def _attach(message: EmailMessage, file: File) -> None:
    """A calendar says by its type what it is for, so that a mail program offers to keep it."""
    maintype, _sign, subtype = file.media_type.partition("/")
    params = {"charset": "utf-8"}
    if file.media_type == "text/calendar":
        cancels = b"\r\nMETHOD:CANCEL\r\n" in file.content
        params["method"] = "CANCEL" if cancels else "PUBLISH"
    message.add_attachment(
        file.content, maintype=maintype, subtype=subtype, filename=file.name, params=params
    )
