"""Editions: staged in small steps, shown at once, kept for a while; on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from resources_db.actions import Actor, Done, Outcome, Reason, Refused, Role
from resources_db.directory import editions, import_lease, staging
from resources_db.directory.actions import Mistake, PublishEdition, ReportMistake
from resources_db.directory.first_start import ensure_loaded
from resources_db.directory.shelf import Shelf
from resources_db.directory.tables import EditionRow, RecordRow
from resources_db.directory.terms import PublishAdvice, Resource, ResourceId
from resources_db.door import perform
from resources_db.storage.database import Database
from resources_db.tasks.opening import MISTAKE, open_tasks
from tests.resources_db.directory.made_up import a_resource

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
EDITOR = Actor(frozenset({Role.EDITOR}))


def stage(database: Database, *resources: Resource) -> int:
    """A whole edition, not yet shown."""
    return database.write_now(lambda s: staging.stage(s, resources, "essai", NOON))


def publish(database: Database, edition: int, actor: Actor = EDITOR) -> Outcome:
    """Ask the door to show an edition."""
    return database.write_now(lambda s: perform(s, actor, PublishEdition(edition), NOON))


def shown(database: Database) -> Shelf:
    """What a reader sees."""
    return database.read_now(Shelf.read)


def read_all(database: Database, edition: int) -> list[Resource]:
    """Every resource of an edition, the hidden ones too."""
    return database.read_now(lambda s: list(editions.read_all(s, edition)))


def test_the_first_start_shows_the_facts(database: Database, resources: list[Resource]) -> None:
    """An empty database gets the facts, once; what comes back is what was loaded, in order."""
    assert shown(database).edition is None
    edition = database.write_now(lambda s: ensure_loaded(s, NOON))
    assert database.write_now(lambda s: ensure_loaded(s, NOON)) is None
    shelf = shown(database)
    assert shelf.edition == edition
    assert list(shelf) == [r for r in resources if r.advice is not PublishAdvice.NEVER]
    assert read_all(database, edition or 0) == resources


def test_a_staged_edition_is_not_seen_before_it_is_published(database: Database) -> None:
    """The pointer flips from one whole edition to another."""
    publish(database, stage(database, a_resource(nom="Avant")))
    edition = stage(database, a_resource(nom="Après"))
    assert [r.nom for r in shown(database)] == ["Avant"]
    assert publish(database, edition) == Done(edition)
    assert [r.nom for r in shown(database)] == ["Après"]


def test_a_long_import_is_made_of_short_writes(database: Database) -> None:
    """Each piece is its own write; the order of the import is kept across them."""
    many = [a_resource(f"x-{number}") for number in range(25)]
    edition = database.write_now(lambda s: staging.begin(s, "long", NOON))
    for piece in staging.batches(many, size=10):
        database.write_now(partial(staging.add, edition=edition, resources=piece))
    assert publish(database, edition) == Refused(Reason.UNKNOWN_EDITION, "R23")
    assert database.write_now(lambda s: staging.finish(s, edition))
    assert publish(database, edition) == Done(edition)
    assert [r.id for r in shown(database)] == [r.id for r in many]


def test_an_unknown_or_empty_edition_is_refused(database: Database) -> None:
    """The directory never vanishes because an import failed."""
    before = stage(database, a_resource())
    publish(database, before)
    assert publish(database, stage(database)) == Refused(Reason.EMPTY_EDITION, "R23")
    assert publish(database, 999) == Refused(Reason.UNKNOWN_EDITION, "R23")
    assert shown(database).edition == before


def test_a_visitor_cannot_publish(database: Database) -> None:
    """The door refuses, and nothing changes."""
    edition = stage(database, a_resource())
    assert publish(database, edition, Actor.visitor(1)) == Refused(Reason.NOT_ALLOWED, "rights")
    assert shown(database).edition is None


def test_the_same_resource_twice_is_refused_whole(database: Database) -> None:
    """A piece that repeats an id is not half-written."""
    with pytest.raises(IntegrityError):
        stage(database, a_resource("x-1"), a_resource("x-1"))
    assert database.read_now(_rows) == (0, 0)


def test_only_what_differs_is_written(database: Database) -> None:
    """A second import writes the new, the changed and the gone; the rest stays as it is."""
    same, old, gone = a_resource("x-1"), a_resource("x-2", "Avant"), a_resource("x-3")
    first = stage(database, same, old, gone)
    publish(database, first)
    second = stage(database, same, replace(old, nom="Après"), a_resource("x-4"))
    publish(database, second)
    assert [(r.id, r.nom) for r in shown(database)] == [
        ("x-1", "Un lieu"),
        ("x-2", "Après"),
        ("x-4", "Un lieu"),
    ]
    assert read_all(database, first) == [same, old, gone]
    assert database.read_now(_rows) == (2, 5)


def test_changes_lead_from_one_edition_to_another(database: Database) -> None:
    """What a search index made at an edition must learn: the new, the changed, the hidden, gone."""
    names = [a_resource(f"x-{number}") for number in range(4)]
    first = stage(database, *names)
    publish(database, first)
    changed, hidden = replace(names[1], nom="Après"), replace(names[2], advice=PublishAdvice.NEVER)
    second = stage(database, names[0], changed, hidden, a_resource("x-9"))
    publish(database, second)
    found = database.read_now(lambda s: list(editions.changes(s, first, second)))
    assert [(change.id, change.resource) for change in found] == [
        ("x-1", changed),
        ("x-2", None),
        ("x-3", None),
        ("x-9", a_resource("x-9")),
    ]
    assert database.read_now(lambda s: list(editions.changes(s, second, second))) == []


def test_an_import_that_changes_nothing_makes_no_edition(database: Database) -> None:
    """The same resources again: nothing is left of the attempt."""
    publish(database, stage(database, a_resource()))
    before = database.read_now(_rows)
    again = database.write_now(lambda s: staging.begin(s, "encore", NOON))
    done = database.write_now(lambda s: staging.add(s, again, [a_resource()]))
    assert (done.unchanged, done.added, done.changed) == (1, (), ())
    assert not database.write_now(lambda s: staging.finish(s, again))
    assert database.read_now(_rows) == before


def test_an_import_that_died_leaves_nothing(database: Database) -> None:
    """The next one takes away what was staged; what is shown never moved."""
    publish(database, stage(database, a_resource("x-1"), a_resource("x-2")))
    before = database.read_now(_rows)
    dead = database.write_now(lambda s: staging.begin(s, "coupé", NOON))
    other = [a_resource("x-1", "Autre"), a_resource("x-9")]
    database.write_now(lambda s: staging.add(s, dead, other))
    database.write_now(lambda s: staging.remove(s, dead, [ResourceId("x-2")]))
    assert [r.nom for r in shown(database)] == ["Un lieu", "Un lieu"]
    database.write_now(staging.sweep)
    assert database.read_now(_rows) == before
    assert [r.id for r in shown(database)] == ["x-1", "x-2"]
    with pytest.raises(staging.StagingLost):
        database.write_now(lambda s: staging.add(s, dead, other))


def test_one_import_at_a_time(database: Database) -> None:
    """A second importer is told; one that died loses the lease after a while."""
    take = import_lease.take
    assert database.write_now(lambda s: take(s, "one", NOON))
    assert not database.write_now(lambda s: take(s, "two", NOON))
    later = NOON + import_lease.LASTS
    assert not database.read_now(lambda s: import_lease.under_way(s, later))
    assert database.write_now(lambda s: take(s, "two", later))
    assert not database.write_now(lambda s: import_lease.renew(s, "one", later))


def test_what_must_never_be_shown_stays_with_the_editor(
    database: Database, resources: list[Resource]
) -> None:
    """It is kept in the edition, and no shelf holds it."""
    never = {r.id for r in resources if r.advice is PublishAdvice.NEVER}
    edition = stage(database, *resources)
    publish(database, edition)
    assert not never & {r.id for r in shown(database)}
    assert never <= {r.id for r in read_all(database, edition)}


def test_a_reported_mistake_becomes_a_task(database: Database) -> None:
    """With the card, what is wrong, and the reader's words if any."""
    publish(database, stage(database, a_resource("x-1")))
    report = ReportMistake(ResourceId("x-1"), Mistake.WRONG_NUMBER)
    outcome = database.write_now(lambda s: perform(s, Actor.visitor(1), report, NOON))
    tasks = database.read_now(
        lambda s: [(t.id, t.kind, t.resource, t.detail, t.opened) for t in open_tasks(s)]
    )
    assert isinstance(outcome, Done)
    assert tasks == [(outcome.id, MISTAKE, "x-1", "wrong_number", NOON)]


@pytest.mark.parametrize("id_", ["x-9", "x-never", "x-old"])
def test_a_mistake_on_a_card_that_is_not_shown_is_refused(database: Database, id_: str) -> None:
    """Unknown, never shown, or gone with an older edition."""
    publish(database, stage(database, a_resource("x-old")))
    hidden = replace(a_resource("x-never"), advice=PublishAdvice.NEVER)
    publish(database, stage(database, a_resource("x-1"), hidden))
    report = ReportMistake(ResourceId(id_), Mistake.CLOSED)
    outcome = database.write_now(lambda s: perform(s, Actor.visitor(1), report, NOON))
    assert outcome == Refused(Reason.UNKNOWN_RESOURCE, "R23")
    assert database.read_now(lambda s: list(open_tasks(s))) == []


def _rows(session: Session) -> tuple[int, int]:
    count = [session.scalar(select(func.count()).select_from(t)) for t in (EditionRow, RecordRow)]
    return count[0] or 0, count[1] or 0
