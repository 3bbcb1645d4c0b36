"""When a request to the console does not go well: a sentence, never a traceback."""

from __future__ import annotations

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.console import sentences
from bot.console.pages import refuse
from bot.logs import failure
from bot.web.problems import BROKEN, UNAVAILABLE, Problem
from resources_db.storage.errors import StorageUnavailable

_ROUTING = {
    404: Problem(404, sentences.NOT_FOUND),
    405: Problem(405, sentences.WRONG_METHOD),
    413: Problem(413, sentences.TOO_BIG),
}


@web.middleware
async def tell(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn what the router, the storage or a bug raised into a page of the console."""
    try:
        response = await handler(request)
    except web.HTTPException as error:
        problem = _ROUTING.get(error.status, Problem(error.status, sentences.PROBLEM))
        response = refuse(request, problem)
        if "Allow" in error.headers:
            response.headers["Allow"] = error.headers["Allow"]
    except StorageUnavailable:
        response = refuse(request, UNAVAILABLE)
    # The last net: a bug must not leave a page without an answer.
    except Exception as error:  # noqa: BLE001
        failure("console.request_failed", error)
        response = refuse(request, BROKEN)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
