"""Random stories of measures on both databases: no illegal state is reachable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import Engine, make_url
from sqlalchemy.orm import Session

from resources_db.storage.keys import Keys
from resources_db.storage.postgresql import postgresql_engine
from resources_db.storage.sqlite import sqlite_engine
from resources_db.storage.types import lock_with
from tests.resources_db.measures.story import Story
from tests.resources_db.town import build


@pytest.fixture
def engine(database_url: str, keys: Keys) -> Iterator[Engine]:
    """Of a fresh database of each kind."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        made = sqlite_engine(url, begin="IMMEDIATE", wait=5, size=1)
    else:
        made = postgresql_engine(url.set(drivername="postgresql+psycopg"), wait=5, size=1)
    lock_with(made, keys)
    yield made
    made.dispose()


def test_no_story_reaches_an_illegal_state(engine: Engine) -> None:
    """School, family, service, tutor and clock do what they like; the laws hold at each step."""
    with Session(engine) as session, session.begin():
        town = build(session)
    sqlite = engine.dialect.name == "sqlite"

    class Told(Story):
        """In this database."""

    Told.engine, Told.town = engine, town
    examples = 8 if sqlite else 4
    run_state_machine_as_test(
        Told,
        settings=settings(
            max_examples=examples,
            phases=[Phase.explicit, Phase.generate],
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
