"""The numbers known by heart are those of the directory."""

from __future__ import annotations

import pytest

from conversations.emergency_numbers import ALL_NUMBERS, listening_line, numbers_for
from conversations.steps import Call
from conversations.understanding.reading import Danger
from resources_db.directory.loading import load_facts
from resources_db.directory.terms import NeedCode, PublishAdvice


@pytest.mark.parametrize("call", ALL_NUMBERS, ids=lambda call: call.number)
def test_each_number_is_a_record_that_may_be_shown(call: Call) -> None:
    """A number that works with an empty database is still one the directory vouches for."""
    record = next(r for r in load_facts() if r.telephone == call.number)
    assert record.advice is PublishAdvice.OK


@pytest.mark.parametrize(
    "call", [call for call in ALL_NUMBERS if "nuit" in call.label.msgid], ids=lambda c: c.number
)
def test_day_and_night_is_said_only_where_the_record_says_it(call: Call) -> None:
    """« Jour et nuit » is a fact like any other: it was seen on a dated page."""
    record = next(r for r in load_facts() if r.telephone == call.number)
    assert record.horaires_accueil is not None
    assert "24h/24" in record.horaires_accueil


@pytest.mark.parametrize(
    "call", [call for call in ALL_NUMBERS if "gratuit" in call.label.msgid], ids=lambda c: c.number
)
def test_free_is_said_only_where_the_record_says_it(call: Call) -> None:
    """A cost that nobody has verified is not told, not even for an emergency number."""
    record = next(r for r in load_facts() if r.telephone == call.number)
    assert "gratuit" in (record.frais or "")


@pytest.mark.parametrize("danger", list(Danger))
def test_each_danger_has_its_numbers_and_its_line(danger: Danger) -> None:
    """No situation is left without a number to call and a line that listens."""
    assert numbers_for([danger])
    assert listening_line([danger], None) in ALL_NUMBERS


@pytest.mark.parametrize(
    ("dangers", "need", "number"),
    [
        ([Danger.VIOLENCE, Danger.CHILD_ABUSE], "protection_enfance", "119"),
        ([Danger.VIOLENCE, Danger.CHILD_ABUSE], "violences_intrafamiliales", "3919"),
        ([Danger.VIOLENCE], "harcelement", "3018"),
        ([Danger.VIOLENCE], None, "3919"),
        ([Danger.SUICIDE, Danger.VIOLENCE], "harcelement", "3114"),
    ],
)
def test_the_gentle_number_is_the_one_the_need_is_about(
    dangers: list[Danger], need: str | None, number: str
) -> None:
    """A child with bruises gets 119, a bullied one 3018; a life at risk goes before."""
    assert listening_line(dangers, NeedCode(need) if need else None).number == number


def test_several_dangers_give_each_number_once() -> None:
    """A message that names two dangers does not read the same number twice."""
    numbers = numbers_for([Danger.VIOLENCE, Danger.CHILD_ABUSE])
    assert len(numbers) == len(set(numbers))


def test_no_danger_gives_every_number() -> None:
    """The menu's « numéros d'urgence » leaves none out."""
    assert numbers_for([]) == ALL_NUMBERS
