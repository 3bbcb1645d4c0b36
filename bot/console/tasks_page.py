"""« Tâches »: everything that needs a person, each ended by one tap."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import task_sentences
from bot.console.handing_over import away_values, handing_over
from bot.console.pages import Told, page, refused, see
from bot.console.task_lines import lines_with_whom, named, task_lines
from bot.console.typed import number
from bot.console.visit import StaffVisit
from bot.messages.human_answer import answer_person
from resources_db.actions import Outcome, Reason, Refused
from resources_db.tasks.actions import AssignTask, EndTask, NoteCall
from resources_db.tasks.terms import TaskOutcome

_DONE = {
    "reponse": task_sentences.ANSWERED,
    "regle": task_sentences.SETTLED,
    "prise": task_sentences.TAKEN,
    "note": task_sentences.NOTED,
    "relais": task_sentences.HANDED_OVER,
}


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The list; one line each, its buttons beside it."""
    done = _DONE.get(visit.request.query.get("fait", ""))
    return await _list(visit, Told(done) if done is not None else None)


async def end(visit: StaffVisit) -> web.StreamResponse:
    """One tap says what came of it."""
    seen, outcome = await _seen(visit), visit.said("outcome")
    if seen is None or outcome not in set(TaskOutcome):
        return await _after(visit, Refused(Reason.NO_SUCH_TASK, "R14"), "regle")
    action = EndTask(seen, TaskOutcome(outcome), number(visit.said("contact")))
    return await _after(visit, await visit.ask(action), "regle")


async def take(visit: StaffVisit) -> web.StreamResponse:
    """« Je m'en occupe »: colleagues see it."""
    seen = await _seen(visit)
    if seen is None:
        return await _after(visit, Refused(Reason.NO_SUCH_TASK, "R14"), "prise")
    action = AssignTask(seen, visit.staff.signed.person)
    return await _after(visit, await visit.ask(action), "prise")


async def note(visit: StaffVisit) -> web.StreamResponse:
    """A few words on what was agreed."""
    seen = await _seen(visit)
    if seen is None:
        return await _after(visit, Refused(Reason.NO_SUCH_TASK, "R14"), "note")
    return await _after(visit, await visit.ask(NoteCall(seen, visit.said("words"))), "note")


async def answer(visit: StaffVisit) -> web.StreamResponse:
    """Words for the conversation where someone waits. The task ends with them, or neither."""
    words = visit.said("words")
    if not words:
        return await _list(visit, Told(task_sentences.EMPTY_ANSWER, good=False), 422)
    seen = await _seen(visit)
    if seen is None:
        return await _after(visit, Refused(Reason.NO_SUCH_TASK, "R24"), "reponse")
    library = visit.console.librarian.present

    def work(session: Session) -> Outcome:
        return answer_person(
            session,
            seen,
            words[: task_sentences.MOST_ANSWER],
            library=library,
            zone=visit.console.zone,
            at=visit.at,
            actor=visit.staff.actor,
        )

    return await _after(visit, await visit.write(work), "reponse")


async def hand_over(visit: StaffVisit) -> web.StreamResponse:
    """From one day to another, somebody else has them."""
    action = handing_over(visit)
    outcome = action if isinstance(action, Refused) else await visit.ask(action)
    return await _after(visit, outcome, "relais")


async def _seen(visit: StaffVisit) -> int | None:
    """The task that the form names, if this person sees it."""
    line = await visit.read(lambda s: named(task_lines(s, visit), visit.said("task")))
    return None if line is None else line.id


async def _after(visit: StaffVisit, outcome: Outcome, done: str) -> web.StreamResponse:
    if isinstance(outcome, Refused):
        return refused(visit, outcome, "tasks.html", await visit.write(lambda s: _values(s, visit)))
    return see(f"/taches?fait={done}")


async def _list(visit: StaffVisit, told: Told | None, status: int = 200) -> web.StreamResponse:
    values = await visit.write(lambda s: _values(s, visit))
    return page(visit, "tasks.html", values, status=status, told=told)


def _values(session: Session, visit: StaffVisit) -> dict[str, object]:
    calling = visit.staff.may(AssignTask)
    return {
        "tasks": lines_with_whom(session, visit),
        "t": task_sentences,
        "calling": calling,
        "typed": visit.form,
        **(away_values(session, visit) if calling else {}),
    }
