"""The receipt of an answer, on paper: the same facts as its JSON twin.

Its fields are those of ``resources_db.agreements.receipts``, modelled on the Kantara consent
receipt 1.1 and ISO/IEC TS 27560.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.paper.sheet import Block, Facts, Paragraph, Sender, Sheet, printed
from bot.paper.voice import Said, Voice
from conversations.texts import Text, _, vital
from resources_db.agreements.terms import Answer, Means

_ANSWERS: Mapping[Answer, Text] = {
    Answer.READ: _("lu"),
    Answer.YES: _("oui"),
    Answer.NO: _("non"),
    Answer.TALK: _("je voudrais en parler"),
    Answer.WITHDRAWN: _("accord retiré"),
}
_MEANS: Mapping[Means, Text] = {
    Means.PAGE: _("sur la page personnelle"),
    Means.CHAT: _("dans la conversation"),
    Means.PHONE: _("par téléphone"),
    Means.PAPER: _("sur papier"),
    Means.DESK: _("sur place"),
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What its author keeps."""

    number: int
    who: str
    given_at: datetime
    title: str
    """Of the text shown, in the language it was shown in."""
    actor: str | None
    """The actor that the text named, if any."""
    answer: Answer
    holds_until: date | None
    text_version: str
    text_hash: str
    """SHA-256, in hexadecimal."""
    text_lang: str
    means: Means
    by_staff: bool
    call: str
    """The number by which it can be taken back, too."""


def receipt(given: Receipt, sender: Sender, voice: Voice, made: date) -> bytes:
    """The receipt as a PDF."""
    blocks: list[Block] = [
        Paragraph(_("Gardez ce papier : il dit ce que vous avez répondu, et à quoi.")),
        Facts(tuple(_facts(given))),
    ]
    if given.answer is Answer.YES:
        blocks.append(
            Paragraph(
                vital(
                    _(
                        "Vous pouvez retirer cet accord à tout moment, sans dire pourquoi : "
                        "écrivez « je retire mon accord » dans la conversation, touchez "
                        "« retirer » sur votre page, ou appelez le {number}. C'est immédiat.",
                        number=given.call,
                    )
                ),
                strong=True,
            )
        )
    blocks.append(
        Paragraph(
            vital(
                _(
                    "Vous pouvez demander à voir, corriger ou effacer ce qui vous concerne, et "
                    "vous plaindre à la CNIL (cnil.fr)."
                )
            )
        )
    )
    sheet = Sheet(
        _("Reçu de votre réponse"), _("Reçu n° {number}", number=str(given.number)), tuple(blocks)
    )
    return printed(sheet, sender, voice, made)


def _facts(given: Receipt) -> Iterator[tuple[Text, Said]]:
    yield _("Qui"), given.who
    yield _("Votre réponse"), _ANSWERS[given.answer]
    yield _("À quoi"), given.title
    if given.actor is not None:
        yield _("Acteur nommé"), given.actor
    yield _("Quand"), given.given_at
    if given.holds_until is not None:
        yield _("Valable jusqu'au"), given.holds_until
    yield _("Comment"), _MEANS[given.means]
    if given.by_staff:
        yield _("Noté par"), _("un agent du service")
    yield _("Langue du texte"), given.text_lang
    yield _("Version du texte"), given.text_version
    yield _("Empreinte du texte"), _in_groups(given.text_hash)


def _in_groups(digits: str, size: int = 8) -> str:
    """Digits that a person can compare, and that a line can break."""
    return " ".join(digits[at : at + size] for at in range(0, len(digits), size))
