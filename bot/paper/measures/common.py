"""What several papers of a measure say the same way: who, when, where, and who is responsible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.measures.named import ACTIVITIES, REGIMES
from bot.paper.measures.about import About
from bot.paper.sheet import Block, Grid, Heading, Paragraph, Stack
from bot.paper.voice import Said
from conversations.texts import Text, _, vital
from resources_db.measures.terms import Frame, Regime, Site
from resources_db.measures.views import HalfDayView
from resources_db.situations.terms import Part

Row = tuple[Text, Said]


def who(about: About) -> Iterator[Row]:
    """The pupil, the guardians, the school, the service: those this reader knows of."""
    pupil = about.situation.pupil or about.situation.initials
    if pupil is not None:
        yield _("Élève"), pupil
    guardians = about.named(Part.GUARDIAN)
    if guardians:
        yield _("Représentant légal"), ", ".join(guardians)
    if about.situation.school is not None:
        yield _("Établissement"), about.situation.school
    yield _("Service"), ", ".join(about.head.sender.lines)


def what(about: About) -> Iterator[Row]:
    """The regime and the days, where this reader sees them."""
    measure = about.measure
    if measure.frame is not None:
        yield _("Mesure"), REGIMES[measure.frame.regime]
    if measure.first_day is not None and measure.last_day is not None:
        yield _("Premier jour"), measure.first_day
        yield _("Dernier jour"), measure.last_day


def hours(about: About, one: HalfDayView) -> Text:
    """From when to when, at the wall clock of the city."""
    starts, ends = (at.astimezone(about.zone).time() for at in (one.starts, one.ends))
    return _("de {starts} à {ends}", starts=starts, ends=ends)


def days(about: About, half_days: Iterable[HalfDayView]) -> Grid:
    """The table of the half-days: when, what for, where, with whom."""
    return Grid(
        (_("Jour"), _("Heures"), _("Ce qui est prévu"), _("Où, avec qui")),
        (7, 4, 7, 5),
        tuple(
            (
                one.day,
                hours(about, one),
                Stack(tuple(_planned(one))),
                Stack(tuple(_there(about, one))),
            )
            for one in half_days
        ),
    )


def responsible(frame: Frame | None) -> tuple[Block, ...]:
    """The same words under their heading."""
    return Heading(_("Responsabilité et assurance")), *map(Paragraph, responsible_words(frame))


def responsible_words(frame: Frame | None) -> tuple[Text, ...]:
    """Who is responsible when (R16), who is insured (R17), who is told of what (R6 to R9)."""
    insured = vital(
        _(
            "Pendant toute la mesure, l'élève reste sous la responsabilité de l'établissement. "
            "L'établissement et la Ville sont assurés."
        )
    )
    otherwise = vital(
        _(
            "Le reste du temps : l'établissement pendant le temps scolaire, la Ville pendant "
            "les activités périscolaires et extrascolaires qu'elle organise."
        )
    )
    by_convention = vital(
        _("La convention avec le lieu d'accueil précise les assurances de chacun.")
    )
    told = vital(
        _(
            "En cas d'absence, d'incident ou d'accident, l'établissement et les parents sont "
            "prévenus sans délai. Le chef d'établissement peut mettre fin à la mesure si "
            "l'hygiène, la sécurité ou la moralité ne sont pas assurées."
        )
    )
    texts = [insured, otherwise, told]
    if frame is not None and frame.regime is Regime.RESPONSIBILITY and frame.site is Site.OUTSIDE:
        texts.insert(2, by_convention)
    return tuple(texts)


def _planned(one: HalfDayView) -> Iterator[Said]:
    yield ACTIVITIES[one.activity]
    if one.mission:
        yield one.mission


def _there(about: About, one: HalfDayView) -> Iterator[Said]:
    yield one.host or about.head.sender.lines[-1]
    if one.tutor:
        yield one.tutor
