"""How the lines of the technical log are written: text or JSON, on the error output.

Nothing that a line was given is written without being on the allow-list of ``bot.logs``: the
text of a library's line and the message of an exception may hold a token or somebody's words.
"""

from __future__ import annotations

import json
import logging
import sys
import threading
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Literal, TextIO, cast

from bot.logs import FIELDS, LOGGER, Value, failure, is_code, writable

_HOME = str(Path(__file__).resolve().parent.parent)


def configure(level: str, form: Literal["text", "json"], output: TextIO | None = None) -> None:
    """Send every log line of this process through the allow-list.

    ``level`` is for our own lines; libraries speak from WARNING up. Uncaught exceptions, in any
    thread, become a line too instead of a traceback with its message.
    """
    handler = logging.StreamHandler(output or sys.stderr)
    handler.setFormatter(LineFormatter(form))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger(LOGGER).setLevel(level)
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # else a broken log call prints its arguments
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


class LineFormatter(logging.Formatter):
    """One line per event; what it may show is chosen here and nowhere else."""

    def __init__(self, form: Literal["text", "json"]) -> None:
        super().__init__()
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        line = dict(_content(record))
        if self._form == "json":
            return json.dumps(line, ensure_ascii=True)
        head = " ".join(str(line.pop(name)) for name in ("at", "level", "event"))
        return " ".join([head, *(f"{name}={value}" for name, value in line.items())])


def _content(record: logging.LogRecord) -> Iterator[tuple[str, Value]]:
    at = datetime.fromtimestamp(record.created, UTC)
    yield "at", at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    yield "level", record.levelname
    fields = getattr(record, FIELDS, None)
    if record.name == LOGGER and isinstance(fields, Mapping) and is_code(record.msg):
        yield "event", record.msg
        yield from writable(cast("Mapping[str, object]", fields)).items()
    else:
        yield "event", "library"
        yield "logger", record.name if is_code(record.name) else "unnamed"
        yield "where", f"{Path(record.pathname).name}:{record.lineno}"
    if record.exc_info and record.exc_info[1] is not None:
        yield "raised", raised(record.exc_info[1])


def raised(error: BaseException) -> str:
    """The types of an exception and its causes, each with its frames, without any message."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        parts.append(f"{type(current).__name__} {'>'.join(_frames(current.__traceback__))}".strip())
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )
    return " < ".join(parts)


def _frames(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        file = code.co_filename.removeprefix(_HOME).lstrip("/")
        yield f"{file}:{traceback.tb_lineno}:{code.co_name}"
        traceback = traceback.tb_next


def _uncaught(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    if not issubclass(kind, KeyboardInterrupt):
        failure("process.crashed", error.with_traceback(traceback))


def _uncaught_in_thread(crash: threading.ExceptHookArgs) -> None:
    if crash.exc_value is not None:
        failure("thread.crashed", crash.exc_value)
