"""Asking someone of the staff to answer here: the act, and what is said of it."""

from __future__ import annotations

from typing import assert_never

from conversations.emergency_numbers import CHILDHOOD, EUROPE
from conversations.queries import WhenAnswered
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
            yield from _when_answered()
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


def _when_answered() -> Dialogue[None]:
    """Out of hours, when the service answers next, and what cannot wait for it."""
    query = WhenAnswered()
    answering = query.decode((yield query))
    if answering is None:
        return
    if answering.opens is None:
        yield Say(_("Le service est ouvert en ce moment."))
        return
    yield Say(
        vital(
            _(
                "Le service est fermé en ce moment. Prochaine ouverture : {moment}. Si cela ne "
                "peut pas attendre, ces numéros répondent jour et nuit.",
                moment=answering.opens,
            )
        ),
        calls=(CHILDHOOD, EUROPE),
    )
