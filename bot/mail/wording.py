"""A reminder as an e-mail: discreet in its subject, its words and its calendar file."""

from __future__ import annotations

from collections.abc import Sequence

from bot.messages.body import Body, File
from bot.rendering.replies import Wording
from conversations.pushes import Push, sentence, subject
from conversations.texts import Text, _


def letter_of(
    push: Push,
    wording: Wording,
    calendar: File,
    *,
    call: str | None,
    stop: str | None,
    ref: str,
) -> Body:
    """The letter, with what to do about it: put it in a calendar, call, stop."""
    return Body(
        lang=wording.lang,
        text="\n\n".join(wording.say(text) for text in _told(push, call, stop)) + "\n",
        file=calendar,
        subject=wording.say(subject(push)),
        ref=ref,
        stop=stop,
    )


def _told(push: Push, call: str | None, stop: str | None) -> Sequence[Text]:
    told = [
        _("Bonjour,"),
        sentence(push),
        _("Le fichier joint ajoute ou corrige ce rendez-vous dans votre agenda."),
        _("Ce courriel n'en dit pas plus, pour votre tranquillité."),
    ]
    if call is not None:
        told.append(
            _(
                "Pour dire si vous venez, connaître le lieu ou changer de jour : {number}.",
                number=call,
            )
        )
    if stop is not None:
        told.append(_("Ne plus recevoir de courriels : {address}", address=stop))
    return told
