"""The day's calls on paper: what waits for a person, with boxes to tick."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.paper.sheet import Facts, Grid, Lines, Paragraph, Sender, Sheet, Ticks, printed
from bot.paper.voice import Said, Voice
from conversations.texts import Text, _, plural, vital


@dataclass(frozen=True, slots=True)
class Call:
    """One task."""

    number: int
    what: Text
    since: datetime
    who: str
    """Whom to call, as the sheet may say it."""
    phone: str | None
    lang: str | None
    """Language of the conversation, when an interpreter may be needed."""


def call_sheet(
    calls: tuple[Call, ...], agent: str, sender: Sender, voice: Voice, made: date
) -> bytes:
    """The sheet as a PDF, in the order given."""
    columns = (_("N°"), _("Qui appeler"), _("Pourquoi"), _("Depuis"), _("Résultat"))
    sheet = Sheet(
        _("Appels du jour"),
        _("Appels du {day}", day=made),
        (
            Facts(((_("Agent"), agent), (_("Jour"), made))),
            Paragraph(plural("{count} appel à faire.", "{count} appels à faire.", len(calls))),
            Grid(columns, (1, 5, 4, 4, 4), tuple(map(_row, calls))),
            Lines(_("Notes, courtes et datées, à recopier ce soir :"), 5),
            Paragraph(
                vital(
                    _("Cette feuille nomme des familles : à détruire ce soir, jamais à emporter.")
                ),
                strong=True,
            ),
        ),
    )
    return printed(sheet, sender, voice, made)


def _row(call: Call) -> tuple[Said | Ticks, ...]:
    reached = "\n".join(part for part in (call.who, call.phone, call.lang) if part)
    return (
        str(call.number),
        reached,
        call.what,
        call.since,
        Ticks((_("joint"), _("messagerie"), _("faux numéro"), _("refus"), _("fait"))),
    )
