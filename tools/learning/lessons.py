"""What there is to learn from: texts with the code that each stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bot.evaluation.written import Message, read_messages, read_samples
from conversations.understanding.emergency import PERHAPS
from conversations.understanding.lexicon import is_list
from conversations.understanding.needs import NEEDS_OF_DANGER
from conversations.understanding.reading import Danger, Intent
from conversations.understanding.word_lists import CASE_DATA, About, Entry, parse_list
from resources_db.directory.taxonomy import needs
from tools.learning.practice import practice_in

HOME = Path(__file__).resolve().parent.parent.parent
WRITTEN = HOME / "tests" / "conversations" / "understanding"
PRACTICE = WRITTEN / "practice"
"""Messages that only serve to build."""
NO_DANGER = "none"
"""The code of a text that tells of no danger."""
OF_A_PHRASE = 0.5
"""A phrase of a list counts less than a message: nobody writes it alone."""
OF_A_NEED = 0.15
"""Weight, as a look for help, of an example of a need: there are many, and few of other wishes."""
OF_OFF_TOPIC = 0.2
"""Weight, as a wish, of a message about something else altogether: they have no end, and short
ones look like short calls for help (« il sèche »)."""
OF_GRAVE = 0.3
"""Weight, as a text without danger, of one about a need that some danger calls for."""
GRAVE = frozenset(code for called in NEEDS_OF_DANGER.values() for code in called)
_CHOICE = re.compile(r"[\w'’-]+(?:\|[\w'’-]+)+")
_SIGNS = str.maketrans("", "", "=[]*")


class Lesson(NamedTuple):
    """A text, what it stands for, and how much it counts."""

    text: str
    code: str
    weight: float


def lessons(about: About, files: Mapping[str, str]) -> Iterator[Lesson]:
    """Everything that teaches this subject; ``files`` are the word lists."""
    if about is About.NEEDS:
        for need in needs().values():
            yield from (Lesson(text, need.code, 1.0) for text in (need.label, *need.examples))
    for source, code, text in _examples():
        yield from _of_example(about, source, code, text)
    for entry in _entries(files):
        if entry.about is about and _teaches(entry):
            yield Lesson(_plain(entry.phrase), entry.code, OF_A_PHRASE)
        elif about is About.EMERGENCY and entry.about is not about and _is_harmless(entry):
            yield Lesson(_plain(entry.phrase), NO_DANGER, OF_A_PHRASE)
    for message in _messages():
        yield from _of_message(about, message)


def _messages() -> Iterator[Message]:
    """Every message but those that judge."""
    yield from practice_in(PRACTICE)
    yield from read_samples(WRITTEN / "sample_messages.json")
    yield from read_messages(WRITTEN / "first_messages.jsonl")
    yield from (one for one in read_messages(WRITTEN / "messages.jsonl") if not one.judges)


def _examples() -> Iterator[tuple[About, str, str]]:
    """The lines of ``examples/``: ``= code``, then its texts, several in a line between bars."""
    for path in sorted((WRITTEN / "examples").glob("*.txt")):
        code = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("= "):
                code = line.removeprefix("= ").strip()
            elif line.strip():
                about = About(path.name.partition(".")[0])
                yield from ((about, code, text.strip()) for text in line.split(" | "))


def _of_example(about: About, source: About, code: str, text: str) -> Iterator[Lesson]:
    if source is about:
        yield Lesson(text, code, 1.0)
    elif about is About.NEEDS and source is About.EMERGENCY and code in set(Danger):
        yield from (Lesson(text, need, OF_A_PHRASE) for need in NEEDS_OF_DANGER[Danger(code)][:1])
    elif about is About.INTENTS and source is About.NEEDS:
        yield Lesson(text, Intent.FIND_HELP, OF_A_NEED)
    elif about is About.EMERGENCY:
        yield Lesson(text, NO_DANGER, OF_GRAVE if code in GRAVE else 1.0)


def _of_message(about: About, message: Message) -> Iterator[Lesson]:
    match about:
        case About.NEEDS:
            share = 1 / max(1, len(message.needs))
            yield from (Lesson(message.text, need, share) for need in sorted(message.needs))
        case About.INTENTS:
            if message.intent != Intent.EMERGENCY:
                weight = OF_OFF_TOPIC if "hors_sujet" in message.tags else 1.0
                yield Lesson(message.text, CASE_DATA if message.is_case else message.intent, weight)
        case About.EMERGENCY:
            if message.urgent and message.danger:
                yield Lesson(message.text, message.danger, 1.0)
            elif Intent.EMERGENCY not in message.intents:
                yield Lesson(message.text, NO_DANGER, 1.0)
            else:
                yield Lesson(message.text, PERHAPS, 1.0)


def _entries(files: Mapping[str, str]) -> Iterator[Entry]:
    for name in sorted(files):
        if is_list(name):
            yield from parse_list(name, files[name])


def _teaches(entry: Entry) -> bool:
    if entry.about is About.EMERGENCY:
        return entry.code in set(Danger) and entry.grade == "certain"
    return entry.grade in ("sure", "likely") and "*" not in entry.phrase


def _is_harmless(entry: Entry) -> bool:
    """A sure phrase of a need or a wish that no danger calls for."""
    return entry.grade == "sure" and entry.code not in GRAVE and "*" not in entry.phrase


def _plain(phrase: str) -> str:
    """A phrase as it could be written: the first of each choice, without its signs."""
    first = _CHOICE.sub(lambda found: found.group().split("|")[0], phrase.replace("...", " "))
    return first.translate(_SIGNS)
