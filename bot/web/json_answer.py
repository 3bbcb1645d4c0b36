"""From a value to a JSON response."""

from __future__ import annotations

import json

from aiohttp import web

from conversations.journal import Json


def json_answer(value: Json, *, status: int = 200) -> web.Response:
    """UTF-8 JSON, readable as it is; a sign that UTF-8 cannot hold becomes « ? »."""
    body = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    return web.Response(body=body, status=status, content_type="application/json")
