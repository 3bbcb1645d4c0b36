"""Words about an appointment that was announced, when something else was shown since."""

from __future__ import annotations

from collections.abc import Sequence

from conversations.dialogues.appointment import heard_apart, worth_keeping
from conversations.steps import Question
from conversations.texts import Text, _
from conversations.threads import Thread
from conversations.turn import Conversation, Keep, Talk
from conversations.understanding.reading import Intent, Reading

MOST_SHOWN = 3
"""Appointments shown at once: more would hide the next one."""
_ABOUT = frozenset({Intent.MY_APPOINTMENTS, Intent.CANNOT_COME})


def heard_of_an_appointment(conversation: Conversation, reading: Reading) -> Talk[bool]:
    """Whether these words answer the one appointment there is; of several, we ask which."""
    known = conversation.lasting()
    if not known or reading.asks_case_data:
        return False
    raw = heard_apart(reading)
    if raw is None and reading.intent not in _ABOUT:
        return False
    if raw is None:
        ask_of(conversation, known)
        return True
    if len(known) > 1:
        ask_of(conversation, known, _("De quel rendez-vous parlez-vous ?"))
        return True
    [thread] = known
    standing = conversation.rewind(thread, ())
    if worth_keeping(raw, reading):
        raw = [raw, (yield Keep(reading.text))]
    yield from conversation.answer(thread, standing, raw)
    return True


def ask_of(
    conversation: Conversation, threads: Sequence[Thread], before: Text | None = None
) -> None:
    """Show the question of each of these appointments, the one shown last at the end."""
    if before is not None:
        conversation.say(before)
    for thread in reversed(threads[:MOST_SHOWN]):
        question = conversation.rewind(thread, ()).pending
        if isinstance(question, Question):
            conversation.show(thread, question, back=False)
