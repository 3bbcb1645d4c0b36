"""« Tâches »: everything that needs a person, each ended by one tap."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import task_sentences
from bot.console.pages import Told, page, refused, see
from bot.console.task_lines import TaskLine, named, task_lines
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
    return await _after(visit, await visit.ask(EndTask(seen, TaskOutcome(outcome))), "regle")


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


async def _seen(visit: StaffVisit) -> int | None:
    """The task that the form names, if this person sees it."""
    line = await visit.read(lambda s: named(task_lines(s, visit), visit.said("task")))
    return None if line is None else line.id


async def _after(visit: StaffVisit, outcome: Outcome, done: str) -> web.StreamResponse:
    if isinstance(outcome, Refused):
        lines = await visit.read(lambda s: task_lines(s, visit))
        return refused(visit, outcome, "tasks.html", _values(visit, lines))
    return see(f"/taches?fait={done}")


async def _list(visit: StaffVisit, told: Told | None, status: int = 200) -> web.StreamResponse:
    lines = await visit.read(lambda s: task_lines(s, visit))
    return page(visit, "tasks.html", _values(visit, lines), status=status, told=told)


def _values(visit: StaffVisit, lines: list[TaskLine]) -> dict[str, object]:
    calling = visit.staff.may(AssignTask)
    return {"tasks": lines, "t": task_sentences, "calling": calling}
