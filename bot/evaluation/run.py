"""Answering every written message and saying how well, for ``accroche ask --evaluate``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.asking import Asking
from bot.evaluation.measures import Judged
from bot.evaluation.table import confusions, table
from bot.evaluation.written import Message, read_messages
from bot.settings import HOME
from bot.stopping import CannotDo
from resources_db.directory.terms import Audience

WRITTEN = HOME / "tests" / "conversations" / "understanding" / "messages.jsonl"
JUDGING: Mapping[str, Path] = {
    "Seconde partie qui juge, écrite après la première": WRITTEN.with_name("judging_again.jsonl"),
    "Troisième partie qui juge, écrite après la deuxième": WRITTEN.with_name("judging_third.jsonl"),
    "Quatrième partie qui juge, de deux auteurs qui n'avaient rien lu ici": WRITTEN.with_name(
        "judging_fourth.jsonl"
    ),
}
"""Messages that only judge, written later, each before understanding was next changed."""
_NUMBER = re.compile(r"\b(?:15|17|18|112|114|115|119|3018|3114|3919|116 000|116 006)\b")


def audience_named(name: object) -> Audience:
    """The audience of a message; a parent when nothing known is said."""
    return Audience(name) if isinstance(name, str) and name in set(Audience) else Audience.PARENT


def evaluate(
    asking: Asking, path: Path = WRITTEN, later: Mapping[str, Path] = JUDGING
) -> Iterator[str]:
    """The tables of the judging parts, then the table and confusions of the building part.

    What a judging part gets wrong is never listed: looking at it would make it useless.
    """
    for needed in (path, *later.values()):
        if not needed.is_file():
            raise CannotDo(f"Les messages d'essai manquent ({needed}) : prenez le dépôt entier.")
    messages = read_messages(path)
    yield "Partie qui juge :\n"
    yield table(list(_judged(asking, (one for one in messages if one.judges))))
    for name, written in later.items():
        yield f"\n{name} :\n"
        yield table(list(_judged(asking, read_messages(written))))
    building = list(_judged(asking, (one for one in messages if not one.judges)))
    yield "\nPartie qui sert à construire :\n"
    yield table(building)
    yield "\n" + confusions(building)


def _judged(asking: Asking, messages: Iterable[Message]) -> Iterator[Judged]:
    for message in messages:
        answer = asking.ask(message.id, message.text, "fr", audience_named(message.audience))
        yield Judged(message, answer, bool(_NUMBER.search(answer["reply"])))
