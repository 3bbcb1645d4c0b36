"""What « attends » and « ce n'est pas ça » do, when no question takes them as its answer."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from conversations.commands import obey
from conversations.dialogues import find_help
from conversations.texts import _
from conversations.threads import Thread
from conversations.turn import Conversation, Perform, Talk
from conversations.understanding.reading import Aside, Command
from resources_db.misreadings.actions import CountMisread


def heed(conversation: Conversation, aside: Aside) -> Talk[None]:
    """Wait with the person, or leave a wrong reading for a better one."""
    match aside:
        case Aside.WAIT:
            conversation.say(_("Prenez votre temps. Je garde la question ouverte."))
        case Aside.WRONG:
            yield from _wrong(conversation, conversation.focused())
        case _:
            assert_never(aside)


def _wrong(conversation: Conversation, thread: Thread | None) -> Talk[None]:
    """A need read wrongly gives way to the next readings; elsewhere, one step back."""
    if thread is None or thread.dialogue != find_help.NAME:
        yield from obey(conversation, Command.BACK)
        return
    start = find_help.Start.read(thread.start)
    conversation.end(thread)
    if start.need is not None:
        yield Perform(CountMisread(start.need), f"{thread.id}:misread")
    conversation.say(_("D'accord, cherchons autrement."))
    yield from conversation.open(find_help.NAME, replace(start, need=None).write())
