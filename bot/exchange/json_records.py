"""The objects of a JSON file, one after the other, without holding the whole file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NoReturn, TextIO

from bot.exchange.findings import Unusable

_PIECE: Final = 1 << 18
LARGEST_RECORD: Final = 2 << 20
"""Signs of one record beyond which the file is not a directory."""
_SPACES = re.compile(r"[ \t\r\n]*")
Found = tuple[str, int, dict[str, Any]]
"""The name of the list (« services », or « » for a bare list), the line, the object."""


def records(path: Path) -> Iterator[Found]:
    """The objects of a list, or of the lists of an object. Raises :class:`Unusable`."""
    with path.open(encoding="utf-8-sig", newline="") as text:
        try:
            yield from _Reader(text, path.name).lists()
        except UnicodeDecodeError as error:
            raise Unusable(
                f"« {path.name} » n'est pas en UTF-8, ou il est abîmé : téléchargez-le de nouveau."
            ) from error


class _Reader:
    """A window on the text, which moves forward."""

    def __init__(self, text: TextIO, name: str) -> None:
        self._text = text
        self._name = name
        self._window = ""
        self._at = 0
        self._line = 1
        self._decoder = json.JSONDecoder(parse_constant=self._not_a_number)

    def lists(self) -> Iterator[Found]:
        if self._next() == "[":
            yield from self._list("")
        elif self._next() == "{":
            yield from self._lists_of_object()
        else:
            self._refuse("ce n'est ni une liste ni un objet")
        if self._next():
            self._refuse("du texte après la fin")

    def _lists_of_object(self) -> Iterator[Found]:
        self._take("{")
        while self._next() != "}":
            name = self._value()
            if not isinstance(name, str):
                self._refuse("un nom de champ est attendu")
            self._take(":")
            if self._next() == "[":
                yield from self._list(name)
            else:
                self._value()
            if self._next() == ",":
                self._take(",")
            elif self._next() != "}":
                self._refuse("une virgule manque")
        self._take("}")

    def _list(self, name: str) -> Iterator[Found]:
        self._take("[")
        while self._next() != "]":
            line = self._line
            value = self._value()
            if not isinstance(value, dict):
                self._refuse("une fiche n'est pas un objet")
            yield name, line, value
            if self._next() == ",":
                self._take(",")
                if self._next() == "]":
                    self._refuse("une virgule de trop")
            elif self._next() != "]":
                self._refuse("une virgule manque")
        self._take("]")

    def _next(self) -> str:
        """The next sign that is no space, without taking it; « » at the end."""
        while True:
            spaces = _SPACES.match(self._window, self._at)
            here = spaces.end() if spaces else self._at
            if here < len(self._window):
                self._advance(here)
                return self._window[here]
            self._advance(here)
            if not self._read_more():
                return ""

    def _take(self, sign: str) -> None:
        if self._next() != sign:
            self._refuse(f"« {sign} » est attendu")
        self._advance(self._at + 1)

    def _value(self) -> Any:
        self._next()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                if len(self._window) - self._at > LARGEST_RECORD:
                    self._refuse("une fiche démesurée ou mal écrite")
                if not self._read_more():
                    self._refuse("le fichier s'arrête ou n'est pas du JSON", error.pos)
            except RecursionError:
                self._refuse("des objets emboîtés sans fin")
            else:
                # A number may go on in the next piece; an object or a text may not.
                if end == len(self._window) and self._read_more():
                    continue
                self._advance(end)
                return value

    def _read_more(self) -> bool:
        piece = self._text.read(_PIECE)
        if piece:
            self._window = self._window[self._at :] + piece
            self._at = 0
        return bool(piece)

    def _advance(self, to: int) -> None:
        self._line += self._window.count("\n", self._at, to)
        self._at = to

    def _not_a_number(self, constant: str) -> NoReturn:
        self._refuse(f"« {constant} » n'est pas du JSON")

    def _refuse(self, problem: str, position: int | None = None) -> NoReturn:
        line = self._line
        if position is not None:
            line += self._window.count("\n", self._at, position)
        raise Unusable(
            f"« {self._name} », ligne {line} : {problem}. Il est peut-être coupé : "
            "téléchargez-le de nouveau."
        )
