"""The Caf criteria of a lieu ressource: what is missing is told, nothing is supposed."""

from __future__ import annotations

from dataclasses import replace

from conversations.parents_place import sentence
from resources_db.directory.parents_place import Lack, lacks
from resources_db.directory.terms import ParentsPlace
from resources_db.directory.terms import ParentsPlaceCriterion as Criterion

WHOLE = replace(ParentsPlace(5, *([True] * 10)), child_protection_only=False)


def test_a_place_that_meets_everything_lacks_nothing() -> None:
    """Five half-days are enough (R52)."""
    assert lacks(WHOLE) == ()


def test_what_nobody_said_is_still_to_be_asked() -> None:
    """An empty form lacks every criterion, and none is known not to be met."""
    assert lacks(ParentsPlace()) == tuple(Lack(criterion, known=False) for criterion in Criterion)


def test_what_is_not_met_is_told() -> None:
    """Four half-days, no host, child protection only (R52, R54)."""
    short = replace(WHOLE, half_days=4, trained_host=False, child_protection_only=True)
    assert lacks(short) == (
        Lack(Criterion.HALF_DAYS, known=True),
        Lack(Criterion.TRAINED_HOST, known=True),
        Lack(Criterion.NOT_CHILD_PROTECTION_ONLY, known=True),
    )


def test_every_criterion_has_its_sentence() -> None:
    """In French, each its own."""
    assert len({sentence(criterion).msgid for criterion in Criterion}) == len(Criterion)
