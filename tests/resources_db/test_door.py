"""The one door: who may pass, what is on record, and that asking twice does nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from conversations.refusals import sentence
from resources_db.actions import (
    AboutPerson,
    Action,
    Actor,
    Done,
    Outcome,
    Reason,
    Refused,
    Role,
)
from resources_db.agreements.actions import GiveAnswer
from resources_db.agreements.terms import Means
from resources_db.audit.tables import AuditRow
from resources_db.directory import import_lease
from resources_db.directory.actions import (
    Mistake,
    PublishEdition,
    ReportMistake,
    RestoreVersion,
    SaveResource,
)
from resources_db.directory.staging import begin, stage
from resources_db.directory.terms import NeedCode, ResourceId
from resources_db.door import HANDLERS, perform
from resources_db.measures.refusing import RULE_OF
from resources_db.messages.actions import ChooseLanguage, EraseConversation, NoteBlocked
from resources_db.misreadings.actions import CountMisread
from resources_db.people.actions import ConfirmContact, SilenceContact
from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from resources_db.tasks.actions import AskForHuman, CloseTask, Moment
from resources_db.tasks.opening import MISTAKE, open_tasks
from resources_db.upkeep.corrections import corrections
from tests.conftest import Filled
from tests.resources_db.door_world import CARD, HIDDEN, Made, World, everything, make_world
from tests.resources_db.examples_about_accounts import (
    ACCOUNT_EXAMPLES,
    ACCOUNT_REFUSED,
)
from tests.resources_db.examples_about_agreements import (
    AGREEMENTS_EXAMPLES,
    AGREEMENTS_REFUSED,
)
from tests.resources_db.examples_about_measures import MEASURE_EXAMPLES
from tests.resources_db.examples_about_meetings import MEETING_EXAMPLES, MEETING_REFUSED
from tests.resources_db.examples_about_people import PEOPLE_EXAMPLES, PEOPLE_REFUSED
from tests.resources_db.examples_about_schools import SCHOOL_EXAMPLES, SCHOOL_REFUSED
from tests.resources_db.examples_about_tutors import TUTOR_EXAMPLES, TUTOR_REFUSED
from tests.resources_db.examples_about_upkeep import UPKEEP_EXAMPLES, UPKEEP_REFUSED
from tests.resources_db.examples_about_work import WORK_EXAMPLES, WORK_REFUSED
from tests.resources_db.refused_about_measures import MEASURE_REFUSED
from tests.resources_db.refused_about_plans import PLAN_REFUSED
from tests.resources_db.town import AT


@cache
def made_in(kind: str) -> list[Made]:
    """What the world of a kind of database holds, once it is made."""
    return []


@pytest.fixture
def world(filled: Filled, keys: Keys) -> World:
    """A fresh one; the test runs once for each database."""

    def fill(url: str) -> None:
        with Database.open(url, keys) as database:
            made_in(database.dialect).append(database.write_now(make_world))

    database = filled("world of the door", fill)
    return World(database, *made_in(database.dialect)[-1])


Example = Callable[[World], Action]
EXAMPLES: dict[type[Action], Example] = {
    ReportMistake: lambda _world: ReportMistake(CARD.id, Mistake.CLOSED),
    PublishEdition: lambda world: PublishEdition(world.staged),
    SaveResource: lambda _world: SaveResource(replace(CARD, telephone="02 00 00 00 00"), "essai"),
    RestoreVersion: lambda world: RestoreVersion(CARD.id, world.shown, "essai"),
    ChooseLanguage: lambda _world: ChooseLanguage("en"),
    EraseConversation: lambda _world: EraseConversation(),
    AskForHuman: lambda _world: AskForHuman(Moment.EVENING),
    CountMisread: lambda _world: CountMisread(NeedCode("fugue")),
    CloseTask: lambda world: CloseTask(world.task),
    NoteBlocked: lambda _world: NoteBlocked(),
}
"""For each action, one that the rules allow."""


def _while_importing(world: World, action: Action) -> Action:
    world.database.write_now(lambda s: import_lease.take(s, "someone", AT))
    return action


EXAMPLES.update(PEOPLE_EXAMPLES | AGREEMENTS_EXAMPLES | WORK_EXAMPLES)
EXAMPLES.update(UPKEEP_EXAMPLES)
EXAMPLES.update(ACCOUNT_EXAMPLES)
EXAMPLES.update(MEETING_EXAMPLES)
EXAMPLES.update(MEASURE_EXAMPLES)
EXAMPLES.update(SCHOOL_EXAMPLES)
EXAMPLES.update(TUTOR_EXAMPLES)
REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "a card that never was": (
        lambda _world: ReportMistake(ResourceId("no-such-card"), Mistake.MOVED),
        Role.VISITOR,
        Reason.UNKNOWN_RESOURCE,
    ),
    "a card that is not shown": (
        lambda _world: ReportMistake(HIDDEN.id, Mistake.MOVED),
        Role.EDITOR,
        Reason.UNKNOWN_RESOURCE,
    ),
    "an edition that never was": (
        lambda _world: PublishEdition(999),
        Role.EDITOR,
        Reason.UNKNOWN_EDITION,
    ),
    "an edition that is not whole": (
        lambda world: PublishEdition(world.database.write_now(lambda s: begin(s, "half", AT))),
        Role.EDITOR,
        Reason.UNKNOWN_EDITION,
    ),
    "an empty edition": (
        lambda world: PublishEdition(world.database.write_now(lambda s: stage(s, [], "none", AT))),
        Role.SYSTEM,
        Reason.EMPTY_EDITION,
    ),
    "a correction while an import is under way": (
        lambda world: _while_importing(world, SaveResource(CARD, "essai")),
        Role.EDITOR,
        Reason.IMPORT_UNDER_WAY,
    ),
    "a record that changed since it was read": (
        lambda world: SaveResource(CARD, "essai", seen=world.shown - 1),
        Role.EDITOR,
        Reason.CHANGED_MEANWHILE,
    ),
    "a version that is not kept": (
        lambda world: RestoreVersion(CARD.id, world.shown - 1, "essai"),
        Role.EDITOR,
        Reason.UNKNOWN_VERSION,
    ),
    "a task that never was": (
        lambda _world: CloseTask(999),
        Role.ADMINISTRATOR,
        Reason.NO_SUCH_TASK,
    ),
    "a language of nobody here": (
        lambda _world: ChooseLanguage("tlh"),
        Role.VISITOR,
        Reason.UNKNOWN_LANGUAGE,
    ),
}
"""What the rules forbid to someone who may ask."""
REFUSED.update(PEOPLE_REFUSED | AGREEMENTS_REFUSED | WORK_REFUSED)
REFUSED.update(UPKEEP_REFUSED)
REFUSED.update(ACCOUNT_REFUSED)
REFUSED.update(MEETING_REFUSED)
REFUSED.update(MEASURE_REFUSED | PLAN_REFUSED)
REFUSED.update(SCHOOL_REFUSED)
REFUSED.update(TUTOR_REFUSED)
FAMILY = (Role.GUARDIAN, Role.YOUNG_PERSON)
RULES = {Reason.CHARTER_NOT_SIGNED: "R35", **RULE_OF}
"""Refusals that rest on another rule than the action's own."""


