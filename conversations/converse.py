"""From one message to one turn: who is it for, and what is done with it.

Free words go first to the commands and to danger, then to the focused question if it recognises
them, then to understanding (which may open a new thread), and last to the question's own « je
n'ai pas compris ». A button goes to its own thread, if that thread is this person's and still
asks that question.
"""

from __future__ import annotations

from typing import assert_never

from conversations.about_appointments import ask_of, heard_of_an_appointment
from conversations.commands import obey
from conversations.dialogues.appointment import AskWhether, worth_keeping
from conversations.dialogues.choosing_a_need import known_need
from conversations.dialogues.invitation import invites
from conversations.emergency_numbers import listening_line
from conversations.engine import Standing
from conversations.exits import exits
from conversations.hearing import only_answers
from conversations.heeding import heed
from conversations.inbound import (
    Blocked,
    CameBack,
    Inbound,
    InPublic,
    Located,
    Ordered,
    Pressed,
    Said,
    Started,
    Unreadable,
)
from conversations.refusals import sentence
from conversations.steps import Question
from conversations.texts import _, vital
from conversations.threads import Thread, tag
from conversations.turn import Conversation, Keep, Perform, Talk, Turn, View
from conversations.understanding.read import read
from conversations.understanding.reading import Command, Reading, Urgency
from conversations.unreadable import IN_PUBLIC, NO_TOWN, UNREADABLE
from conversations.verbatim import AskVerbatim
from conversations.welcome import understand
from resources_db.actions import Reason, Refused
from resources_db.messages.actions import NoteBlocked


def converse(inbound: Inbound, view: View) -> Talk[Turn]:
    """Everything that comes of one message; the caller answers what is asked on the way."""
    conversation = Conversation(view)
    match inbound:
        case Said(text):
            yield from _said(conversation, read(text, view.knowledge))
        case Pressed():
            yield from _pressed(conversation, inbound)
        case Ordered(command):
            yield from obey(conversation, command)
        case Started(code):
            yield from _started(conversation, code)
        case Located():
            yield from _located(conversation, inbound)
        case Unreadable():
            yield from _unreadable(conversation, inbound)
        case InPublic():
            conversation.say(IN_PUBLIC)
        case Blocked():
            yield Perform(NoteBlocked(), f"blocked:{next(view.ids)}")
        case CameBack():
            pass  # any turn makes an address reachable again
        case _:
            assert_never(inbound)
    return conversation.turn()


def _started(conversation: Conversation, code: str | None) -> Talk[None]:
    """The channel's own beginning; a link may name what the person needs, or invite them."""
    if known_need(code) is not None:
        yield from conversation.open("find_help", {"need": code})
        return
    if code is not None and invites(code):
        yield from conversation.open("invitation", {"token": code})
        return
    yield from conversation.open("menu", {"welcome": "yes"})


def _located(conversation: Conversation, where: Located) -> Talk[None]:
    """A place on the map is heard as the name of its commune."""
    knowledge = conversation.view.knowledge
    commune = knowledge.towns.nearest(where.latitude, where.longitude)
    if commune is None:
        conversation.say(NO_TOWN)
        yield from _unclear(conversation, silently=True)
        return
    yield from _said(conversation, read(f"{commune.nom} {commune.codes_postaux[0]}", knowledge))


def _unreadable(conversation: Conversation, what: Unreadable) -> Talk[None]:
    if what.kind is not None:
        conversation.say(UNREADABLE[what.kind])
    if what.beside:
        yield from _said(conversation, read(what.beside, conversation.view.knowledge))
    else:
        yield from _unclear(conversation, silently=what.kind is not None)


def _said(conversation: Conversation, reading: Reading) -> Talk[None]:
    if reading.urgency is Urgency.CERTAIN:
        need = str(reading.needs[0]) if reading.needs else None
        dangers = [danger.value for danger in reading.dangers]
        yield from conversation.open("emergency", {"dangers": [*dangers], "need": need})
        return
    if reading.command is not None:
        yield from obey(conversation, reading.command, reading.language)
        return
    if _may_be_in_danger(conversation, reading):
        conversation.say(
            vital(_("Si quelqu'un est en danger, ce numéro répond tout de suite.")),
            listening_line(reading.dangers, next(iter(reading.needs), None)),
        )
    thread = conversation.focused()
    standing = conversation.stand(thread) if thread else None
    if thread and standing and (yield from _heard(conversation, thread, standing, reading)):
        return
    if (yield from heard_of_an_appointment(conversation, reading)):
        return
    if reading.aside is not None:
        yield from heed(conversation, reading.aside)
        return
    # « oui », to a question that it does not answer, is no agreement to anything
    if only_answers(reading.words) or not (yield from understand(conversation, reading)):
        yield from _unclear(conversation, wordy=bool(reading.words))


