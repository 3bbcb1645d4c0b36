"""Asking someone of the staff to answer here: the act, and what is said of it."""

from __future__ import annotations

from typing import assert_never

from conversations.refusals import sentence
from conversations.steps import Act, Dialogue, Say
from conversations.texts import _, vital
from resources_db.actions import Done, Refused
from resources_db.tasks.actions import AskForHuman


def ask_the_staff(key: str, asked: AskForHuman) -> Dialogue[None]:
    """Ask at the door, then say where the answer will be, or why there will be none."""
    act = Act(key, asked)
    outcome = act.decode((yield act))
    match outcome:
        case Done():
            yield Say(
                vital(
                    _(
                        "C'est noté. La réponse arrivera ici, dans cette conversation : revenez la "
                        "lire. En cas de danger, n'attendez pas : appelez le 17 ou le 112."
                    )
                )
            )
        case Refused() as refused:
            yield Say(sentence(refused))
        case _:
            assert_never(outcome)
