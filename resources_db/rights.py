"""Who may ask for what: one table, read from the action classes themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from resources_db.actions import (
    AboutMeeting,
    AboutPerson,
    AboutSchool,
    AboutSituation,
    Action,
    Role,
)


@dataclass(frozen=True, slots=True)
class Right:
    """One line of the table."""

    action: str
    purpose: str
    """First line of the action's docstring."""
    rule: str
    allowed: frozenset[Role]
    towards: str
    """What the role has to be held towards: a situation, a meeting, a person, a school; or just
    held."""


_TOWARDS = (
    (AboutSituation, "situation"),
    (AboutMeeting, "meeting"),
    (AboutPerson, "person"),
    (AboutSchool, "school"),
)


def rights(actions: Iterable[type[Action]]) -> tuple[Right, ...]:
    """The table of rights, by name of action."""
    lines = [
        Right(
            action.__name__,
            (action.__doc__ or "").strip().splitlines()[0],
            action.rule,
            action.allowed,
            next((said for about, said in _TOWARDS if issubclass(action, about)), "–"),
        )
        for action in actions
    ]
    return tuple(sorted(lines, key=lambda line: line.action))


def as_markdown(table: Iterable[Right]) -> str:
    """The table as ``docs/rights.md`` shows it, one column a role."""
    roles = list(Role)
    head = ["action", "rule", "towards", *(role.value for role in roles), "does"]
    rows = [
        [
            line.action,
            line.rule,
            line.towards,
            *("yes" if role in line.allowed else "–" for role in roles),
            line.purpose,
        ]
        for line in table
    ]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"
