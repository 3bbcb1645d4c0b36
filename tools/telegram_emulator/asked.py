"""A request as it came, checked against the methods that aiogram knows of the Bot API."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from aiogram import methods
from aiogram.methods import TelegramMethod
from aiohttp import web
from aiohttp.web_request import FileField
from pydantic import ValidationError

from tools.telegram_emulator.faults import BadCall

_JSON = frozenset(
    {"reply_markup", "entities", "allowed_updates", "commands", "scope", "link_preview_options"}
)
"""Parameters that travel as JSON inside a form."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A method and its parameters, decoded: the same whichever library sent them."""

    method: str
    params: dict[str, Any]

    def number(self, name: str) -> int:
        """A parameter that is a number."""
        return int(self.params.get(name) or 0)

    def text(self, name: str) -> str:
        """A parameter that is a text."""
        return str(self.params.get(name) or "")


async def read(request: web.Request) -> Asked:
    """The request. Raises :class:`BadCall` for a method or parameters that do not exist."""
    method = request.match_info["method"]
    model = _methods().get(method.lower())
    if model is None:
        raise BadCall(404, "Not Found")
    given = {name: _decoded(name, value) for name, value in (await _form(request)).items()}
    unknown = given.keys() - model.model_fields.keys()
    if unknown:
        raise BadCall(400, f"Bad Request: unknown parameters {sorted(unknown)}")
    try:
        model.model_validate(given)
    except ValidationError as error:
        where = error.errors()[0]["loc"][0]
        raise BadCall(400, f"Bad Request: parameter {where} is missing or wrong") from None
    return Asked(model.__api_method__, given)


async def _form(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    return _with_files({**request.query, **await request.post()})


def _with_files(form: dict[str, Any]) -> dict[str, Any]:
    """Each file under the parameter it belongs to: one library sends it there, one beside."""
    files = {f"attach://{name}": it for name, it in form.items() if isinstance(it, FileField)}
    beside = {name for name in form if f"attach://{name}" in form.values()}
    return {
        name: files.get(value, value) if isinstance(value, str) else value
        for name, value in form.items()
        if name not in beside
    }


def _decoded(name: str, value: Any) -> Any:
    if isinstance(value, FileField):
        return f"attach://{value.filename}"
    if name in _JSON and isinstance(value, str):
        return json.loads(value)
    if isinstance(value, str) and name != "text" and value.removeprefix("-").isdecimal():
        return int(value)
    return value


@cache
def _methods() -> dict[str, type[TelegramMethod[Any]]]:
    found: list[Any] = [getattr(methods, name) for name in methods.__all__]
    return {
        it.__api_method__.lower(): it
        for it in found
        if isinstance(it.__dict__.get("__api_method__"), str)
    }
