"""Text messages: complete without a link, as short as they can be; and the words that come back.

A telephone without Internet has nothing but these few words: when, where, whom to call and, where
answers are carried, how to answer. They are made of a :class:`~conversations.pushes.Push`, so
that no name, no school and no reason can be in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from conversations.coming import heard, says_more
from conversations.pushes import News, Push, news_sentence, sentence
from conversations.texts import Ref, Text, _
from conversations.understanding.reading import Reading
from resources_db.directory.words import words
from resources_db.meetings.terms import Answer, Kind

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
    """The sentences of the message, in three lengths, the fullest first."""
    return tuple(
        tuple(_with_city(short, told(push, short))) for told in (_usual, _shorter, _briefest)
    )


def news_texts(news: News, city: str | None, call: str | None) -> tuple[Text, ...]:
    """That something waits on one's page: from whom, and whom to call without Internet."""
    return (
        *(() if city is None else (_("{city} :", city=city),)),
        news_sentence(news),
        *(() if call is None else (_("Tél. {number}.", number=call),)),
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


def _shorter(push: Push, short: Short) -> Iterator[Text]:
    """For the 160 signs of a part in the GSM alphabet."""
    yield _told_shortly(push, short)
    yield from _where(push, short)
    if short.call is not None:
        yield _("Tél. {number}.", number=short.call)
    if short.answers and _is_expected(push):
        yield _("Répondez {yes} ou {no}. Pour cesser : {stop}.", yes=YES, no=NO, stop=STOP)


def _briefest(push: Push, short: Short) -> Iterator[Text]:
    """For the 70 signs of a part in any other alphabet. « STOP » is heard all the same."""
    yield _told_shortly(push, short)
    if short.call is not None and _is_expected(push) and push.place is None:
        yield _("Lieu : tél. {number}", number=short.call)
    else:
        yield from _where(push, short)
        if short.call is not None:
            yield _("Tél. {number}", number=short.call)
    if short.answers and _is_expected(push):
        yield _("{yes} / {no} ?", yes=YES, no=NO)


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


def _told_shortly(push: Push, short: Short) -> Text:
    told = _told(push.kind, short)
    return told if push.sign is None else _("{sign} {told}", sign=push.sign.value, told=told)


def _told(kind: Kind, short: Short) -> Text:
    day, hour = short.day, short.hour
    match kind:
        case Kind.ANNOUNCED:
            return _("Rendez-vous {day} à {hour}.", day=day, hour=hour)
        case Kind.MOVED:
            return _("Rendez-vous changé : {day} à {hour}.", day=day, hour=hour)
        case Kind.CANCELLED:
            return _("Rendez-vous du {day} à {hour} annulé.", day=day, hour=hour)
        case Kind.RELEASED:
            return _("Rendez-vous du {day} : plus besoin de venir.", day=day)
        case Kind.WEEK | Kind.TWO_DAYS | Kind.LAST | Kind.SOON:
            return _("Rappel : rendez-vous {day} à {hour}.", day=day, hour=hour)
        case _:
            assert_never(kind)


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer to a text message says of coming."""

    answer: Answer
    words: str | None
    """The whole of it, when it says more than that."""


def read_answer(reading: Reading) -> Said | None:
    """What an answer says; None when it is for a person to read.

    The question was the last thing on the telephone: a bare « ok » answers it.
    """
    found = heard(reading, wide=True)
    if not isinstance(found, Answer):
        return None
    return Said(found, reading.text if says_more(reading) else None)


_STOPS: Final = frozenset(
    words(
        "stop arrêt arrêter arrêtez unsubscribe стоп зупинити dur durdur parar pare opriți oprește "
        "توقف قف إيقاف"
    )
)
_FEW: Final = 3


def stops(text: str) -> bool:
    """Whether it says to stop: « STOP » first, or among a few words.

    >>> stops("Stop sms svp"), stops("Merci, arrêtez"), stops("il y a eu un arrêt de bus hier")
    (True, True, False)
    """
    said = words(text)
    return bool(said) and (said[0] in _STOPS or (len(said) <= _FEW and bool(_STOPS & set(said))))
