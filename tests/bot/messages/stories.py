"""Stories of an assistant that is killed again and again, then left in peace."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.killpoints import Killpoint
from resources_db.audit.tables import AuditRow
from resources_db.directory.terms import Resource
from resources_db.messages.tables import AddressRow, InboxRow, OutboxRow
from resources_db.storage.database import Database
from resources_db.storage.keys import load_or_create
from resources_db.storage.types import Json
from resources_db.upkeep.corrections import corrections
from tests.bot.messages.house import START, publish
from tests.bot.messages.victim import OFFERED_AGAIN, PERSONS, Life

HERE = Path(__file__).resolve().parents[3]
_RECEIVING = (Killpoint.BEFORE_STORE, Killpoint.STORED)

Kill = tuple[Killpoint, int]
"""Where to die, at which passage there."""


@dataclass(frozen=True)
class Delivered:
    """A line of the victim's notebook."""

    life: int
    to: str
    again: bool
    text: str


@dataclass(frozen=True)
class Ended:
    """What a story leaves behind."""

    inbox: list[tuple[str, bool]]
    """State of each update, and whether its content is still there."""
    outbox: list[tuple[str, str, str]]
    """To whom, in which state, what."""
    claims: int
    """Addresses that somebody still holds."""
    actions: Counter[tuple[str, str | None]]
    """Actions asked of the door by people, with the reason of a refusal."""
    reports: int
    """Mistakes reported, each time counted."""
    delivered: list[Delivered]

    def told(self, person: str) -> list[str]:
        """What one person was to be told, in order."""
        return [text for to, _state, text in self.outbox if to == person]


def kills_of(story: int) -> list[Kill]:
    """Every place once, in another order and at another moment in each story."""
    places = list(Killpoint)
    turned = places[story % len(places) :] + places[: story % len(places)]
    return [(place, _passages(place) + 1 + (n + 2 * story) % 4) for n, place in enumerate(turned)]


def _passages(place: Killpoint) -> int:
    """Passages at a place before anything new arrives there."""
    return OFFERED_AGAIN * len(PERSONS) if place in _RECEIVING else 0


Live = Callable[[Life], int]
"""Lives one life, and tells how its process ended."""


def play(live: Live, url: str, folder: Path, kills: list[Kill], resources: list[Resource]) -> Ended:
    """A whole story, on a migrated database."""
    with Database.open(url, load_or_create(folder / "keys.json")) as database:
        database.write_now(lambda s: publish(s, resources, START))
    for number, (place, passage) in enumerate(kills):
        code = live(Life(url, str(folder), number, f"{place}:{passage}"))
        assert code == -signal.SIGKILL, f"never came to {place} {passage} times"
    assert live(Life(url, str(folder), len(kills), "")) == 0
    with Database.open(url, load_or_create(folder / "keys.json")) as database:
        return database.read_now(lambda s: _look(s, folder))


@contextmanager
def victim(folder: Path) -> Generator[Live]:
    """Lives lives, of any number of stories; none may have anything to complain about."""
    complaints = folder / "complaints"
    command = [sys.executable, "-m", "tests.bot.messages.victim"]
    pipe = subprocess.PIPE
    with (
        complaints.open("wb") as file,
        subprocess.Popen(command, cwd=HERE, stdin=pipe, stdout=pipe, stderr=file) as process,
    ):
        assert process.stdin
        assert process.stdout
        asks, answers = process.stdin, process.stdout

        def live(life: Life) -> int:
            asks.write(json.dumps(astuple(life)).encode() + b"\n")
            asks.flush()
            return int(answers.readline())

        yield live
        asks.close()
    assert complaints.read_text() == ""


def _look(session: Session, folder: Path) -> Ended:
    """What the database and the notebook hold."""
    updates = select(InboxRow.state, InboxRow.raw).order_by(InboxRow.id)
    lines = select(AddressRow.address, OutboxRow.state, OutboxRow.body)
    in_order = lines.join(AddressRow, AddressRow.id == OutboxRow.address_id).order_by(OutboxRow.id)
    asked = select(AuditRow.action, AuditRow.reason).where(AuditRow.address_id.is_not(None))
    claims = select(AddressRow.id).where(AddressRow.claimed_by.is_not(None))
    written = (folder / "delivered").read_text().splitlines()
    return Ended(
        [(row.state, row.raw is not None) for row in session.execute(updates)],
        [(row.address, row.state, _text(row.body)) for row in session.execute(in_order)],
        len(session.scalars(claims).all()),
        Counter((row.action, row.reason) for row in session.execute(asked)),
        sum(correction.reports for correction in corrections(session)),
        [Delivered(*json.loads(line)) for line in written],
    )


def _text(body: Json) -> str:
    assert isinstance(body, dict)
    return str(body["text"])
