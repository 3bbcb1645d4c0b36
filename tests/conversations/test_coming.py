"""Words about coming are heard as people write them, and nothing else is taken for an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.coming import WHERE, heard
from conversations.understanding.reading import Intent, Reading
from resources_db.directory.words import words
from resources_db.meetings.terms import Answer

NO, YES, LATE, CALL = Answer.NOT_COMING, Answer.COMING, Answer.LATE, Answer.CALL_ME


def reading(text: str) -> Reading:
    """These words, as far as an appointment needs them."""
    return Reading(text, tuple(words(text)), Intent.OUT_OF_SCOPE)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("jpeu pa demain", NO),
        ("on pourra po venir dsl", NO),
        ("j'arrive pas à venir", NO),
        ("je ne pourrai malheureusement pas être là", NO),
        ("désolé impossible demain", NO),
        ("I can't make it", NO),
        ("no puedo ir", NO),
        ("não posso ir", NO),
        ("nu pot veni", NO),
        ("gelemeyeceğim", NO),
        ("не зможу прийти", NO),
        ("لا أستطيع الحضور", NO),
        ("ok on sera là", YES),
        ("jvien avec mon fils", YES),
        ("I'll be there", YES),
        ("я прийду", YES),
        ("سأحضر", YES),
        ("je serai en retard", LATE),
        ("запізнюся на 10 хвилин", LATE),
        ("rappelez moi svp", CALL),
        ("où c'est ?", WHERE),
        ("je viens de me faire exclure", None),
        ("je sais pas si je viens", None),
        ("ça va pas du tout", None),
        ("je peux pas payer la cantine", None),
        ("elle peut pas aller à l'école", None),
        ("mon fils ne veut plus aller au collège", None),
        ("ok", None),
        ("non", None),
    ],
)
def test_clear_words_are_heard_whenever_they_come(said: str, answer: object) -> None:
    """In the languages of the house; another trouble is no answer."""
    assert heard(reading(said), wide=False) == answer


@pytest.mark.parametrize(
    ("said", "answer"), [("ok", YES), ("👍", YES), ("non", NO), ("merci", None)]
)
def test_bare_words_count_just_after_the_reminder(said: str, answer: object) -> None:
    """And only then."""
    assert heard(reading(said), wide=True) == answer
    assert heard(reading(said), wide=False) is None


@given(st.text(max_size=200))
def test_any_text_is_heard_without_fail(text: str) -> None:
    """Whatever is written."""
    found = heard(reading(text), wide=True)
    assert found is None or found == WHERE or isinstance(found, Answer)
