"""The JSON face: ``POST /api/chat`` talks, ``GET /api/chat`` reads the log again."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from bot.web import sentences
from bot.web.api_request import read_api_request
from bot.web.api_response import message_json
from bot.web.cursor import read_cursor
from bot.web.front import FRONT, WEB
from bot.web.json_answer import json_answer
from bot.web.origin import is_foreign
from bot.web.problems import FOREIGN, Problem, refuse
from bot.web.sessions import bearer, keep, open_session, presented
from bot.web.turns import take_turn
from conversations.journal import Json
from resources_db.health.beats import Beat, State

_OPENAPI = (Path(__file__).parent / "openapi.json").read_bytes()


async def talk(request: web.Request) -> web.Response:
    """One message; the answers to it, and the session's token when it is new."""
    if bearer(request) is None and is_foreign(request):
        return refuse(request, FOREIGN)
    said = await read_api_request(request)
    if isinstance(said, Problem):
        return refuse(request, said)
    session = await open_session(request)
    new = await take_turn(request.app[FRONT], session, said)
    answer: dict[str, Json] = {
        "messages": [message_json(line) for line in new if line.author == "assistant"]
    }
    if session.new:
        answer["session"] = session.secret
    response = json_answer(answer)
    if bearer(request) is None:
        keep(session, response, request)
    return response


async def read_again(request: web.Request) -> web.Response:
    """The lines after the cursor, the person's own included; none for a stranger."""
    after = read_cursor(request.query.get("after", "0"))
    if after is None:
        return refuse(request, Problem(400, sentences.WRONG_CURSOR))
    session = presented(request)
    desk = request.app[FRONT].desk
    lines = await desk.log(WEB, session, after) if session else []
    return json_answer({"messages": [message_json(line) for line in lines]})


async def describe(_request: web.Request) -> web.Response:
    """The OpenAPI description of this face."""
    return web.Response(body=_OPENAPI, content_type="application/json")


async def health(request: web.Request) -> web.Response:
    """200 when the database answers, 503 otherwise: for load balancers and supervisors.

    A regular job that is late or fails does not take the chat away: it is told, not refused.
    """
    front = request.app[FRONT]
    if not await front.healthy():
        return json_answer({"status": "unavailable"}, status=503)
    beats = await front.beats()
    if not beats:
        return json_answer({"status": "ok"})
    well = all(beat.state is State.WELL for beat in beats)
    return json_answer({"status": "ok" if well else "late", "jobs": [_job(one) for one in beats]})


def _job(beat: Beat) -> dict[str, Json]:
    return {
        "job": beat.job,
        "state": beat.state.value,
        "last_start": beat.started.isoformat(),
        "last_end": None if beat.ended is None else beat.ended.isoformat(),
        "next_due": beat.next_due.isoformat(),
    }
