"""A record written by hand: an edition of its own, a history, and imports that respect it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from resources_db.actions import Actor, Done, Outcome, Role
from resources_db.directory import editions, staging
from resources_db.directory.actions import PublishEdition, RestoreVersion, SaveResource
from resources_db.directory.forgetting import forget_versions
from resources_db.directory.terms import Resource
from resources_db.door import perform
from resources_db.storage.database import Database
from tests.resources_db.directory.made_up import a_resource
from tests.resources_db.town import AT as NOON
from tests.resources_db.town import build

CARD = replace(a_resource(), origin="essai", telephone="02 00 00 00 01")


@pytest.fixture
def editor(database: Database) -> Actor:
    """The editor of the invented town."""
    return database.write_now(build).actor(Role.EDITOR)


def ask(database: Database, editor: Actor, action: SaveResource | RestoreVersion) -> Outcome:
    """What the editor asks of the door."""
    return database.write_now(lambda s: perform(s, editor, action, NOON))


def bring(database: Database, *resources: Resource, at: datetime = NOON) -> int:
    """An import of the whole directory, shown."""
    edition = database.write_now(lambda s: staging.stage(s, resources, "essai", at))
    database.write_now(lambda s: perform(s, Actor.system(), PublishEdition(edition), at))
    return edition


def shown(database: Database) -> list[Resource]:
    """The records that are shown."""
    return database.read_now(lambda s: list(editions.read_all(s, editions.current_edition(s) or 0)))


def test_a_correction_is_shown_and_in_the_history(database: Database, editor: Actor) -> None:
    """Who, when and why; the earlier version stays."""
    first = bring(database, CARD)
    corrected = replace(CARD, telephone="02 00 00 00 02")
    outcome = ask(database, editor, SaveResource(corrected, "appelé ce matin", seen=first))
    assert isinstance(outcome, Done)
    assert shown(database) == [corrected]
    now, before = database.read_now(lambda s: editions.history(s, CARD.id))
    assert (now.edition, now.until, now.author) == (outcome.id, None, editor.person)
    assert (now.at, now.note, now.resource) == (NOON, "appelé ce matin", corrected)
    assert (before.edition, before.until, before.resource) == (first, outcome.id, CARD)


def test_a_correction_that_changes_nothing_makes_no_edition(
    database: Database, editor: Actor
) -> None:
    """Saved as it was: done, and nothing written."""
    first = bring(database, CARD)
    assert ask(database, editor, SaveResource(CARD, "")) == Done(None)
    assert database.read_now(editions.current_edition) == first


def test_a_record_can_be_written_by_hand(database: Database, editor: Actor) -> None:
    """A place that no import brought goes at the end."""
    bring(database, CARD)
    new = replace(CARD, id=a_resource("x-2").id, origin="")
    ask(database, editor, SaveResource(new, "ouvert en septembre"))
    assert shown(database) == [CARD, new]


def test_a_correction_survives_the_next_import(database: Database, editor: Actor) -> None:
    """The source's news come in, save in the fields that a person changed."""
    bring(database, CARD)
    ask(database, editor, SaveResource(replace(CARD, telephone="02 00 00 00 02"), "appelé"))
    edition = database.read_now(editions.current_edition)
    staged = database.write_now(lambda s: staging.begin(s, "encore", NOON))
    same = database.write_now(lambda s: staging.add(s, staged, [CARD]))
    assert (same.unchanged, same.changed) == (1, ())
    assert not database.write_now(lambda s: staging.finish(s, staged))
    assert database.read_now(editions.current_edition) == edition
    bring(database, replace(CARD, nom="Nouveau nom"))
    assert shown(database) == [replace(CARD, nom="Nouveau nom", telephone="02 00 00 00 02")]
    bring(database, replace(CARD, nom="Autre nom", telephone="02 00 00 00 03"))
    assert shown(database) == [replace(CARD, nom="Autre nom", telephone="02 00 00 00 02")]


def test_a_change_can_be_undone(database: Database, editor: Actor) -> None:
    """The restored version is a new one: nothing of the history is lost."""
    first = bring(database, CARD)
    ask(database, editor, SaveResource(replace(CARD, nom="Erreur"), "faux"))
    ask(database, editor, RestoreVersion(CARD.id, first, "je me suis trompée"))
    assert shown(database) == [CARD]
    names = [v.resource.nom for v in database.read_now(lambda s: editions.history(s, CARD.id))]
    assert names == ["Un lieu", "Erreur", "Un lieu"]


def test_a_record_that_went_can_come_back(database: Database, editor: Actor) -> None:
    """An import took it away by mistake."""
    other = a_resource("x-2")
    first = bring(database, CARD, other)
    bring(database, other)
    ask(database, editor, RestoreVersion(CARD.id, first, "toujours ouvert"))
    assert {r.id for r in shown(database)} == {CARD.id, other.id}


def test_old_versions_go_and_what_is_shown_stays(database: Database, editor: Actor) -> None:
    """However old the record, its present version stays."""
    other = a_resource("x-2")
    years_ago = NOON - timedelta(days=1000)
    bring(database, CARD, other, at=years_ago)
    bring(database, replace(CARD, nom="Entre deux"), other, at=years_ago + timedelta(days=1))
    bring(database, replace(CARD, nom="Maintenant"), other)
    gone = database.write_now(lambda s: forget_versions(s, NOON - timedelta(days=730)))
    assert gone == 1
    names = [v.resource.nom for v in database.read_now(lambda s: editions.history(s, CARD.id))]
    assert names == ["Maintenant", "Entre deux"]
    assert [r.nom for r in shown(database)] == ["Maintenant", "Un lieu"]
