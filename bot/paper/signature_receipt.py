"""The proof of one's own signature of a contract, on paper: the facts of its JSON twin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.paper.sheet import Facts, Paragraph, Sender, Sheet, printed
from bot.paper.voice import Voice
from conversations.texts import Text, _, vital
from resources_db.agreements.terms import Means

_MEANS: Mapping[Means, Text] = {
    Means.PAGE: _("sur la page personnelle"),
    Means.PAPER: _("sur papier"),
}
_GROUP = 8


@dataclass(frozen=True, slots=True)
class Signature:
    """What its author keeps."""

    number: int
    who: str
    at: datetime
    version: int
    """Of the contract: other days are another one."""
    terms_hash: str
    """SHA-256, in hexadecimal."""
    means: Means


def signature_receipt(signed: Signature, sender: Sender, voice: Voice, made: date) -> bytes:
    """The proof as a PDF."""
    digits = signed.terms_hash
    groups = " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))
    sheet = Sheet(
        _("Preuve de signature"),
        _("Preuve n° {number}", number=str(signed.number)),
        (
            Paragraph(_("Gardez ce papier : il dit ce que vous avez signé, et quand.")),
            Facts(
                (
                    (_("Qui"), signed.who),
                    (_("Ce qui est signé"), _("Contrat d'engagement")),
                    (_("Version du contrat"), str(signed.version)),
                    (_("Quand"), signed.at),
                    (_("Comment"), _MEANS[signed.means]),
                    (_("Empreinte du texte"), groups),
                )
            ),
            Paragraph(
                vital(
                    _(
                        "Vous pouvez demander à voir, corriger ou effacer ce qui vous concerne, et "
                        "vous plaindre à la CNIL (cnil.fr)."
                    )
                )
            ),
        ),
    )
    return printed(sheet, sender, voice, made)
