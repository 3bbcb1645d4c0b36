"""Reading the fields of a JSON record, with an error that says where it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn, cast

from resources_db.directory.bad_data import BadData

_ID = re.compile(r"[A-Za-z0-9_.:-]{1,80}")


class Record:
    """One JSON object of a file, read field by field."""

    def __init__(self, values: Mapping[str, object], file: str, line: int) -> None:
        self._values = values
        self.file = file
        self.line = line

    def text(self, field: str) -> str:
        """A text, perhaps empty; required."""
        value = self._value(field)
        return value if isinstance(value, str) else self._wrong(field, "un texte")

    def name(self, field: str) -> str:
        """A text that is not empty; required."""
        value = self.text(field)
        return value if value.strip() else self._wrong(field, "un texte non vide")

    def id(self) -> str:
        """The lasting name of the record, in its field « id »; required."""
        value = self.text("id")
        return value if _ID.fullmatch(value) else self._wrong("id", "1 à 80 lettres ou chiffres")

    def maybe(self, field: str) -> str | None:
        """A text, or nothing when it is null, empty or absent."""
        value = self._values.get(field)
        if value is None:
            return None
        return (value or None) if isinstance(value, str) else self._wrong(field, "un texte ou null")

    def yes(self, field: str) -> bool:
        """True or false; required."""
        value = self._value(field)
        return value if isinstance(value, bool) else self._wrong(field, "true ou false")

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts; required."""
        listed = self._list(field)
        kept = tuple(item for item in listed if isinstance(item, str))
        return kept if len(kept) == len(listed) else self._wrong(field, "une liste de textes")

    def records(self, field: str) -> tuple[Record, ...]:
        """A list of objects; required."""
        return tuple(self._inner(item, field) for item in self._list(field))

    def wrong(self, field: str, problem: str, mend: str) -> BadData:
        """The error that says that this field cannot be used."""
        return BadData(self.file, self.line, field, problem, mend)

    def _inner(self, item: object, field: str) -> Record:
        if not isinstance(item, dict):
            return self._wrong(field, "une liste d'objets")
        return Record(cast("dict[str, object]", item), self.file, self.line)

    def _value(self, field: str) -> object:
        if field not in self._values:
            raise self.wrong(field, "champ absent", f"Ajoutez le champ « {field} ».")
        return self._values[field]

    def _list(self, field: str) -> list[object]:
        value = self._value(field)
        return (
            cast("list[object]", value)
            if isinstance(value, list)
            else self._wrong(field, "une liste")
        )

    def _wrong(self, field: str, expected: str) -> NoReturn:
        raise self.wrong(field, "valeur inattendue", f"Il faut {expected}.")


def read_records(path: Path) -> tuple[Record, ...]:
    """The objects of a JSON file that holds a list of them. Raises :class:`BadData`."""
    text = _text_of(path)
    records = tuple(_record(item, text, path.name) for item in _listed(text, path.name))
    seen: set[str] = set()
    for record in records:
        if record.id() in seen:
            raise record.wrong("id", f"« {record.id()} » y est deux fois", "Gardez-en une.")
        seen.add(record.id())
    return records


def _listed(text: str, file: str) -> list[object]:
    try:
        listed: object = json.loads(text)
    except json.JSONDecodeError as error:
        mend = "Le fichier est peut-être coupé."
        raise BadData(file, error.lineno, "JSON", error.msg, mend) from error
    except RecursionError as error:
        raise BadData(
            file, 1, "JSON", "trop profond", "Ce n'est pas un fichier de fiches."
        ) from error
    if not isinstance(listed, list):
        raise BadData(file, 1, "JSON", "ce n'est pas une liste", "Mettez les fiches dans [ ].")
    return cast("list[object]", listed)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise BadData(
            path.name, line, "encodage", "ce n'est pas de l'UTF-8", "Enregistrez-le en UTF-8."
        ) from error


def _record(item: object, text: str, file: str) -> Record:
    if not isinstance(item, dict):
        raise BadData(file, 1, "JSON", "une fiche n'est pas un objet", "Mettez-la entre { }.")
    values = cast("dict[str, object]", item)
    at = text.find(f'"{values.get("id")}"')
    return Record(values, file, text.count("\n", 0, max(at, 0)) + 1)
