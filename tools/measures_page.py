"""Writes ``docs/measures.md``: ``python -m tools.measures_page``."""

from __future__ import annotations

from pathlib import Path

from resources_db.measures.machine import TRANSITIONS, State, Step, drawing
from resources_db.measures.terms import SIGNERS, Frame

WRITTEN_BY = (
    "Written by `python -m tools.measures_page` from `resources_db/measures`: what is not drawn "
    "is refused."
)
NOTHING_SHARED = (
    "Both regimes go through the same states; they share no limit and no signature table."
)
PAGE = Path(__file__).resolve().parent.parent / "docs" / "measures.md"


def page() -> str:
    """The life of a measure and who signs, drawn from the code."""
    return "\n".join(
        (
            "# The life of a measure",
            "",
            WRITTEN_BY,
            "",
            "```mermaid",
            drawing(),
            "```",
            "",
            "## Every step",
            "",
            "| from | step | to |",
            "|---|---|---|",
            *(f"| {before} | {step} | {end} |" for (before, step), end in TRANSITIONS.items()),
            "",
            f"{len(State)} states, {len(Step)} steps. {NOTHING_SHARED}",
            "",
            "## Who signs before it starts",
            "",
            "| regime | decided | where | signatures |",
            "|---|---|---|---|",
            *map(_line, SIGNERS),
            "",
        )
    )


def _line(frame: Frame) -> str:
    signers = ", ".join(sorted(SIGNERS[frame]))
    return f"| {frame.regime} | {frame.ground or '–'} | {frame.site} | {signers} |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
