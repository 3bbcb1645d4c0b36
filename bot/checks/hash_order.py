"""Walking the dialogues under two hash seeds: their digests must be the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from conversations.check.findings import Fault, Finding

SEEDS = ("1", "2")
PATIENCE_SECONDS = 120.0
"""Far more than a walk takes; beyond it a dialogue computes for ever."""
_HOUSE = Path(__file__).resolve().parent.parent.parent


def hash_order_faults(source: str, patience: float = PATIENCE_SECONDS) -> Iterator[Finding]:
    """Dialogues of ``source`` (« module:NAME ») whose walk is not the same in every run."""
    runs = [_start(source, seed) for seed in SEEDS]
    try:
        answers = [run.communicate(timeout=patience) for run in runs]
    except subprocess.TimeoutExpired:
        yield Finding(Fault.ENDLESS, source, (), "le parcours ne se termine pas")
        return
    finally:
        for run in runs:
            _stop(run)
    for run, (_digests, errors) in zip(runs, answers, strict=True):
        if run.returncode != 0:
            last = errors.strip().rpartition("\n")[2]
            yield Finding(Fault.EXCEPTION, source, (), f"le parcours s'arrête : {last}")
            return
    yield from _differences(*(json.loads(digests) for digests, _errors in answers))


def _start(source: str, seed: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "bot.checks.digest", source],
        env={**os.environ, "PYTHONHASHSEED": seed},
        cwd=_HOUSE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _stop(run: subprocess.Popen[str]) -> None:
    """End a run that may still compute, and close its pipes."""
    run.kill()
    run.communicate()


def _differences(one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[Finding]:
    for dialogue in sorted({*one, *other}):
        if one.get(dialogue) != other.get(dialogue):
            detail = "deux parcours diffèrent : quelque chose dépend de l'ordre d'un ensemble"
            yield Finding(Fault.HASH_ORDER, dialogue, (), detail)