def asked_by(world: World, role: Role, action: Action) -> Action:
    """An example, as someone of this quality asks it: the family of themselves."""
    if isinstance(action, GiveAnswer) and role in FAMILY:
        return replace(action, person=world.town.people[role], means=Means.PAGE)
    if not isinstance(action, AboutPerson) or role not in FAMILY or role not in action.allowed:
        return action
    oneself = world.town.people[role]
    if isinstance(action, ConfirmContact | SilenceContact):
        return replace(action, person=oneself, contact=world.town.contacts[oneself])
    return replace(action, person=oneself)


def every_action(mother: type[Action] = Action) -> Iterator[type[Action]]:
    """Every class of action there is."""
    for daughter in mother.__subclasses__():
        if hasattr(daughter, "allowed"):
            yield daughter
        yield from every_action(daughter)


def test_every_action_has_its_handler_and_its_example() -> None:
    """A new action cannot be forgotten by the door, nor by these tests."""
    there_are = {action.__qualname__ for action in every_action()}
    assert {action.__qualname__ for action in HANDLERS} == there_are
    assert set(EXAMPLES) == set(HANDLERS)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_only_the_roles_of_an_action_may_ask_for_it(world: World, kind: type[Action]) -> None:
    """Every action in every quality: done, or refused and nothing changed; always on record."""
    action = EXAMPLES[kind](world)

    def ask(session: Session, role: Role) -> tuple[Outcome, AuditRow]:
        outcome = perform(session, world.actor(role), asked_by(world, role, action), AT)
        line = session.scalars(select(AuditRow).order_by(AuditRow.id.desc())).first()
        assert line is not None
        assert (line.action, line.roles, line.at) == (kind.__name__, role.value, AT)
        who = (world.address, world.town.people.get(role))
        assert (line.address_id, line.person_id) == ((None, None) if kind.anonymous else who)
        return outcome, line

    def as_each(session: Session) -> None:
        before = everything(session)
        for role in set(Role) - kind.allowed:
            outcome, line = ask(session, role)
            assert outcome == Refused(Reason.NOT_ALLOWED, "rights"), role
            assert (line.reason, line.rule, line.made) == ("not_allowed", "rights", None)
        assert everything(session) == before
        for role in kind.allowed:
            attempt = session.begin_nested()
            outcome, line = ask(session, role)
            assert isinstance(outcome, Done), role
            assert (line.reason, line.rule, line.made) == (None, kind.rule, outcome.id)
            attempt.rollback()
            session.expunge_all()

    world.database.write_now(as_each)


