"""Nobody's words reach the technical log, whichever way they are pushed in."""

from __future__ import annotations

import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.log_output import configure
from bot.logs import event, failure, is_code, writable

WORDS = "mon fils de 12 ans ne va plus au collège"
TOKEN = "https://api.example/bot123456:AAH-token/getUpdates"

Log = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def log(own_logging: None) -> Log:
    """Everything this process logs from now on; call it to get the lines."""
    output = io.StringIO()
    configure("DEBUG", "json", output)
    return lambda: [json.loads(line) for line in output.getvalue().splitlines()]


def smuggle(name: Any, **fields: Any) -> None:
    """Call ``event`` as code that the type checkers never saw."""
    cast("Any", event)(name, **fields)


def test_a_line(log: Log) -> None:
    """A line has its name, level, time in UTC and fields."""
    event("inbox.stored", address=12, ms=3.5, bot="web")
    (line,) = log()
    assert line.pop("at").endswith("Z")
    assert line == {
        "level": "INFO",
        "event": "inbox.stored",
        "address": 12,
        "ms": 3.5,
        "bot": "web",
    }


@pytest.mark.parametrize(
    "push",
    [
        pytest.param(lambda: smuggle("turn.done", text=WORDS), id="unknown field"),
        pytest.param(lambda: smuggle("turn.done", **{WORDS: 1}), id="name of a field"),
        pytest.param(lambda: smuggle("turn.done", reason=WORDS), id="text in a code"),
        pytest.param(lambda: smuggle("turn.done", address=WORDS), id="text in a number"),
        pytest.param(lambda: smuggle("turn.done", address=[WORDS]), id="a list"),
        pytest.param(lambda: smuggle(WORDS), id="name of the event"),
        pytest.param(lambda: logging.getLogger("accroche").info(WORDS), id="our own logger"),
        pytest.param(
            lambda: logging.getLogger("accroche").info("x.y", extra={"text": WORDS}), id="extra"
        ),
        pytest.param(lambda: logging.getLogger("accroche").info("%s", WORDS), id="arguments"),
        pytest.param(lambda: logging.getLogger("accroche").info("%d", WORDS), id="broken call"),
        pytest.param(lambda: logging.getLogger(WORDS).error("x"), id="name of a logger"),
        pytest.param(lambda: logging.getLogger("aiohttp.server").error(WORDS), id="a library"),
        pytest.param(lambda: logging.error(WORDS), id="the root logger"),
        pytest.param(lambda: warnings.warn(WORDS, stacklevel=1), id="a warning"),
        pytest.param(lambda: failure("turn.failed", ValueError(WORDS)), id="an exception"),
        pytest.param(lambda: failure("turn.failed", cause_of(WORDS)), id="cause of an exception"),
    ],
)
def test_words_never_get_through(
    push: Callable[[], None], log: Log, capfd: pytest.CaptureFixture[str]
) -> None:
    """Something is written, and none of the person's words are in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("default")
        push()
    written = json.dumps(log(), ensure_ascii=False) + "".join(capfd.readouterr())
    assert log()
    assert "fils" not in written
    assert "collège" not in written


@pytest.mark.parametrize(
    "library", ["httpx", "httpcore", "aiohttp.access", "aiogram", "telegram.ext", "apscheduler"]
)
def test_libraries_do_not_chat(library: str, log: Log) -> None:
    """What libraries say at INFO, addresses with tokens among it, is not written at all."""
    logging.getLogger(library).info("HTTP Request: POST %s", TOKEN)
    assert log() == []


def test_warning_of_a_library_keeps_its_place(log: Log) -> None:
    """From WARNING up, a library's line says which logger and where, to be looked up."""
    logging.getLogger("httpx").warning("POST %s failed", TOKEN)
    (line,) = log()
    assert line["logger"] == "httpx"
    assert line["where"].startswith("test_logs.py:")
    assert "AAH" not in json.dumps(line)


def test_refused_fields_are_named(log: Log) -> None:
    """The line is kept, and says which of its fields were left out."""
    smuggle("turn.done", address=12, reason=WORDS, text=WORDS)
    (line,) = log()
    assert line["address"] == 12
    assert line["refused"] == "reason,unknown"


def test_exception_keeps_type_and_frames(log: Log) -> None:
    """An exception is found again by its type, its causes and where it was raised."""
    try:
        raise cause_of("x")
    except RuntimeError as error:
        failure("turn.failed", error, thread=4)
    (line,) = log()
    assert line["thread"] == 4
    assert "RuntimeError tests/bot/test_logs.py:" in line["raised"]
    assert "< ZeroDivisionError tests/bot/test_logs.py:" in line["raised"]


def test_uncaught_exceptions_are_lines(log: Log, capfd: pytest.CaptureFixture[str]) -> None:
    """A crash, in any thread, is logged without its message, and not printed."""

    def crash() -> None:
        raise ValueError(WORDS)

    thread = threading.Thread(target=crash)
    thread.start()
    thread.join()
    error = ValueError(WORDS)
    sys.excepthook(ValueError, error, None)
    assert [line["event"] for line in log()] == ["thread.crashed", "process.crashed"]
    assert capfd.readouterr().err == ""


def test_text_form(own_logging: None) -> None:
    """The text form holds the same facts on one line."""
    output = io.StringIO()
    configure("INFO", "text", output)
    event("serve.ready", port=8080)
    assert output.getvalue().endswith("Z INFO serve.ready port=8080\n")


@given(st.text(), st.sampled_from(["reason", "bot", "address", "ms", "text"]))
def test_only_codes_get_through(text: str, field: str) -> None:
    """Whatever the text: it is written only where codes are, and only shaped as a code."""
    written = writable({field: text})
    assert (field in written) == (field in {"reason", "bot"} and is_code(text))


@given(st.text())
def test_a_code_has_no_blank_and_no_accent(text: str) -> None:
    """A sentence is never taken for a code."""
    if is_code(text):
        assert text.isascii()
        assert len(text.split()) == 1
        assert len(text) <= 40


def cause_of(message: str) -> RuntimeError:
    """An exception raised because of another, both with the same message."""
    try:
        try:
            raise ZeroDivisionError(message)
        except ZeroDivisionError as error:
            raise RuntimeError(message) from error
    except RuntimeError as error:
        return error
