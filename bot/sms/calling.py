"""One HTTP request to a provider, and everything that can happen to it.

What is known to have been refused before the message was taken is told from what nobody knows:
only the first costs nothing and can be tried again without a second message.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from http import HTTPStatus
from typing import cast

import aiohttp

from bot.sms.port import Answer, BadAccount, Fields, NotNow, RefusedMessage, Unknown

SECONDS = 6.0
"""Less than half of the usual lease of a sender, at which it cuts a delivery short."""
_LONGEST = 64 * 1024
"""Bytes of the longest answer that is read."""
_ACCOUNT = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.PAYMENT_REQUIRED, HTTPStatus.FORBIDDEN})
_LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Answered:
    """The provider answered with success; its JSON object, empty when it sent none."""

    fields: Fields


async def post(url: str, body: object, headers: Mapping[str, str]) -> Answered | Answer:
    """Post JSON; the provider's answer, or what went wrong. Redirections are not followed."""
    timeout = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(url, json=body, headers=headers, allow_redirects=False) as response,
        ):
            content = await response.content.read(_LONGEST)
            return _answer(response.status, response.headers.get("Retry-After"), content)
    except aiohttp.ClientConnectorError:
        return NotNow("unreached")
    except TimeoutError:
        return Unknown("timeout")
    except (aiohttp.ClientError, OSError):
        return Unknown("cut")


def _answer(status: int, retry_after: str | None, content: bytes) -> Answered | Answer:
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        fields = json_object(content)
        return Unknown("no_json") if fields is None else Answered(fields)
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return NotNow("too_many", _pause(retry_after))
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        return NotNow("unavailable", _pause(retry_after))
    if status in _ACCOUNT:
        return BadAccount(f"http_{status}")
    if HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR:
        return RefusedMessage(f"http_{status}")
    return Unknown(f"http_{status}")


def json_object(content: bytes) -> Fields | None:
    """The object that some JSON is; empty for nothing at all, None for anything else."""
    if not content.strip():
        return {}
    try:
        read: object = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return cast("Fields", read) if isinstance(read, dict) else None


def _pause(retry_after: str | None) -> timedelta | None:
    """The pause that was asked for, in seconds; a date, or nonsense, is left to us."""
    if retry_after is None or not (retry_after.isascii() and retry_after.isdecimal()):
        return None
    return min(timedelta(seconds=min(int(retry_after[:9]), 10**6)), _LONGEST_PAUSE)
