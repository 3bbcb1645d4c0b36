"""The texts that are pushed to a phone: discreet by type.

A phone lies on a table, is lent, is read over a shoulder. A :class:`Push` can hold a day, an
hour, a public place of the directory, a number to call and the sign that a parent chose for a
child; there is no field for a name, a school or a reason, so no sentence here can say one. The
detail is on the personal page.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import assert_never

from conversations.texts import Ref, Text, _, plural
from resources_db.directory.terms import ResourceId
from resources_db.directory.words import words
from resources_db.meetings.terms import Kind, Sign


@dataclass(frozen=True, slots=True)
class Push:
    """All that a pushed text may be made of."""

    kind: Kind
    day: date
    hour: time
    """On the wall clock of the city."""
    place: ResourceId | None = None
    """A public place of the directory, never a school; None: it is on the personal page."""
    sign: Sign | None = None


def sentence(push: Push) -> Text:
    """What the person reads."""
    told = _told(push.kind, push.day, push.hour)
    if push.place is not None and push.kind not in _NOWHERE_TO_GO:
        place = Ref("resource", push.place)
        told = _("{told} Lieu : {place}.", told=told, place=place)
    return told if push.sign is None else _("{sign} {told}", sign=push.sign.value, told=told)


def subject(push: Push) -> Text:
    """The subject of an e-mail and the title in a calendar: that something is, nothing else."""
    gone = push.kind in _NOWHERE_TO_GO
    title = _("Rendez-vous annulé") if gone else _("Rendez-vous")
    return title if push.sign is None else _("{sign} {told}", sign=push.sign.value, told=title)


def no_news(families: int, day: date, hour: time) -> Text:
    """What the staff's bot announces: how many families, and when. Nobody is named."""
    return plural(
        "Pas de nouvelles de {count} famille pour {day}, à {hour}. Le détail est sur la console.",
        "Pas de nouvelles de {count} familles pour {day}, à {hour}. Le détail est sur la console.",
        families,
        day=day,
        hour=hour,
    )


_NOWHERE_TO_GO = frozenset({Kind.CANCELLED, Kind.RELEASED})


def _told(kind: Kind, day: date, hour: time) -> Text:
    match kind:
        case Kind.ANNOUNCED:
            return _("Vous avez un rendez-vous : {day}, à {hour}.", day=day, hour=hour)
        case Kind.MOVED:
            return _(
                "Votre rendez-vous change. Il est maintenant : {day}, à {hour}.", day=day, hour=hour
            )
        case Kind.CANCELLED:
            return _(
                "Le rendez-vous prévu {day}, à {hour}, est annulé. Vous n'avez rien à faire.",
                day=day,
                hour=hour,
            )
        case Kind.RELEASED:
            return _(
                "Vous n'avez plus besoin de venir au rendez-vous prévu {day}, à {hour}.",
                day=day,
                hour=hour,
            )
        case Kind.WEEK | Kind.TWO_DAYS | Kind.LAST | Kind.SOON:
            return _("Rappel : vous avez un rendez-vous {day}, à {hour}.", day=day, hour=hour)
        case _:
            assert_never(kind)


@dataclass(frozen=True, slots=True)
class News:
    """Something waits on a page: all that may be said of it on a phone or in a mailbox."""

    urgent: bool
    """To be read now, not this evening."""
    asks: bool = False
    """Someone waits to know that it was read."""


def news_sentence(news: News) -> Text:
    """What the person reads; what it is about is on their page."""
    if news.asks:
        return _("À lire maintenant sur votre page. On attend de savoir que vous l'avez lu.")
    if news.urgent:
        return _("Du nouveau à lire maintenant sur votre page.")
    return _("Du nouveau vous attend sur votre page.")


def news_subject(news: News) -> Text:
    """The subject of the same in a mailbox."""
    return _("À lire maintenant") if news.urgent else _("Du nouveau sur votre page")


_REASONS = frozenset(
    words(
        "exclusion exclu exclue sanction absence absences absent absente absentéisme décrochage "
        "décrocheur discipline incident fugue violence signalement collège lycée école élève "
        "classe mesure responsabilisation justice police "
        "school suspension suspended expelled truancy escuela expulsión expulsado policía "
        "escola expulsão expulso polícia okul uzaklaştırma polis școală școala exmatriculare "
        "poliție poliția школа школі виключення поліція مدرسة المدرسة طرد شرطة"
    )
)
"""Words that would tell why someone is expected, whatever the sentence around them."""


def betrays(text: str, names: Iterable[str] = ()) -> str | None:
    """The first word of a text that could give someone away; None when it is discreet.

    The last look before a text, a subject or a calendar entry leaves: ``names`` are those of the
    people and the school concerned. A name of two letters counts only as a whole word.
    """
    forbidden = _REASONS | {word for name in names for word in words(name)}
    return next((word for word in words(text) if word in forbidden), None)
