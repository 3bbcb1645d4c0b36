"""What can go wrong between a bot and Telegram, to be put in the way of the next calls."""

from __future__ import annotations

from dataclasses import dataclass

from aiohttp import web


@dataclass(frozen=True, slots=True)
class Status:
    """An HTTP error whose body is no Bot API answer, as a gateway gives."""

    code: int = 502


@dataclass(frozen=True, slots=True)
class TooMany:
    """429: nothing before ``after`` seconds."""

    after: int


@dataclass(frozen=True, slots=True)
class Cut:
    """The connection breaks: before the call is done, or after, with its answer lost."""

    done: bool


@dataclass(frozen=True, slots=True)
class Slow:
    """The answer takes its time, in seconds."""

    seconds: float


Fault = Status | TooMany | Cut | Slow


class BadCall(Exception):
    """A refusal, in the words of the Bot API."""

    def __init__(self, code: int, words: str, **parameters: int) -> None:
        super().__init__(words)
        self.code, self.words, self.parameters = code, words, parameters

    def answer(self) -> web.Response:
        """The refusal as it travels."""
        body: dict[str, object] = {
            "ok": False, "error_code": self.code, "description": self.words,
        }  # fmt: skip
        if self.parameters:
            body["parameters"] = self.parameters
        return web.json_response(body, status=self.code)


UNAUTHORIZED = BadCall(401, "Unauthorized")
CHAT_NOT_FOUND = BadCall(400, "Bad Request: chat not found")
BLOCKED = BadCall(403, "Forbidden: bot was blocked by the user")
NOT_A_MEMBER = BadCall(403, "Forbidden: bot is not a member of the supergroup chat")
NOT_MODIFIED = BadCall(
    400,
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message",
)
OLD_QUERY = BadCall(
    400, "Bad Request: query is too old and response timeout expired or query ID is invalid"
)
TOO_LONG = BadCall(400, "Bad Request: message is too long")
EMPTY = BadCall(400, "Bad Request: message text is empty")
BUTTON = BadCall(400, "Bad Request: BUTTON_DATA_INVALID")
NO_EDIT = BadCall(400, "Bad Request: message to edit not found")
OTHER_POLLER = BadCall(
    409,
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running",
)
WEBHOOK_ACTIVE = BadCall(
    409,
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first",
)
