"""« Tâches »: everything that needs a person, each ended by one tap."""

from __future__ import annotations

from aiohttp import web
from sqlalchemy.orm import Session

from bot.console import task_sentences
from bot.console.pages import Told, page, refused, see
from bot.console.task_lines import named, task_lines
from bot.console.visit import StaffVisit
from bot.messages.human_answer import answer_person
from resources_db.actions import Outcome, Reason, Refused
from resources_db.tasks.actions import CloseTask

_DONE = {"reponse": task_sentences.ANSWERED, "regle": task_sentences.SETTLED}


async def show(visit: StaffVisit) -> web.StreamResponse:
    """The list; one line each, its buttons beside it."""
    done = _DONE.get(visit.request.query.get("fait", ""))
    return await _list(visit, Told(done) if done is not None else None)


async def settle(visit: StaffVisit) -> web.StreamResponse:
    """« C'est réglé »."""
    seen = await _seen(visit)
    outcome = (
        Refused(Reason.NO_SUCH_TASK, "R24") if seen is None else await visit.ask(CloseTask(seen))
    )
    return await _after(visit, outcome, "regle")


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
        return refused(visit, outcome, "tasks.html", {"tasks": lines, "t": task_sentences})
    return see(f"/taches?fait={done}")


async def _list(visit: StaffVisit, told: Told | None, status: int = 200) -> web.StreamResponse:
    lines = await visit.read(lambda s: task_lines(s, visit))
    return page(
        visit, "tasks.html", {"tasks": lines, "t": task_sentences}, status=status, told=told
    )
