"""What menu, « retour », « parler à quelqu'un », « arrêter » and the language do."""

from __future__ import annotations

from typing import assert_never

from conversations.engine import Standing
from conversations.steps import Question
from conversations.threads import Thread
from conversations.turn import Conversation, Talk
from conversations.understanding.reading import Command


def obey(
    conversation: Conversation,
    command: Command,
    language: str | None = None,
    thread: Thread | None = None,
) -> Talk[None]:
    """Do what was asked, from the thread whose button was pressed or else the focused one."""
    thread = thread or conversation.focused()
    match command:
        case Command.MENU:
            if thread is not None:
                conversation.end(thread)
            yield from conversation.open("menu")
        case Command.BACK:
            yield from _back(conversation, thread)
        case Command.HUMAN:
            yield from conversation.open("talk_to_human")
        case Command.STOP:
            conversation.end_all()
            yield from conversation.open("stop")
        case Command.LANGUAGE:
            if thread is not None and thread.dialogue == "language":
                conversation.end(thread)  # a language's name answers that question too
            yield from conversation.open("language", {"language": language})
        case _:
            assert_never(command)


def _back(conversation: Conversation, thread: Thread | None) -> Talk[None]:
    """Take the last answer back; before the first one, leave the thread."""
    standing = conversation.stand(thread) if thread else None
    journal = standing.before_last_answer() if standing else None
    if thread is not None and journal is not None:
        before: Standing = conversation.rewind(thread, journal)
        if isinstance(before.pending, Question):
            back = before.before_last_answer() is not None
            conversation.show(thread, before.pending, back=back)
            return
    if thread is not None:
        conversation.end(thread)
    if not conversation.take_up_again():
        yield from conversation.open("menu")