def _may_be_in_danger(conversation: Conversation, reading: Reading) -> bool:
    """Whether to give a number gently. « 17 » alone is an age where an age is asked.

    « Ce n'est pas ça » speaks of the conversation, whatever its words remind of.
    """
    number = len(reading.words) == 1 and reading.words[0].isdecimal()
    answers = reading.aside is not None or (number and conversation.focused() is not None)
    return reading.urgency is Urgency.DOUBT and bool(reading.dangers) and not answers


def _heard(
    conversation: Conversation, thread: Thread, standing: Standing, reading: Reading
) -> Talk[bool]:
    """Whether the focused question took these words as its answer."""
    question = standing.pending
    if isinstance(question, AskVerbatim):
        raw = yield Keep(reading.text)
    elif isinstance(question, Question):
        raw = question.recognise(conversation.hearing(reading))
        if isinstance(question, AskWhether) and worth_keeping(raw, reading):
            raw = [raw, (yield Keep(reading.text))]
    else:
        raw = None
    if raw is None:
        return False
    yield from conversation.answer(thread, standing, raw)
    return True


def _unclear(
    conversation: Conversation, *, wordy: bool = True, silently: bool = False
) -> Talk[None]:
    """« Je n'ai pas compris », unless more was said already; then the question, or the menu."""
    general = _("Je n'ai pas compris. Vous pouvez choisir ci-dessous, ou le dire autrement.")
    while (thread := conversation.focused()) is not None:
        standing = conversation.stand(thread)
        if standing is None or not isinstance(standing.pending, Question):
            continue
        if not silently:
            conversation.say(standing.pending.unclear or general)
        back = standing.before_last_answer() is not None
        conversation.show(thread, standing.pending, back=back)
        return
    newcomer = conversation.view.turn == 1
    if not silently and (wordy or not newcomer):
        conversation.say(_("Je ne sais pas répondre à cela. Voici ce que je peux faire."))
    yield from conversation.open("menu", {"welcome": "yes"} if newcomer else None)


def _pressed(conversation: Conversation, press: Pressed) -> Talk[None]:
    thread = conversation.thread(press.thread)
    if thread is None:
        yield from _outdated(conversation)
        return
    written = f"{press.asked:x}.{press.tag}"
    lasts = conversation.lasts(thread)
    if thread.last_press == written and (conversation.just_shown(thread) or not lasts):
        return
    command = _command(press)
    current = not thread.ended and thread.asked == press.asked
    if lasts and not thread.ended and not current:
        ask_of(conversation, [thread], sentence(Refused(Reason.APPOINTMENT_MOVED, "R22")))
        return
    if command is not None and (current or command is not Command.BACK):
        conversation.remember(thread, written)
        yield from obey(conversation, command, None, thread)
        return
    if not (current and (yield from _chosen(conversation, thread, press, written))):
        yield from _outdated(conversation)


def _chosen(conversation: Conversation, thread: Thread, press: Pressed, written: str) -> Talk[bool]:
    """Whether the button is one of the question its thread still asks, or always answers."""
    if (yield from _among(conversation, thread, press, written)):
        return True
    if not conversation.lasts(thread):
        return False
    conversation.rewind(thread, ())
    return (yield from _among(conversation, thread, press, written))


def _among(conversation: Conversation, thread: Thread, press: Pressed, written: str) -> Talk[bool]:
    thread = conversation.thread(thread.id) or thread
    standing = conversation.stand(thread)
    question = standing.pending if standing else None
    if standing is None or not isinstance(question, Question):
        return False
    for choice in question.choices():
        if tag(question.key, choice.code) == press.tag:
            conversation.pressed = choice.label
            conversation.remember(thread, written)
            yield from conversation.answer(thread, standing, choice.code)
            return True
    return False


def _command(press: Pressed) -> Command | None:
    for choice in exits(back=True):
        if tag("", choice.code) == press.tag:
            return Command(choice.code)
    return None


def _outdated(conversation: Conversation) -> Talk[None]:
    """A button that no longer answers anything gets a kind answer, and the question now open."""
    conversation.say(_("Ce bouton n'est plus valable. Voici où nous en sommes."))
    if not conversation.take_up_again(silently=True):
        yield from conversation.open("menu")
