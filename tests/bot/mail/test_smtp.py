"""Mail by SMTP, against a server of our own on loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.clock import system_clock
from bot.mail.port import Letter, Sending
from bot.mail.smtp import SmtpMailer
from bot.messages.body import File


@dataclass
class Box:
    """What arrived; refuses what a test wants it to refuse."""

    letters: list[EmailMessage] = field(default_factory=list[EmailMessage])
    refuses: str = ""
    busy: str = ""

    async def handle_RCPT(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address == self.refuses:
            return "550 unknown here"
        if address == self.busy:
            return "451 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 -- aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        content = envelope.original_content or b""
        self.letters.append(message_from_bytes(content, policy=policy.default))
        return "250 OK"


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def server(box: Box) -> Iterator[Controller]:
    controller = Controller(box, hostname="127.0.0.1", port=_free_port())
    controller.start()
    yield controller
    controller.stop()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def _mailer(port: int) -> SmtpMailer:
    return SmtpMailer("127.0.0.1", port, "none", "accroche@ville.example", system_clock)


async def test_a_letter_arrives_as_it_was_written(box: Box, server: Controller) -> None:
    """Accents, Arabic, long lines."""
    words = "Été à Rouen, مرحبا\n" + "mot " * 500
    letter = Letter("lea@ville.example", "Votre lien é", words)
    assert await _mailer(server.port).send(letter) is Sending.SENT
    [arrived] = box.letters
    assert arrived["To"] == "lea@ville.example"
    assert arrived["Subject"] == "Votre lien é"
    assert arrived.get_content().split() == words.split()
    assert arrived["Auto-Submitted"] == "auto-generated"


async def test_what_the_server_refuses(box: Box, server: Controller) -> None:
    """A wrong mailbox is an outcome, not an error."""
    box.refuses = "lea@ville.example"
    outcome = await _mailer(server.port).send(Letter(box.refuses, "x", "y"))
    assert outcome is Sending.NO_MAILBOX
    assert box.letters == []


async def test_a_server_that_says_not_now(box: Box, server: Controller) -> None:
    """« Greylisting » is no refusal: the same letter goes later."""
    box.busy = "lea@ville.example"
    outcome = await _mailer(server.port).send(Letter(box.busy, "x", "y"))
    assert outcome is Sending.LATER


async def test_a_reminder_has_its_file_and_its_way_out(box: Box, server: Controller) -> None:
    """From the city's name, with the calendar entry and the button that stops (RFC 8058)."""
    calendar = File("rendez-vous.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    stop = "https://accroche.example/p/arret/abc"
    letter = Letter("l@v.example", "x", "y", "Rouen, é", calendar, stop, ref="abc")
    for _ in range(2):
        assert await _mailer(server.port).send(letter) is Sending.SENT
    first, again = box.letters
    [sender] = first["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("Rouen, é", "accroche@ville.example")
    assert first["List-Unsubscribe"] == f"<{stop}>"
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first["Message-ID"] == again["Message-ID"] == "<abc@ville.example>"
    [file] = first.iter_attachments()
    assert file.get_content_type() == "text/calendar"
    assert file.get_param("method") == "PUBLISH"
    assert file.get_filename() == "rendez-vous.ics"


async def test_a_server_that_is_not_there() -> None:
    """It can be tried again later."""
    outcome = await _mailer(_free_port()).send(Letter("l@v.example", "x", "y"))
    assert outcome is Sending.UNREACHABLE


async def test_a_subject_cannot_add_a_header(server: Controller) -> None:
    """Line breaks in a header are refused by the library, before anything leaves."""
    with pytest.raises(ValueError, match=r"newline|linefeed"):
        await _mailer(server.port).send(Letter("l@v.example", "x\nBcc: all@v.example", "y"))
