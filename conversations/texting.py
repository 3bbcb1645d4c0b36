"""Text messages: complete without a link, as short as they can be; and the words that come back.

A telephone without Internet has nothing but these few words: when, where, whom to call and, where
answers are carried, how to answer. They are made of a :class:`~conversations.pushes.Push`, so
that no name, no school and no reason can be in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, assert_never

from conversations.pushes import Push, sentence
from conversations.texts import Ref, Text, _
from resources_db.directory.words import words
from resources_db.meetings.terms import Kind

YES, NO, STOP = "OUI", "NON", "STOP"
"""What is answered, in every language: a sentence never translates them."""


@dataclass(frozen=True, slots=True)
class Short:
    """What a text message needs besides the push, worded for its reader already."""

    day: str
    """« jeu. 3/12 »"""
    hour: str
    """« 9h00 »"""
    city: str | None
    """Said in the text where the sender is a number; None where it is the sender's name."""
    call: str | None
    """The number of the service; None while the city has given none."""
    answers: bool
    """Whether an answer reaches us."""


def texts(push: Push, short: Short) -> tuple[tuple[Text, ...], ...]:
    """The sentences of the message, in two lengths, the fuller one first."""
    return (
        tuple(_with_city(short, _usual(push, short))),
        tuple(_with_city(short, _brief(push, short))),
    )


def _with_city(short: Short, told: Iterator[Text]) -> Iterator[Text]:
    if short.city is not None:
        yield _("{city} :", city=short.city)
    yield from told


def _usual(push: Push, short: Short) -> Iterator[Text]:
    yield sentence(Push(push.kind, push.day, push.hour, None, push.sign))
    yield from _where(push, short)
    if short.call is not None:
        yield _("Pour nous joindre : {number}.", number=short.call)
    if short.answers and _is_expected(push):
        yield _(
            "Répondez {yes} ou {no}. Pour ne plus recevoir de SMS : {stop}.",
            yes=YES, no=NO, stop=STOP,
        )  # fmt: skip
    elif short.answers:
        yield _("Pour ne plus recevoir de SMS : {stop}.", stop=STOP)


def _brief(push: Push, short: Short) -> Iterator[Text]:
    told = _told_briefly(push.kind, short)
    sign = push.sign
    yield told if sign is None else _("{sign} {told}", sign=sign.value, told=told)
    yield from _where(push, short)
    if short.call is not None:
        yield _("Tél. {number}", number=short.call)
    if short.answers and _is_expected(push):
        yield _("{yes}, {no} ou {stop} ?", yes=YES, no=NO, stop=STOP)


def _where(push: Push, short: Short) -> Iterator[Text]:
    """The place; who may not read its name there is told by telephone."""
    if not _is_expected(push):
        return
    if push.place is not None:
        yield _("Lieu : {place}.", place=Ref("resource", push.place))
    elif short.call is not None:
        yield _("Le lieu vous est dit au téléphone.")


def _is_expected(push: Push) -> bool:
    return push.kind not in {Kind.CANCELLED, Kind.RELEASED}


def _told_briefly(kind: Kind, short: Short) -> Text:
    day, hour = short.day, short.hour
    match kind:
        case Kind.ANNOUNCED:
            return _("RDV {day} à {hour}.", day=day, hour=hour)
        case Kind.MOVED:
            return _("RDV déplacé : {day} à {hour}.", day=day, hour=hour)
        case Kind.CANCELLED:
            return _("RDV du {day} à {hour} annulé.", day=day, hour=hour)
        case Kind.RELEASED:
            return _("RDV du {day} à {hour} : plus besoin de venir.", day=day, hour=hour)
        case Kind.WEEK | Kind.TWO_DAYS | Kind.LAST | Kind.SOON:
            return _("Rappel : RDV {day} à {hour}.", day=day, hour=hour)
        case _:
            assert_never(kind)


class Heard(StrEnum):
    """What an answer to a text message says."""

    COMES = "comes"
    DOES_NOT_COME = "does_not_come"
    STOP = "stop"
    WORDS = "words"
    """Something else: for a person to read."""


@dataclass(frozen=True, slots=True)
class Said:
    """One answer, read."""

    heard: Heard
    more: bool
    """Whether it says more than that: a person reads it besides."""


def _folded(listed: str) -> frozenset[str]:
    return frozenset(words(listed))


_STOPS: Final = _folded(
    "stop arrêt arrêter arrêtez unsubscribe стоп зупинити dur durdur parar pare opriți oprește "
    "توقف قف إيقاف"
)
_YESES: Final = _folded("oui ouais ok yes نعم так evet sim sí da")
_NOES: Final = _folded("non no لا ні hayır não nu")
_SHORT: Final = 3
"""Words beyond which an answer says more than yes or no."""


def read_answer(text: str) -> Said:
    """What an answer says. « Stop » is heard wherever it is said; a doubt is left to a person.

    >>> read_answer("Stop sms").heard, read_answer("non merci").heard
    (<Heard.STOP: 'stop'>, <Heard.DOES_NOT_COME: 'does_not_come'>)
    >>> read_answer("oui mais en retard de 10 min").more
    True
    """
    said = words(text)
    if _stops(said):
        return Said(Heard.STOP, more=len(said) > _SHORT)
    first = said[0] if said else ""
    yes, no = first in _YESES, first in _NOES
    torn = bool(_NOES & set(said[1:])) if yes else bool(_YESES & set(said[1:]))
    if yes == no or torn:
        return Said(Heard.WORDS, more=True)
    return Said(Heard.COMES if yes else Heard.DOES_NOT_COME, more=len(said) > _SHORT)


def _stops(said: list[str]) -> bool:
    """« STOP » first, or alone among a few words: « il a fait un arrêt hier » is no stop."""
    return bool(said) and (said[0] in _STOPS or (len(said) <= _SHORT and bool(_STOPS & set(said))))
