"""The papers of an alternative to exclusion: contract, attendance, welcome booklet, end report.

Each says whose rule it follows: R2, R5 and R6 of the Rouen agreement, R37 of the charter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.paper.sheet import (
    Block,
    Facts,
    Grid,
    Heading,
    Lines,
    Paragraph,
    Points,
    Sender,
    Sheet,
    Signatures,
    printed,
)
from bot.paper.voice import Said, Voice
from conversations.texts import Text, _, plural, vital


@dataclass(frozen=True, slots=True)
class Measure:
    """What the four papers say of one measure."""

    pupil: str
    guardian: str
    school: str
    service: str
    host: str
    """The city service or the association that receives."""
    tutor: str
    mission: str
    days: tuple[date, ...]
    """The days of the measure, in order."""
    hours: str
    """In French, as agreed: « 9 h - 12 h et 14 h - 16 h »."""
    call: str
    """The service's number."""


def contract(measure: Measure, sender: Sender, voice: Voice, made: date) -> bytes:
    """The engagement contract, signed by four before the measure starts (R2)."""
    sheet = Sheet(
        _("Contrat d'engagement"),
        _("Contrat d'engagement, {day}", day=made),
        (
            Facts((*_people(measure), *_where(measure))),
            Heading(_("Ce à quoi chacun s'engage")),
            Points(
                (
                    _("L'élève vient à l'heure chaque jour et participe."),
                    _("Son représentant légal vient au premier rendez-vous et reste associé."),
                    _("Le service Jeunesse accueille, nomme un tuteur et suit la mission."),
                    _("L'établissement garde le lien et prépare le retour en classe."),
                )
            ),
            Heading(_("Responsabilité et assurance")),
            Paragraph(
                vital(
                    _(
                        "Pendant toute la mesure, l'élève reste sous la responsabilité de "
                        "l'établissement. L'établissement et la Ville sont assurés."
                    )
                )
            ),
            Paragraph(
                vital(
                    _(
                        "En cas d'absence, d'incident ou d'accident, l'établissement et les "
                        "parents sont prévenus sans délai. Le chef d'établissement peut "
                        "mettre fin à la mesure si l'hygiène, la sécurité ou la moralité ne sont "
                        "pas assurées."
                    )
                )
            ),
            Paragraph(
                vital(_("Sans ces quatre signatures, la mesure ne commence pas.")), strong=True
            ),
            Signatures(
                (
                    _("Le chef d'établissement"),
                    _("Le service Jeunesse"),
                    _("L'élève"),
                    _("Un titulaire de l'autorité parentale"),
                )
            ),
        ),
    )
    return printed(sheet, sender, voice, made)


def attendance(measure: Measure, sender: Sender, voice: Voice, made: date) -> bytes:
    """The sheet signed each half-day; absences are told without delay (R6, R7)."""
    columns = (
        _("Jour"),
        _("Matin : élève"),
        _("Matin : tuteur"),
        _("Après-midi : élève"),
        _("Après-midi : tuteur"),
    )
    rows = tuple((day, "", "", "", "") for day in measure.days)
    sheet = Sheet(
        _("Feuille de présence"),
        _("Feuille de présence, {day}", day=made),
        (
            Facts(((_("Élève"), measure.pupil), *_where(measure))),
            Grid(columns, (3, 2, 2, 2, 2), rows, height=11),
            Paragraph(
                vital(
                    _(
                        "Absence, incident ou accident : appelez tout de suite le service "
                        "Jeunesse au {number}, qui prévient l'établissement et les parents.",
                        number=measure.call,
                    )
                ),
                strong=True,
            ),
        ),
    )
    return printed(sheet, sender, voice, made)


def booklet(measure: Measure, sender: Sender, voice: Voice, made: date) -> bytes:
    """The welcome booklet: the pupil fills it in and shows it on return (R5)."""
    sheet = Sheet(
        _("Livret d'accueil"),
        _("Livret d'accueil, {day}", day=made),
        (
            Facts(((_("Élève"), measure.pupil), *_where(measure))),
            Paragraph(
                _(
                    "Ce livret est à toi. Remplis-le chaque jour : il t'aidera à raconter ce que "
                    "tu as fait quand tu reviendras en classe."
                )
            ),
            Lines(_("Ce que j'ai fait :"), 5),
            Lines(_("Ce que j'ai appris, ce qui m'a plu :"), 4),
            Lines(_("Ce que je pense maintenant de ce qui s'est passé :"), 4),
            Lines(_("Ce que je veux à mon retour, et qui peut m'aider :"), 4),
            Lines(_("Le mot du tuteur :"), 3),
            Paragraph(_("Je présente ce livret à mon retour dans l'établissement."), strong=True),
        ),
    )
    return printed(sheet, sender, voice, made)


@dataclass(frozen=True, slots=True)
class End:
    """How the measure went."""

    days_present: int
    done: str
    next_steps: str


def end_report(measure: Measure, end: End, sender: Sender, voice: Voice, made: date) -> bytes:
    """The report of the end, for those who signed the contract (R6, R37)."""
    blocks: tuple[Block, ...] = (
        Facts((*_people(measure), *_where(measure))),
        Paragraph(
            plural("{count} jour prévu.", "{count} jours prévus.", len(measure.days)),
        ),
        Paragraph(plural("{count} jour fait.", "{count} jours faits.", end.days_present)),
        Facts(((_("Ce qui a été fait"), end.done), (_("Et ensuite"), end.next_steps))),
        Paragraph(
            vital(
                _(
                    "Ce bilan ne va dans aucun document officiel qui suit l'élève : ni dossier "
                    "scolaire, ni bulletin, ni Livret scolaire. Avoir suivi ce parcours n'y est "
                    "jamais écrit."
                )
            ),
            strong=True,
        ),
    )
    sheet = Sheet(_("Bilan de fin"), _("Bilan de fin, {day}", day=made), blocks)
    return printed(sheet, sender, voice, made)


def _people(measure: Measure) -> tuple[tuple[Text, Said], ...]:
    return (
        (_("Élève"), measure.pupil),
        (_("Représentant légal"), measure.guardian),
        (_("Établissement"), measure.school),
        (_("Service"), measure.service),
    )


def _where(measure: Measure) -> tuple[tuple[Text, Said], ...]:
    rows: list[tuple[Text, Said]] = [
        (_("Lieu d'accueil"), measure.host),
        (_("Tuteur de mission"), measure.tutor),
        (_("Mission"), measure.mission),
    ]
    if measure.days:
        rows.append((_("Premier jour"), measure.days[0]))
        rows.append((_("Dernier jour"), measure.days[-1]))
    return (*rows, (_("Horaires"), measure.hours))
