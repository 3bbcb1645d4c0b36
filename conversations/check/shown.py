"""Each question as the conversation really sends it, with its ways out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from conversations.check.events import Asked, Walk
from conversations.check.findings import Fault, Finding
from conversations.engine import replay
from conversations.threads import Thread, read_token, tag
from conversations.turn import Conversation, Reply, View
from conversations.understanding.reading import Command

_THREAD = Thread("the-check-thread", "", None)
_ALWAYS = (Command.MENU, Command.HUMAN, Command.STOP)


def shown(asked: Asked, view: View) -> Reply:
    """The reply that asks this question, made by the same code as in a conversation."""
    at = asked.at
    thread = replace(_THREAD, dialogue=at.dialogue, start=at.start, journal=at.journal)
    conversation = Conversation(replace(view, threads=(thread,)))
    standing = conversation.stand(thread)
    if standing is not None:
        next(conversation.go_on(thread, standing), None)
    return conversation.replies[-1]


def hidden_exits(walk: Walk, view: View) -> Iterator[Finding]:
    """Questions that do not show menu, « parler à quelqu'un », « arrêter », or « retour »."""
    for asked in walk.asked:
        reply = shown(asked, view)
        pressed = [read_token(button.token) for button in reply.exits]
        tags = {press.tag for press in pressed if press is not None}
        for command in _wanted(asked, view):
            if tag("", command.value) not in tags:
                detail = f"« {asked.question.key} » ne montre pas la sortie « {command.value} »"
                yield Finding(Fault.HIDDEN_EXIT, asked.at.dialogue, asked.at.path, detail)


def _wanted(asked: Asked, view: View) -> tuple[Command, ...]:
    """« Retour » is wanted where an answer can be taken back."""
    definition = view.dialogues[asked.at.dialogue]
    standing = replay(definition, asked.at.start, asked.at.journal).standing
    return _ALWAYS if standing.before_last_answer() is None else (*_ALWAYS, Command.BACK)
