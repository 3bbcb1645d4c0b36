"""Actions about questions to schools, allowed and forbidden, for the tests of the one door."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from resources_db.actions import Action, Actor, Done, Reason, Role
from resources_db.archives.actions import DestroyUnderVisa, RecordVisa
from resources_db.door import perform
from resources_db.people.actions import SetMailbox
from resources_db.people.tables import OrganisationRow
from resources_db.school_requests.actions import (
    AnswerAsSchool,
    AskSchool,
    AskSchoolAgain,
    OpenNextQuestion,
    OpenSchoolLink,
    WantSchoolLink,
)
from resources_db.school_requests.sending import note_sent, take_due
from resources_db.school_requests.tables import SchoolRequestRow
from resources_db.school_requests.terms import NOTE_LENGTH, RequestKind, Said, SchoolAnswer
from resources_db.situations.tables import SituationRow
from resources_db.trials.actions import BeginTrial, EndTrial
from tests.resources_db.town import AT
from tests.resources_db.worlds import NOBODY, Example, World, changed, school

TOKEN, SECRET = "t" * 43, "s" * 43
MAILBOX = "ce.0760001a@ac.example"


_LONG = "é" * (NOTE_LENGTH + 1)


def with_mailbox(world: World) -> None:
    """The school has an official mailbox."""
    one = update(OrganisationRow).where(OrganisationRow.id == school(world))
    changed(world, lambda s: s.execute(one.values(mailbox=MAILBOX)))


def ask(world: World) -> AskSchool:
    """A question that can be sent."""
    with_mailbox(world)
    return AskSchool(world.town.situation, RequestKind.LINK_TEACHER, note="Exclusion du 23 au 27.")


def asked(world: World) -> int:
    """The row of a question whose letter has left."""
    agent, action = world.town.actor(Role.AGENT), ask(world)
    done = world.database.write_now(lambda s: perform(s, agent, action, AT, key="school"))
    assert isinstance(done, Done)
    row = done.id or 0
    if world.database.read_now(lambda s: s.get_one(SchoolRequestRow, row).token_hash) is None:
        world.database.write_now(lambda s: take_due(s, AT, [TOKEN]))
        changed(world, lambda s: note_sent(s, row, AT - timedelta(days=1)))
    return row


def opened(world: World, action: Action) -> Action:
    """The same action, once the link of a question was opened in this browser."""
    asked(world)
    visitor = Actor(frozenset({Role.VISITOR}))
    link = OpenSchoolLink(TOKEN, SECRET)
    world.database.write_now(lambda s: perform(s, visitor, link, AT, key="open"))
    return action


def answering(answer: SchoolAnswer, contact: str | None = None) -> AnswerAsSchool:
    """What the browser that opened the link answers."""
    return AnswerAsSchool(SECRET, Said(answer, contact))


def answered(world: World) -> Action:
    """One question is answered, another one about the same pupil waits."""
    done = opened(world, answering(SchoolAnswer.DONE, "Mme Invent"))
    agent, visitor = world.town.actor(Role.AGENT), Actor(frozenset({Role.VISITOR}))
    other = AskSchool(world.town.situation, RequestKind.INCIDENT)
    world.database.write_now(lambda s: perform(s, visitor, done, AT, key="answered"))
    world.database.write_now(lambda s: perform(s, agent, other, AT, key="another"))
    return OpenNextQuestion(SECRET)


def without_mailbox(world: World) -> Action:
    """A school that nothing can be sent to."""
    action = ask(world)
    changed(world, lambda s: s.execute(update(OrganisationRow).values(mailbox=None)))
    return action


def in_closed_situation(world: World) -> Action:
    """A question about what is over."""
    action = ask(world)
    changed(world, lambda s: s.execute(update(SituationRow).values(closed=AT)))
    return action


def begun(world: World, action: Action) -> Action:
    """The same action, while the trial with an invented family is under way."""
    leads = world.town.actor(Role.COORDINATOR)
    world.database.write_now(lambda s: perform(s, leads, BeginTrial("b" * 43), AT, key="trial"))
    return action


def visa(world: World) -> int:
    """The row of a visa."""
    officer, day = world.town.actor(Role.DATA_PROTECTION_OFFICER), AT.date()
    note = RecordVisa("AD76/2026/12", day, day)
    done = world.database.write_now(lambda s: perform(s, officer, note, AT, key="visa"))
    assert isinstance(done, Done)
    return done.id or 0


def used_visa(world: World) -> Action:
    """A visa under which everything was destroyed."""
    row, leads = visa(world), world.town.actor(Role.COORDINATOR)
    world.database.write_now(lambda s: perform(s, leads, DestroyUnderVisa(row), AT))
    return DestroyUnderVisa(row)


SCHOOL_EXAMPLES: dict[type[Action], Example] = {
    SetMailbox: lambda world: SetMailbox(school(world), f" {MAILBOX.upper()}"),
    AskSchool: ask,
    AskSchoolAgain: lambda world: AskSchoolAgain(world.town.situation, asked(world)),
    OpenSchoolLink: lambda world: OpenSchoolLink((asked(world), TOKEN)[1], SECRET),
    OpenNextQuestion: answered,
    WantSchoolLink: lambda _world: WantSchoolLink(TOKEN),
    AnswerAsSchool: lambda world: opened(
        world, answering(SchoolAnswer.DONE, "Mme Invent, 02 61 91 00 01")
    ),
    BeginTrial: lambda _world: BeginTrial("b" * 43),
    EndTrial: lambda world: begun(world, EndTrial()),
    RecordVisa: lambda _world: RecordVisa("AD76/2026/12", AT.date(), AT.date()),
    DestroyUnderVisa: lambda world: DestroyUnderVisa(visa(world)),
}
SCHOOL_REFUSED: dict[str, tuple[Example, Role, Reason]] = {
    "a second trial at a time": (
        lambda world: begun(world, BeginTrial("c" * 43)),
        Role.ADMINISTRATOR,
        Reason.ALREADY_KNOWN,
    ),
    "the end of no trial": (lambda _world: EndTrial(), Role.COORDINATOR, Reason.NO_SUCH_TASK),
    "a visa that names nothing": (
        lambda _world: RecordVisa("\u200b", AT.date(), AT.date()),
        Role.DATA_PROTECTION_OFFICER,
        Reason.BAD_NAME,
    ),
    "a visa for what will be": (
        lambda _world: RecordVisa("AD76", AT.date(), AT.date() + timedelta(days=1)),
        Role.DATA_PROTECTION_OFFICER,
        Reason.DAY_TO_COME,
    ),
    "a visa twice": (used_visa, Role.COORDINATOR, Reason.NOTHING_TO_SIGN),
    "a mailbox that is none, of a school": (
        lambda world: SetMailbox(school(world), "ce.0760001a"),
        Role.COORDINATOR,
        Reason.NOT_A_MAILBOX,
    ),
    "the mailbox of nobody": (
        lambda _world: SetMailbox(NOBODY, MAILBOX),
        Role.COORDINATOR,
        Reason.NO_SUCH_ORGANISATION,
    ),
    "a question without a mailbox": (without_mailbox, Role.AGENT, Reason.NO_MAILBOX),
    "a question about what is over": (in_closed_situation, Role.AGENT, Reason.SITUATION_CLOSED),
    "a question that is a story": (
        lambda world: AskSchool(ask(world).situation, RequestKind.INCIDENT, note=_LONG),
        Role.AGENT,
        Reason.NOTE_TOO_LONG,
    ),
    "a question that was never asked, again": (
        lambda world: AskSchoolAgain(world.town.situation, NOBODY),
        Role.AGENT,
        Reason.NO_SUCH_TASK,
    ),
    "a link of a school that is forged": (
        lambda world: OpenSchoolLink((asked(world), "f" * 43)[1], SECRET),
        Role.VISITOR,
        Reason.INVITATION_UNKNOWN,
    ),
    "a link of a school, used": (
        lambda world: opened(world, OpenSchoolLink(TOKEN, "o" * 43)),
        Role.VISITOR,
        Reason.INVITATION_UNKNOWN,
    ),
    "an answer of a school, from elsewhere": (
        lambda world: opened(world, AnswerAsSchool("o" * 43, Said(SchoolAnswer.TALK))),
        Role.VISITOR,
        Reason.INVITATION_UNKNOWN,
    ),
    "an answer that the question does not offer": (
        lambda world: opened(
            world, AnswerAsSchool(SECRET, Said(SchoolAnswer.SIGNED, "Mme Invent"))
        ),
        Role.VISITOR,
        Reason.ANSWER_DOES_NOT_FIT,
    ),
    "the next question before this one is answered": (
        lambda world: opened(world, OpenNextQuestion(SECRET)),
        Role.VISITOR,
        Reason.INVITATION_UNKNOWN,
    ),
    "a link teacher without a name": (
        lambda world: opened(world, answering(SchoolAnswer.DONE)),
        Role.VISITOR,
        Reason.BAD_NAME,
    ),
}
