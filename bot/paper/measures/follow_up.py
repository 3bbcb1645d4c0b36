"""The proposed follow-up: the next steps, whom to turn to, places of the directory (R14, R42).

Nothing is made up: a meeting that was arranged, people who were named, records with their source
and date. What is not known yet is a line to write on, together.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.paper.measures.about import About
from bot.paper.measures.common import responsible, who
from bot.paper.measures.places import Place
from bot.paper.sheet import Block, Facts, Grid, Heading, Lines, Paragraph, Sheet, Stack
from bot.paper.voice import Said
from conversations.texts import Text, _, vital
from resources_db.situations.terms import Part


def follow_up(about: About) -> Sheet:
    """For the family, with the service and the school."""
    return Sheet(
        _("Suite proposée"), _("Suite proposée, {day}", day=about.made), tuple(_blocks(about))
    )


def _blocks(about: About) -> Iterator[Block]:
    yield Facts(tuple(who(about)))
    yield Heading(_("Les prochaines étapes"))
    yield Facts(tuple(_steps(about)))
    yield Lines(_("Ce que nous décidons ensemble :"), 4)
    if about.places:
        yield Heading(_("Des lieux qui peuvent aider"))
        yield Paragraph(
            vital(
                _(
                    "Vous êtes libres d'y aller ou non. Rien n'est transmis à ces lieux sans "
                    "votre accord. Avant de vous déplacer, appelez le lieu ou le service Jeunesse."
                )
            )
        )
        columns = (_("Qui"), _("Contacts"), _("Source et date"))
        yield Grid(columns, (5, 5, 4), tuple(map(_row, about.places)))
    yield from responsible(about.measure.frame)


def _steps(about: About) -> Iterator[tuple[Text, Said]]:
    returned, meeting = about.measure.returned, about.meeting
    if returned is not None:
        yield _("De retour en classe"), returned
    if meeting is not None:
        yield _("Rendez-vous de retour"), meeting.starts
        if meeting.place is not None:
            yield _("Lieu"), meeting.place
    elif returned is None:
        yield _("Rendez-vous de retour"), _("à fixer ensemble")
    referents = about.named(Part.REFERENT)
    named = ", ".join(referents) if referents else _("à nommer")
    yield _("Référent de parcours"), named
    teachers = dict.fromkeys(one.title for one in about.measure.work if one.title)
    if teachers:
        yield _("Professeur qui garde le lien"), ", ".join(teachers)
    yield _("Le service Jeunesse"), about.head.call
    if about.head.call_hours:
        yield _("Horaires"), about.head.call_hours


def _row(place: Place) -> tuple[Stack, Stack, Stack]:
    return Stack((place.name, *place.cautions)), Stack(place.contacts), Stack(place.sources)
