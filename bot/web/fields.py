"""The fields of a form, of any length and any bytes: read in one way by every page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from aiohttp import web

from bot.web.bodies import read_body
from bot.web.problems import Problem

URLENCODED = "application/x-www-form-urlencoded"


async def read_values(
    request: web.Request, most: int, wrong: Problem
) -> Mapping[str, Sequence[str]] | Problem:
    """Every value of each field; ``wrong`` when there are more than ``most`` of them."""
    body = await read_body(request, URLENCODED)
    if isinstance(body, Problem):
        return body
    try:
        fields = parse_qs(body, keep_blank_values=True, max_num_fields=most)
    except ValueError:
        return wrong
    return {kept(name): [kept(value) for value in values] for name, values in fields.items()}


def kept(text: str) -> str:
    """Text that both databases can keep: PostgreSQL refuses the sign NUL."""
    return text.replace("\x00", "\N{REPLACEMENT CHARACTER}")
