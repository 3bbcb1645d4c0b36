"""When a request does not go well: always a kind sentence, never a traceback."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.logs import failure
from bot.web import sentences
from bot.web.problems import BROKEN, TOO_LONG, UNAVAILABLE, Problem, refuse
from resources_db.storage.errors import StorageUnavailable

_ROUTING = {
    404: Problem(404, sentences.NOT_FOUND),
    405: Problem(405, sentences.WRONG_METHOD),
    413: TOO_LONG,
}


@web.middleware
async def tell_kindly(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what the router, the storage or a bug raised into a response."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        problem = _ROUTING.get(error.status, Problem(error.status, sentences.BROKEN))
        response = refuse(request, problem)
        if "Allow" in error.headers:
            response.headers["Allow"] = error.headers["Allow"]
        return response
    except StorageUnavailable:
        return refuse(request, UNAVAILABLE)
    # The last net: a bug must not leave someone without an answer.
    except Exception as error:  # noqa: BLE001
        failure("web.request_failed", error)
        return refuse(request, BROKEN)
