"""Likely duplicates are proposed, and never again once a person told them apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Role
from resources_db.directory import staging
from resources_db.directory.actions import PublishEdition
from resources_db.directory.terms import CommuneCode, PublishAdvice, Resource, Structure
from resources_db.door import perform
from resources_db.storage.database import Database
from resources_db.upkeep.actions import DismissDuplicate
from resources_db.upkeep.duplicates import Shared, kept_apart, likely_duplicates
from tests.resources_db.directory import towns
from tests.resources_db.directory.made_up import a_resource

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
EDITOR = Actor(frozenset({Role.EDITOR}))
ONE = replace(
    a_resource("a", "Mission locale de Rouen"),
    telephone="02 35 00 00 01",
    adresse="12 rue des Lilas",
)


def other(**changes: Any) -> Resource:
    """A second record."""
    return replace(replace(ONE, id=a_resource("b").id, telephone=None, adresse=None), **changes)


@pytest.mark.parametrize(
    ("record", "shared"),
    [
        (other(nom="Rouen : mission locale (siège)", telephone="+33 2 35 00 00 01"), Shared.PHONE),
        (other(nom="Mission Locale Rouen", adresse="12, rue des lilas"), Shared.ADDRESS),
        (other(nom="mission locale de rouen"), Shared.COMMUNE),
        (other(nom="Mission locale de Rouenn"), Shared.COMMUNE),
    ],
)
def test_the_same_place_twice(record: Resource, shared: Shared) -> None:
    """The same number, address or town, and nearly the same name."""
    (pair,) = likely_duplicates([record, ONE])
    assert (pair.first.id, pair.second.id, pair.shared) == ("a", "b", shared)


@pytest.mark.parametrize(
    "record",
    [
        other(nom="Café des parents", telephone="02 35 00 00 01"),
        other(nom="Maison de l'adolescent", adresse="12 rue des Lilas"),
        other(communes=(CommuneCode(towns.LILLE),)),
        other(advice=PublishAdvice.NEVER),
        other(nom="Mission locale de Rouen", communes=()),
    ],
)
def test_two_places(record: Resource) -> None:
    """Another name at the same door, the same name in another town, a hidden record."""
    assert likely_duplicates([ONE, record]) == []


def test_two_services_of_one_structure_are_two() -> None:
    """Whoever publishes two services of a structure means two."""
    structure = Structure("s-1", "essai", "Mission locale")
    first = replace(ONE, origin="essai", structure=structure)
    second = replace(first, id=a_resource("b").id)
    assert likely_duplicates([first, second]) == []
    assert len(likely_duplicates([first, replace(second, origin="autre")])) == 1


def test_a_switchboard_is_not_a_duplicate() -> None:
    """A number that very many records share tells nothing."""
    many = [replace(ONE, id=a_resource(f"n{n}").id, nom=f"Antenne {n:03}") for n in range(60)]
    assert likely_duplicates(many) == []


def test_told_apart_for_good(database: Database) -> None:
    """What a person said to be two places is not proposed again, in either order."""
    twin = other(nom="Mission locale de Rouen")

    def fill_and_dismiss(session: Session) -> object:
        edition = staging.stage(session, [ONE, twin], "essai", NOON)
        perform(session, EDITOR, PublishEdition(edition), NOON)
        return perform(session, EDITOR, DismissDuplicate(twin.id, ONE.id), NOON)

    assert len(likely_duplicates([ONE, twin])) == 1
    assert database.write_now(fill_and_dismiss) == Done()
    assert likely_duplicates([ONE, twin], database.read_now(kept_apart)) == []
