"""What families answer is seen at once at the desk; a code for a page is given in two taps."""

from __future__ import annotations

import re
from datetime import timedelta

from sqlalchemy.orm import Session

from resources_db.actions import Done, Role
from resources_db.door import perform
from resources_db.meetings import silence
from resources_db.meetings.actions import AnswerAppointment, Attendee, BookAppointment
from resources_db.meetings.terms import Answer, MeetingKind, Part
from resources_db.tasks.actions import Moment
from tests.bot.console.desks import SQLITE, at_desk, page_of, settle
from tests.bot.console.house import House
from tests.resources_db.town import Town

SOON = timedelta(hours=20)


def book(house: House, town: Town) -> int:
    """Both parents, tomorrow."""
    starts = house.clock() + SOON
    expected = tuple(
        Attendee(one, Part.GUARDIAN) for one in (town.people[Role.GUARDIAN], town.other_parent)
    )
    action = BookAppointment(
        town.situation, MeetingKind.FAMILY, starts, starts + timedelta(hours=1), expected
    )
    actor = town.actor(Role.AGENT)
    done = house.database.write_now(lambda s: perform(s, actor, action, house.clock()))
    assert isinstance(done, Done)
    assert done.id is not None
    return done.id


@SQLITE
async def test_an_answer_is_on_todays_page_and_in_the_tasks(house: House) -> None:
    """A no, with the moment that would suit them; and how many have said nothing."""
    town = settle(house)
    number = book(house, town)

    def answer(session: Session) -> None:
        mother = town.actor(Role.GUARDIAN)
        said = AnswerAppointment(number, Answer.NOT_COMING, Moment.EVENING, "Je travaille")
        assert isinstance(perform(session, mother, said, house.clock()), Done)
        silence.look(session, house.clock())

    house.database.write_now(answer)
    agent = at_desk(house, town.people[Role.AGENT])
    await agent.go("/")
    assert "1 ne peut pas venir, 1 sans réponse" in " ".join(agent.text.split())
    await agent.go("/taches")
    for told in ("Préfère le soir", "Je travaille", "Pas de nouvelles de 1 famille"):
        assert told in agent.text, told


@SQLITE
async def test_the_desk_gives_a_code_once(house: House) -> None:
    """Six digits, on a page that is not shown again."""
    town = settle(house)
    agent = at_desk(house, town.people[Role.AGENT])
    path = page_of(house, town.situation)
    await agent.go(path)
    await agent.send(f"{path}/code", person=str(town.people[Role.GUARDIAN]))
    assert re.search(r"<code>\d{6}</code>", agent.text), agent.text