def test_nobody_may_do_anything_without_a_quality(world: World) -> None:
    """An actor without roles is refused everything."""
    outcomes = {world.ask(one(world)) for one in EXAMPLES.values()}
    assert outcomes == {Refused(Reason.NOT_ALLOWED, "rights")}


def test_one_of_several_qualities_is_enough(world: World) -> None:
    """An administrator who is also a visitor."""
    both = (Role.ADMINISTRATOR, Role.VISITOR)
    assert isinstance(world.ask(ChooseLanguage("en"), *both), Done)
    assert world.audit()[0].roles == "administrator visitor"


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_rule_forbids_changes_nothing(world: World, name: str) -> None:
    """The refusal names its reason and its rule, and is on record."""
    forbidden, role, reason = REFUSED[name]
    action = forbidden(world)
    before = world.snapshot()
    rule = RULES.get(reason, action.rule)
    assert world.ask(action, role) == Refused(reason, rule)
    assert world.snapshot() == before
    assert [(line.reason, line.rule) for line in world.audit()] == [(reason.value, rule)]


def test_every_reason_is_tried_here() -> None:
    """And each has a sentence for the person."""
    assert {reason for _example, _role, reason in REFUSED.values()} | {Reason.NOT_ALLOWED} == set(
        Reason
    )
    sentences = {sentence(Refused(reason, "R23")).msgid for reason in Reason}
    assert len(sentences) == len(Reason)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_same_key_does_nothing_twice(world: World, kind: type[Action]) -> None:
    """Asked again, even in another quality: the first outcome, no change, no new line."""
    role = min(kind.allowed)
    asked = asked_by(world, role, EXAMPLES[kind](world))
    first = world.ask(asked, role, key="thread:3")
    before = world.snapshot()
    assert world.ask(asked, role, key="thread:3") == first
    assert world.ask(asked, key="thread:3") == first
    assert world.snapshot() == before
    assert len(world.audit()) == 1


def test_the_same_key_gives_a_refusal_again(world: World) -> None:
    """A refusal is an outcome like another."""
    first = world.ask(ChooseLanguage("tlh"), Role.VISITOR, key="thread:3")
    assert world.ask(ChooseLanguage("en"), Role.VISITOR, key="thread:3") == first
    assert first == Refused(Reason.UNKNOWN_LANGUAGE, "R55")


def test_without_a_key_each_request_counts(world: World) -> None:
    """Two people may report the same card: one correction, reported twice."""
    for _ in range(2):
        world.ask(ReportMistake(CARD.id, Mistake.CLOSED), Role.VISITOR)
    reported = [t for t in world.database.read_now(open_tasks) if t.kind == MISTAKE]
    assert len(reported) == 1
    assert [one.reports for one in world.database.read_now(corrections)] == [2]
    assert len(world.audit()) == 2


def test_a_change_that_fails_leaves_no_record(world: World) -> None:
    """The change and its line are one: undone together."""

    def fails(session: Session) -> None:
        perform(session, Actor.visitor(world.address), ChooseLanguage("en"), AT, key="k")
        raise OSError("disk")

    before = world.snapshot()
    with pytest.raises(OSError, match="disk"):
        world.database.write_now(fails)
    assert world.snapshot() == before
    assert world.audit() == []
