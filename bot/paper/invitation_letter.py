"""The letter that hands a family its personal link.

Neither the school nor the reason is in it: whoever opens the envelope, or reads through its
window, learns that a service of the city writes, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.paper.sheet import Block, Facts, Paragraph, Sender, Sheet, Square, printed
from bot.paper.voice import Voice
from conversations.texts import _, vital


@dataclass(frozen=True, slots=True)
class InvitationLetter:
    """What differs from one letter to another."""

    recipient: tuple[str, ...]
    """Name, then address as it is written on an envelope; empty when handed over."""
    link: str
    """The single-use link."""
    expires: date
    """The last day on which it opens."""
    call: str
    """The number to call."""
    call_hours: str | None
    """When someone answers, in French."""


def invitation_letter(letter: InvitationLetter, sender: Sender, voice: Voice, made: date) -> bytes:
    """The letter as a PDF."""
    blocks: list[Block] = [
        Paragraph(_("Madame, Monsieur,")),
        Paragraph(
            _(
                "Le service vous propose d'échanger avec lui, dans votre langue. Vous lisez, vous "
                "répondez oui ou non, et vous pouvez changer d'avis à tout moment."
            )
        ),
        Square(
            letter.link,
            _("Photographiez ce carré avec votre téléphone, ou écrivez cette adresse :"),
            _("Code à photographier, qui ouvre votre lien personnel"),
        ),
        Paragraph(
            vital(
                _(
                    "Ce lien est personnel : il ne sert qu'une fois, ne le transmettez à personne. "
                    "Il s'ouvre jusqu'au {day}.",
                    day=letter.expires,
                )
            ),
            strong=True,
        ),
        Paragraph(
            _(
                "Sans téléphone ou sans Internet, ou si le lien ne s'ouvre plus : appelez. "
                "On vous répond, avec un interprète si vous le demandez."
            )
        ),
        Facts(
            (
                (_("Téléphone"), letter.call),
                *(((_("Horaires"), letter.call_hours),) if letter.call_hours else ()),
            )
        ),
        Paragraph(
            vital(_("Vous êtes libre de ne pas répondre. Cela ne change rien à vos droits."))
        ),
    ]
    sheet = Sheet(
        _("Une invitation personnelle"),
        _("Lettre du {day}", day=made),
        tuple(blocks),
        letter.recipient,
    )
    return printed(sheet, sender, voice, made)
