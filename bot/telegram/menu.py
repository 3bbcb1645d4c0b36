"""The menu of commands beside the text field, in each language."""

from __future__ import annotations

from collections.abc import Callable

from bot.telegram.calls import SetCommands
from conversations.texts import Text, _
from conversations.understanding.reading import Command

_MENU: tuple[tuple[str, Command, Text], ...] = (
    ("menu", Command.MENU, _("Le menu : tout ce que je peux faire")),
    ("humain", Command.HUMAN, _("Parler à une personne")),
    ("langue", Command.LANGUAGE, _("Changer de langue")),
    ("stop", Command.STOP, _("Arrêter la conversation")),
)
_ALSO = {
    "aide": Command.MENU,
    "help": Command.MENU,
    "human": Command.HUMAN,
    "language": Command.LANGUAGE,
    "arreter": Command.STOP,
    "retour": Command.BACK,
    "back": Command.BACK,
}
_NAMES = {name: command for name, command, _words in _MENU} | _ALSO


def command_named(name: str) -> Command | None:
    """What « /name » asks for."""
    return _NAMES.get(name)


def menus(say: Callable[[Text, str], str], languages: tuple[str, ...]) -> list[SetCommands]:
    """The menu in the city's first language for everyone, then in each language."""

    def menu(lang: str, for_: str | None) -> SetCommands:
        return SetCommands(tuple((name, say(words, lang)) for name, _it, words in _MENU), for_)

    return [menu(languages[0], None), *(menu(lang, lang) for lang in languages)]
