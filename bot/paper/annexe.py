"""The annexe of the convention, printed: who can help, by need (R23).

Each record is told once, under the first of its needs, in the words of its card; under its
other needs its name leads there. What must never be shown is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.messages.body import Card, Line
from bot.paper.engine import Json, typeset
from bot.paper.logos import Logo
from bot.paper.voice import Voice
from bot.rendering.cards import card
from bot.rendering.cautions import caution
from bot.rendering.kind_labels import EMERGENCY
from conversations.texts import Text, _, plural, vital
from resources_db.directory.terms import (
    Correspondent,
    Kind,
    KindCode,
    Need,
    NeedCode,
    PublishAdvice,
    Resource,
)

MOST = 1500
"""Records of one document at most: more is a book that nobody prints (measured in decision 25)."""
_CONTACTS = (_("Téléphone"), _("Adresse"), _("Courriel"), _("Site"))
_HOURS = (_("Horaires"),)
_NO_BREAK = "\N{NO-BREAK SPACE}"


class TooMany(Exception):
    """More records than one document can hold."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the directory is printed. Nothing chosen: everything that may be shown."""

    departement: str | None = None
    need: NeedCode | None = None

    def of(self, records: Iterable[Resource]) -> list[Resource]:
        """The records chosen, those of all France included. Raises ``TooMany``."""
        chosen: list[Resource] = []
        for record in records:
            if record.advice is not PublishAdvice.NEVER and self._takes(record):
                chosen.append(record)
            if len(chosen) > MOST:
                raise TooMany
        return chosen

    def _takes(self, record: Resource) -> bool:
        if self.need is not None and self.need not in record.needs:
            return False
        near = not record.departements or self.departement in record.departements
        return self.departement is None or near


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The needs in their order, and the kinds."""

    needs: Mapping[NeedCode, Need]
    kinds: Mapping[KindCode, Kind]


@dataclass(frozen=True, slots=True)
class _Row:
    """A record and its card, numbered for the links."""

    number: int
    record: Resource
    card: Card


def annexe(
    records: Sequence[Resource],
    taxonomy: Taxonomy,
    voice: Voice,
    today: date,
    logos: tuple[Logo, ...] = (),
) -> bytes:
    """The PDF of these records. Those that must never be shown are left out."""
    title = _("Ressources pour les parents et pour les jeunes")
    rows = [
        _Row(number, record, worded)
        for number, record in enumerate(records)
        if (worded := card(record, voice.lang, voice.say, taxonomy.kinds, today)) is not None
    ]
    values: dict[str, Json] = {
        "title": voice.words(title),
        "author": "Accroche",
        "footer": voice.words(_("Édition du {day}", day=today)),
        "language": voice.language,
        "logos": [logo.values() for logo in logos],
        "opening": [voice.words(text) for text in _opening(len(rows), today)],
        "contents": voice.words(_("Sommaire")),
        "columns": [voice.words(text) for text in _columns()],
        "elsewhere": voice.words(_("Voir aussi :")),
        "themes": list(_themes(rows, taxonomy, voice, today)),
    }
    return typeset("annexe.typ", values, today)


def _opening(count: int, today: date) -> Iterator[Text]:
    yield _(
        "État des lieux des ressources mobilisables, annexé à la convention de partenariat. "
        "Édition du {day}.",
        day=today,
    )
    yield plural("{count} fiche.", "{count} fiches.", count)
    yield vital(_("En cas de danger : 15, 17, 18 ou 112 ; 114 par SMS. Enfant en danger : 119."))
    yield _(
        "Chaque fiche dit d'où elle vient et de quand. Ce qui n'est pas connu est dit inconnu. "
        "Avant de vous déplacer, appelez."
    )


def _columns() -> tuple[Text, ...]:
    return (
        _("Qui"),
        _("Contacts"),
        _("Horaires"),
        _("Secteur et public"),
        _("Source et date"),
    )


def _themes(rows: Sequence[_Row], taxonomy: Taxonomy, voice: Voice, today: date) -> Iterator[Json]:
    """The emergency numbers, then each need in the order of the taxonomy, then the rest."""
    first = {row.number: _first(row.record, taxonomy.needs) for row in rows}
    urgent = [row for row in rows if row.record.kind == EMERGENCY]
    others = [row for row in rows if row.record.kind != EMERGENCY]
    groups: list[tuple[Text, list[_Row], list[_Row]]] = [(_("Numéros d'urgence"), urgent, [])]
    for code, need in taxonomy.needs.items():
        of_need = [row for row in others if code in row.record.needs]
        told = [row for row in of_need if first[row.number] == code]
        groups.append((Text(need.label), told, [row for row in of_need if row not in told]))
    groups.append(
        (_("Autres ressources"), [row for row in others if first[row.number] is None], [])
    )
    for name, told, elsewhere in groups:
        if told or elsewhere:
            yield {
                "name": voice.words(name),
                "rows": [_row(row, voice, today) for row in sorted(told, key=_by_name)],
                "elsewhere": [
                    {"number": row.number, "name": voice.words(row.card.name)}
                    for row in sorted(elsewhere, key=_by_name)
                ],
            }


def _first(record: Resource, needs: Mapping[NeedCode, Need]) -> NeedCode | None:
    return next((need for need in record.needs if need in needs), None)


def _by_name(row: _Row) -> str:
    return row.card.name.casefold()


def _row(row: _Row, voice: Voice, today: date) -> Json:
    contacts = {voice.say(text) for text in _CONTACTS}
    hours = {voice.say(text) for text in _HOURS}
    lines = row.card.lines
    territory = [line for line in lines if line.label not in contacts | hours]
    return {
        "number": row.number,
        "name": voice.words(row.card.name),
        "kind": _tagged(row.card.kind_label, voice),
        "description": voice.words(row.card.description) if row.card.description else None,
        "contacts": [
            *(_line(_whole(line), voice) for line in lines if line.label in contacts),
            *(_correspondent(it, voice) for it in row.record.correspondents),
        ],
        "hours": [
            {"label": None, "value": _value(line, voice)} for line in lines if line.label in hours
        ],
        "territory": [_line(line, voice) for line in territory],
        "cautions": [voice.words(text) for text in caution(row.record, today)],
        "sources": [_tagged(row.card.source, voice)],
    }


def _whole(line: Line) -> Line:
    """A number that a line of the table does not cut in two."""
    is_number = line.href is not None and line.href.startswith(("tel:", "sms:"))
    return replace(line, value=line.value.replace(" ", _NO_BREAK)) if is_number else line


def _line(line: Line, voice: Voice) -> Json:
    return {"label": _tagged(line.label, voice), "value": _value(line, voice)}


def _value(line: Line, voice: Voice) -> Json:
    return voice.words(line.value) if line.lang else _tagged(line.value, voice)


def _correspondent(it: Correspondent, voice: Voice) -> Json:
    """Whom school heads may call (R26)."""
    reached = " · ".join(way for way in (it.telephone, it.courriel) if way)
    return {"label": voice.words(it.role), "value": voice.words(reached)}


def _tagged(words: str, voice: Voice) -> Json:
    """Words already in the document's language."""
    return {"text": words, **voice.language, "french": None}
