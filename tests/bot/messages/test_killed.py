"""The process is killed at every named place, again and again, and nothing is lost.

A *story* is a database on which one process after the other dies by SIGKILL, until a last one is
left in peace. Then everything must be as if nobody had ever died, but for a few deliveries made
twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue

import pytest

from bot.killpoints import Killpoint
from bot.messages.delivery import MOST_IN_FLIGHT
from resources_db.directory.terms import Resource
from resources_db.messages import inbox, outbox
from tests.bot.messages.stories import Ended, Kill, Live, kills_of, play, victim
from tests.bot.messages.victim import PERSONS, SCRIPT
from tests.databases import PostgresqlServer, SqliteFiles

pytestmark = pytest.mark.slow

STORIES = 6
AT_ONCE = 2
"""Stories played side by side."""
IN_PEACE: list[Kill] = []
CHANGES_OF_LANGUAGE, REPORTS = 6 * len(PERSONS), 2 * len(PERSONS)

NewDatabase = Callable[[Path], AbstractContextManager[str]]


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest) -> NewDatabase:
    """Makes databases of one kind."""
    if request.param == "postgresql":
        server: PostgresqlServer = request.getfixturevalue("postgresql_server")
        return lambda _folder: server.migrated()
    files: SqliteFiles = request.getfixturevalue("sqlite_files")

    @contextmanager
    def migrated(folder: Path) -> Generator[str]:
        yield files.migrated(folder)

    return migrated


def test_the_plan_kills_at_every_place() -> None:
    """At least fifty times a database, at several moments of each place."""
    kills = [kill for story in range(STORIES) for kill in kills_of(story)]
    assert len(kills) >= 50
    for place in Killpoint:
        assert len({passage for where, passage in kills if where is place}) > 2


def test_nothing_is_lost_or_done_twice(
    new_database: NewDatabase,
    resources: list[Resource],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """After fifty-four kills all is as in a story where nobody dies."""
    plans = [IN_PEACE, *(kills_of(story) for story in range(STORIES))]

    with ExitStack() as stack, ThreadPoolExecutor(AT_ONCE) as players:
        folders = [tmp_path / str(number) for number in range(len(plans))]
        for folder in folders:
            folder.mkdir()
        urls = [stack.enter_context(new_database(folder)) for folder in folders]
        idle: SimpleQueue[Live] = SimpleQueue()
        for number in range(AT_ONCE):
            (tmp_path / f"victim {number}").mkdir()
            idle.put(stack.enter_context(victim(tmp_path / f"victim {number}")))

        def played(url: str, folder: Path, plan: list[Kill]) -> Ended:
            live = idle.get()
            try:
                return play(live, url, folder, plan, resources)
            finally:
                idle.put(live)

        in_peace, *killed = players.map(played, urls, folders, plans)
    assert in_peace.reports == REPORTS
    assert in_peace.actions == Counter(
        {("ChooseLanguage", None): CHANGES_OF_LANGUAGE, ("ReportMistake", None): REPORTS}
    )
    assert check(in_peace, in_peace) == 0
    twice = sum(check(ended, in_peace) for ended in killed)
    with capsys.disabled():
        print(f"\n{sum(map(len, plans))} kills survived, {twice} deliveries made twice", end=" ")


def check(ended: Ended, in_peace: Ended) -> int:
    """Nothing lost, nothing done twice; how many deliveries were made twice: hardly any."""
    assert ended.inbox == [(inbox.HANDLED, False)] * len(PERSONS) * len(SCRIPT)
    assert {state for _to, state, _text in ended.outbox} == {outbox.SENT}
    assert ended.claims == 0
    assert (ended.actions, ended.reports) == (in_peace.actions, in_peace.reports)
    twice: Counter[int] = Counter()
    for person in PERSONS:
        assert ended.told(person) == in_peace.told(person)
        mine = repeats(ended, person)
        assert set(mine.values()) <= {1}, "more than one repeat for one person in one crash"
        twice += mine
    assert all(many <= MOST_IN_FLIGHT for many in twice.values())
    return twice.total()


def repeats(ended: Ended, person: str) -> Counter[int]:
    """Deliveries made twice, by life: each right after the first, and said to come again."""
    awaited, last = iter(ended.told(person)), None
    twice: Counter[int] = Counter()
    for line in (line for line in ended.delivered if line.to == person):
        if line.again and line.text == last:
            twice[line.life] += 1
        else:
            assert line.text == next(awaited)
        last = line.text
    assert list(awaited) == []
    return twice
