"""The letter that tells an appointment to someone whom no message reaches.

As discreet as a message: a day, an hour, a public place, whom to call. Whoever opens the envelope
learns neither which school nor why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.paper.sheet import Block, Facts, Paragraph, Sender, Sheet, printed
from bot.paper.voice import Said, Voice
from conversations.pushes import Push, sentence
from conversations.texts import Text, _
from resources_db.meetings.terms import Kind

_NOWHERE_TO_GO = frozenset({Kind.CANCELLED, Kind.RELEASED})


@dataclass(frozen=True, slots=True)
class AppointmentLetter:
    """What differs from one letter to another."""

    recipient: tuple[str, ...]
    """Name, then address as it is written on an envelope."""
    push: Push
    place: str | None
    """Name and address of a public place; None: it is told on the telephone."""
    call: str
    call_hours: str | None
    """When someone answers, in French."""


def appointment_letter(
    letter: AppointmentLetter, sender: Sender, voice: Voice, made: date
) -> bytes:
    """The letter as a PDF, in the reader's language with French beside."""
    push = letter.push
    expected = push.kind not in _NOWHERE_TO_GO
    told = sentence(Push(push.kind, push.day, push.hour, None, push.sign))
    blocks: list[Block] = [Paragraph(_("Madame, Monsieur,")), Paragraph(told, strong=True)]
    if expected:
        blocks += [
            Paragraph(
                _(
                    "Vous ne pouvez pas venir, ou un autre moment vous arrange ? Appelez : on en "
                    "trouve un autre, avec un interprète si vous le demandez."
                )
            )
        ]
    blocks.append(Facts(tuple(_facts(letter, expected=expected))))
    sheet = Sheet(
        _("Votre rendez-vous"), _("Lettre du {day}", day=made), tuple(blocks), letter.recipient
    )
    return printed(sheet, sender, voice, made)


def _facts(letter: AppointmentLetter, *, expected: bool) -> list[tuple[Text, Said]]:
    rows: list[tuple[Text, Said]] = []
    if expected:
        where: Said = letter.place or _("Le lieu vous est dit au téléphone.")
        rows.append((_("Lieu"), where))
    rows.append((_("Téléphone"), letter.call))
    if letter.call_hours:
        rows.append((_("Horaires"), letter.call_hours))
    return rows
