"""What a telephone shows: complete, discreet, and in one part where it can be."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from bot.library import Library
from bot.rendering.replies import Wording
from bot.sms.parts import size
from bot.sms.wording import text_message
from conversations.pushes import Push, betrays
from conversations.texting import read_answer, stops
from conversations.understanding.read import read
from resources_db.directory.terms import KindCode, ResourceId
from resources_db.meetings.terms import Answer, Kind, Sign
from tests.bot.messages.house import PARIS

HERE = datetime(2026, 12, 3, 9, tzinfo=PARIS)
CALL = "02 35 00 00 00"


def message(
    library: Library,
    kind: Kind,
    lang: str = "fr",
    *,
    answers: bool = True,
    place: str | None = None,
) -> str:
    """The text message of a reminder."""
    named = None if place is None else ResourceId(place)
    push = Push(kind, date(2026, 12, 3), time(9), named)
    wording = Wording(library, lang, PARIS, HERE.date())
    city = "Ville de Rouen" if answers else None
    return text_message(push, HERE, wording, city=city, call=CALL, answers=answers)


@pytest.mark.parametrize("answers", [True, False])
@pytest.mark.parametrize("kind", Kind)
def test_in_french_every_kind_fits_one_part(library: Library, kind: Kind, answers: bool) -> None:
    """With the city's name and the ways to answer, or with a number to call only."""
    text = message(library, kind, answers=answers)
    assert (size(text).alphabet, size(text).parts) == ("gsm-7", 1), text
    assert "3" in text
    assert "0235000000" in text
    assert text.startswith("Ville de Rouen : ") is answers
    assert ("STOP" in text) <= answers
    assert ("OUI" in text) is (answers and kind not in {Kind.CANCELLED, Kind.RELEASED})
    assert betrays(text) is None
    assert "http" not in text


def test_the_fuller_length_where_it_fits(library: Library) -> None:
    """Without a place nor answers, the whole sentence is said."""
    text = message(library, Kind.LAST, answers=False)
    assert text.startswith("Rappel : vous avez un rendez-vous jeudi 3 décembre")
    brief = message(library, Kind.LAST, place=_named(library))
    assert brief.startswith("Ville de Rouen : Rappel : rendez-vous jeu. 3/12 à 9h. Lieu : ")


def _named(library: Library) -> str:
    return next(one.id for one in library.shelf if one.kind == KindCode("mission_locale"))


@pytest.mark.parametrize("lang", ["ar", "uk", "tr"])
def test_other_scripts_stay_short(library: Library, lang: str) -> None:
    """Seventy signs a part: two at most with everything, and no sign of direction is paid for."""
    text = message(library, Kind.LAST, lang)
    assert size(text).parts <= 2, text
    assert not set("\u2066\u2067\u2068\u2069") & set(text)
    assert "0235000000" in text


def test_a_sign_costs_the_alphabet_but_no_child(library: Library) -> None:
    """The only mark of a child, chosen by its parent."""
    push = Push(Kind.LAST, date(2026, 12, 3), time(9), None, Sign.SUN)
    wording = Wording(library, "fr", PARIS, HERE.date())
    text = text_message(push, HERE, wording, city=None, call=CALL, answers=False)
    assert text.startswith("☀ Rappel : rendez-vous jeu. 3/12 à 9h.")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("OUI", Answer.COMING),
        ("oui merci", Answer.COMING),
        ("نعم", Answer.COMING),
        ("так", Answer.COMING),
        ("NON", Answer.NOT_COMING),
        ("ні", Answer.NOT_COMING),
        ("hayır", Answer.NOT_COMING),
        ("oui ou non je sais pas", None),
        ("", None),
        ("🙂", None),
        ("\ud800", None),
    ],
)
def test_answers_in_few_words(library: Library, text: str, answer: Answer | None) -> None:
    """In every language of the house; a doubt is left to a person."""
    said = read_answer(read(text, library.knowledge))
    assert (None if said is None else said.answer) is answer


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("STOP", True),
        ("stop sms svp", True),
        ("Merci, arrêtez", True),
        ("СТОП", True),
        ("il a fait un arrêt hier au collège", False),
        ("", False),
        ("\ud800", False),
    ],
)
def test_stop_is_heard(text: str, heard: bool) -> None:
    """Wherever it is said in few words, in every language of the house."""
    assert stops(text) is heard
