"""Commands and languages asked for."""

from __future__ import annotations

import pytest

from conversations.understanding.command_words import COMMAND_WORDS
from conversations.understanding.commands import all_command_words, find_command
from conversations.understanding.languages import language_asked
from conversations.understanding.reading import Command
from resources_db.directory.words import fold


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("stop", Command.STOP),
        ("STOP !!!", Command.STOP),
        ("arreter", Command.STOP),
        ("Arrêter svp", Command.STOP),
        ("/start", Command.MENU),
        ("menu", Command.MENU),
        ("retour", Command.BACK),
        ("parler à quelqu'un", Command.HUMAN),
        ("je veux parler à quelqu’un s'il vous plaît", Command.HUMAN),
        ("quit", Command.STOP),
        ("رجوع", Command.BACK),
        ("стоп", Command.STOP),
        ("Changer de langue", Command.LANGUAGE),
    ],
)
def test_a_message_that_is_a_command_is_recognised(text: str, command: Command) -> None:
    """Case, accents, signs and politeness do not count."""
    assert find_command(text) is command


@pytest.mark.parametrize(
    "text",
    [
        "",
        "!!!",
        "svp",
        "il veut tout arrêter à l'école",
        "stop au harcèlement de ma fille",
        "retour à l'école après deux ans",
        "je voudrais de l'aide pour mon fils",
        "la fin du collège",
    ],
)
def test_a_sentence_that_holds_a_command_is_not_one(text: str) -> None:
    """« stop » inside a sentence stops nothing."""
    assert find_command(text) is None


def test_no_word_means_two_commands() -> None:
    """Across all languages, a word is one command only."""
    meanings: dict[str, set[Command]] = {}
    for table in COMMAND_WORDS.values():
        for command, written in table.items():
            for word in written:
                meanings.setdefault(fold(word), set()).add(command)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_the_words_can_be_listed_by_language() -> None:
    """The check of the dialogues compares every label with them."""
    assert all_command_words("fr")["arreter"] is Command.STOP
    assert "quit" not in all_command_words("fr")
    assert all_command_words("xx") == {}
    for language in COMMAND_WORDS:
        assert all_command_words(language).items() <= all_command_words().items()
        assert set(all_command_words(language).values()) == set(Command)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("en arabe svp", "ar"),
        ("english please", "en"),
        ("türkçe", "tr"),
        ("по-русски", "ru"),
        ("українською будь ласка", "uk"),
        ("vous parlez turc ?", "tr"),
        ("بالعربية من فضلك", "ar"),
        ("español", "es"),
        ("en français", "fr"),
        ("lingala", "ln"),
    ],
)
def test_a_language_asked_for_is_named_by_its_code(text: str, code: str) -> None:
    """Even a language there is no catalog of, so that the answer can be honest."""
    assert language_asked(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "cours de français",
        "ma fille ne parle pas français",
        "nul en anglais",
        "je cherche un prof d'anglais pour mon fils",
        "bonjour",
    ],
)
def test_speaking_of_a_language_asks_for_nothing(text: str) -> None:
    """A language named in a sentence is not a request to change."""
    assert language_asked(text) is None
