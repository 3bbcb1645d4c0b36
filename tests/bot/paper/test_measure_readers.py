"""Each reader's papers: which they may open, and that they hold only their fields (R15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

import pytest

from bot.library import Library
from bot.paper.measures.papers import Paper, paper_of, papers_for
from bot.paper.voice import Voice
from resources_db.actions import Done, Role
from resources_db.audit.readings import readings_of
from resources_db.directory.shelf import Shelf
from resources_db.door import perform
from resources_db.measures.actions import ArrangeReturn
from resources_db.measures.tables import MeasureRow
from resources_db.measures.views import MeasureView, read_measure
from resources_db.people.actions import GiveOrganisationLogo
from resources_db.storage.database import Database
from resources_db.storage.keys import Keys
from tests.bot.paper.reading import Read, read
from tests.bot.rendering.cards_of import CATALOGS
from tests.resources_db.examples_about_accounts import PNG
from tests.resources_db.measures import making
from tests.resources_db.measures.desk import Desk
from tests.resources_db.measures.test_views import whole
from tests.resources_db.town import AT, build

FRENCH = Voice(CATALOGS)
HOUR = timedelta(hours=1)
ALL_PAPERS = {
    Role.AGENT, Role.COORDINATOR, Role.REFERENT_DE_PARCOURS,
    Role.SCHOOL_HEAD, Role.CPE, Role.SCHOOL_REFERENT,
    Role.GUARDIAN, Role.YOUNG_PERSON,
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    """With an empty directory."""
    return Library.build(Shelf(None, ()))


@pytest.fixture
def desk(sqlite_url: str, keys: Keys) -> Iterator[Desk]:
    """Where one asks, on SQLite."""
    with Database.open(sqlite_url, keys) as database:
        yield Desk(database, database.write_now(build))


def _view(desk: Desk, measure: int, role: Role) -> MeasureView | None:
    actor = desk.town.actor(role)
    return desk.database.write_now(lambda s: read_measure(s, actor, measure, AT, what="test"))


def paper_for(desk: Desk, library: Library, measure: int, role: Role, paper: Paper) -> Read | None:
    """Read back; None when they have none."""
    code = desk.database.read_now(lambda s: s.get_one(MeasureRow, measure).code)
    actor = desk.town.actor(role)
    make = desk.database.write_now(lambda s: paper_of(s, actor, code, paper, AT, FRENCH, library))
    return None if make is None else read(make())


def test_who_may_open_which_paper(desk: Desk) -> None:
    """Each quality, each paper, as their fields say; whoever sees nothing has none."""
    measure = desk.make(whole)
    for role in Role:
        view = _view(desk, measure, role)
        opens = () if view is None else papers_for(view)
        own = (Paper.ATTENDANCE,) if role is Role.MISSION_TUTOR else ()
        assert opens == (tuple(Paper) if role in ALL_PAPERS else own), role


def test_before_its_end_there_is_no_report(desk: Desk, library: Library) -> None:
    """A running measure has its contract, its booklet, its sheet, and what comes next."""
    measure = desk.make(making.running)
    assert paper_for(desk, library, measure, Role.AGENT, Paper.END) is None
    assert paper_for(desk, library, measure, Role.AGENT, Paper.FOLLOW_UP) is not None


def test_each_reader_has_their_own_fields_and_reading_is_noted(
    desk: Desk, library: Library
) -> None:
    """The pupil's words are for them and the service; a tutor's sheet is of their days alone."""
    measure = desk.make(whole)
    for role in (Role.AGENT, Role.YOUNG_PERSON):
        made = paper_for(desk, library, measure, role, Paper.BOOKLET)
        assert made is not None
        assert made.holds("Je regrette."), role
    for role in (Role.CPE, Role.GUARDIAN):
        made = paper_for(desk, library, measure, role, Paper.BOOKLET)
        assert made is not None
        assert not made.holds("Je regrette."), role
    sheet = paper_for(desk, library, measure, Role.MISSION_TUTOR, Paper.ATTENDANCE)
    assert sheet is not None
    assert sheet.holds("club")
    assert not sheet.holds("Présence : Service Jeunesse")
    lines = desk.database.read_now(lambda s: readings_of(s, desk.town.situation))
    assert {"paper:livret", "paper:presences"} <= {line.what for line in lines}


def test_a_parent_never_reads_of_the_other(desk: Desk, library: Library) -> None:
    """Neither name nor answers of the second guardian, on any paper."""
    measure = desk.make(whole)
    for paper in Paper:
        made = paper_for(desk, library, measure, Role.GUARDIAN, paper)
        assert made is not None
        assert not made.holds("other parent"), paper


def test_the_follow_up_tells_when_and_where_the_return_is_talked_over(
    desk: Desk, library: Library
) -> None:
    """The meeting that was arranged; before it is, « à fixer ensemble »."""
    measure = desk.make(making.completed)
    before = paper_for(desk, library, measure, Role.GUARDIAN, Paper.FOLLOW_UP)
    assert before is not None
    assert before.holds("à fixer ensemble")
    starts = AT + timedelta(days=10)
    where = "Collège, bureau 2"
    arranged = ArrangeReturn(desk.town.situation, measure, starts, starts + HOUR, where)
    assert isinstance(desk.ask(arranged), Done)
    after = paper_for(desk, library, measure, Role.GUARDIAN, Paper.FOLLOW_UP)
    assert after is not None
    assert after.holds("jeudi 3 décembre 2026")
    assert after.holds(where)


def test_joint_papers_carry_every_logo_and_those_at_a_host_not_the_schools(
    desk: Desk, library: Library
) -> None:
    """R31; the school's logo would tell a tutor which school it is."""
    measure, where = desk.make(whole), desk.town.organisations
    lead = desk.town.actor(Role.COORDINATOR)
    for given in (GiveOrganisationLogo(where[party], PNG) for party in ("school", "club")):
        desk.database.write_now(partial(perform, actor=lead, action=given, at=AT))
    joint = paper_for(desk, library, measure, Role.AGENT, Paper.CONTRACT)
    left = paper_for(desk, library, measure, Role.AGENT, Paper.ATTENDANCE)
    assert joint is not None
    assert left is not None
    assert joint.alternatives == {"school", "club"}
    assert left.alternatives == {"club"}
