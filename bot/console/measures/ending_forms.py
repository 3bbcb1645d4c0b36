"""The end and what comes after: the end itself, the référent, the return, the closing."""

from __future__ import annotations

from aiohttp import web

from bot.console.measures import sentences as d
from bot.console.measures.page import again, answered, mistaken, opened_by
from bot.console.meetings.form import place_of, when_of
from bot.console.typed import day, number
from bot.console.visit import StaffVisit
from bot.meetings import places
from conversations.texts import Text
from resources_db.actions import Reason, Refused
from resources_db.measures.actions import (
    ArrangeReturn,
    CancelMeasure,
    CloseMeasure,
    CompleteMeasure,
    NoteReturn,
)
from resources_db.situations.actions import AddPart
from resources_db.situations.terms import Part


async def complete(visit: StaffVisit) -> web.StreamResponse:
    """It came to its end."""
    opened = await opened_by(visit)
    outcome = await visit.ask(CompleteMeasure(opened.view.situation, opened.view.id))
    return await answered(visit, opened, outcome, "terminee")


async def cancel(visit: StaffVisit) -> web.StreamResponse:
    """Before it begins."""
    opened = await opened_by(visit)
    outcome = await visit.ask(CancelMeasure(opened.view.situation, opened.view.id))
    return await answered(visit, opened, outcome, "annulee")


async def name_referent(visit: StaffVisit) -> web.StreamResponse:
    """A part in the situation, like any other."""
    opened = await opened_by(visit)
    action = AddPart(opened.view.situation, Part.REFERENT, number(visit.said("person")))
    return await answered(visit, opened, await visit.ask(action), "referent")


async def arrange_return(visit: StaffVisit) -> web.StreamResponse:
    """When and where; the family is told, and reminded."""
    opened = await opened_by(visit)
    wrong: dict[str, Text] = {}
    when = when_of(visit.form, visit.console.zone, wrong)
    place, room = place_of(visit.form, wrong)
    if when is None or wrong:
        return await mistaken(visit, opened, d.MISTAKES)
    library = visit.console.librarian.present
    where = places.look_up(library, place, room, visit.form).place
    view = opened.view
    action = ArrangeReturn(
        view.situation, view.id, when.starts, when.ends, where.record, where.words
    )
    return await answered(visit, opened, await visit.ask(action), "rendez-vous")


async def note_return(visit: StaffVisit) -> web.StreamResponse:
    """The day the young person was in class again."""
    opened = await opened_by(visit)
    returned = day(visit.said("returned"))
    if returned is None:
        return await again(visit, opened, Refused(Reason.BAD_MOMENT, NoteReturn.rule))
    action = NoteReturn(opened.view.situation, opened.view.id, returned)
    return await answered(visit, opened, await visit.ask(action), "retour")


async def close(visit: StaffVisit) -> web.StreamResponse:
    """With its situation only if someone said that the accompaniment is over too."""
    opened = await opened_by(visit)
    goes_on = visit.said("then") != "over"
    action = CloseMeasure(opened.view.situation, opened.view.id, goes_on=goes_on)
    return await answered(visit, opened, await visit.ask(action), "close")
