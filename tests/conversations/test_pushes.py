"""A pushed text can say when and where, and nothing about anyone."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conversations.pushes import Push, betrays, sentence, subject
from conversations.texts import Ref, Text
from resources_db.meetings.terms import Kind, Sign


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("sign", [None, Sign.MOON])
def test_no_sentence_betrays_anyone(kind: Kind, sign: Sign | None) -> None:
    """Every kind of push, with and without a sign: no word of a reason, no free value."""
    push = Push(kind, date(2026, 12, 3), time(9), sign=sign)
    for text in (sentence(push), subject(push)):
        for one in text.nested():
            assert betrays(one.msgid) is None
            for name, value in one.values:
                allowed = isinstance(value, date | time | Ref | Text)
                assert allowed or (name == "sign" and value in list(Sign))


def test_a_name_a_school_or_a_reason_is_noticed() -> None:
    """The last look finds each, however it is written, and leaves the rest alone."""
    names = ["Yanis Benali", "Collège Camille-Claudel"]
    assert betrays("RDV de YANIS jeudi", names) == "yanis"
    assert betrays("rendez-vous à Camille Claudel", names) == "camille"
    assert betrays("pour son exclusion", names) == "exclusion"
    assert betrays("Vous avez un rendez-vous : jeudi 3 décembre, à 09:00.", names) is None


@given(st.text(min_size=1, max_size=30))
@example("㎀")
def test_any_word_of_a_name_is_noticed(name: str) -> None:
    """Whatever script a name is written in."""
    from resources_db.directory.words import words

    for word in words(name):
        assert betrays(f"rendez-vous {word} jeudi", [name]) is not None
