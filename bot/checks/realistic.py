"""Replies of the walk with the longest real records in place of its sample ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from conversations.texts import Label, Ref, Text
from conversations.turn import Reply
from resources_db.directory.terms import Resource, ResourceId


class LongestRecords:
    """The records that ask for the most room, to stand for any other."""

    def __init__(self, records: Iterable[Resource]) -> None:
        everyone = list(records)
        by_name = sorted(everyone, key=lambda record: (-len(record.nom), record.id))
        by_card = sorted(everyone, key=lambda record: (-len(str(record)), record.id))
        self._names = [record.id for record in by_name]
        self._cards = [record.id for record in by_card]

    def reply(self, reply: Reply) -> Reply:
        """The same reply about the longest records; unchanged where there are too few."""
        labels: list[Label] = [reply.text, *(button.label for button in reply.choices)]
        names = _stand_ins([id_ for label in labels for id_ in _named_in(label)], self._names)
        cards = _stand_ins(reply.cards, self._cards)
        text = _renamed(reply.text, names)
        return replace(
            reply,
            text=text if isinstance(text, Text) else reply.text,
            cards=tuple(ResourceId(cards.get(id_, id_)) for id_ in reply.cards),
            choices=tuple(replace(it, label=_renamed(it.label, names)) for it in reply.choices),
        )


def _stand_ins(samples: Sequence[str], records: Sequence[str]) -> Mapping[str, str]:
    return dict(zip(dict.fromkeys(samples), records, strict=False))


def _named_in(label: Label) -> Iterator[str]:
    match label:
        case Ref("resource", id_):
            yield id_
        case Text(values=values):
            for _name, value in values:
                if isinstance(value, Text | Ref):
                    yield from _named_in(value)
        case _:
            return


def _renamed(label: Label, names: Mapping[str, str]) -> Label:
    match label:
        case Ref("resource", id_):
            return Ref("resource", names.get(id_, id_))
        case Text(values=values):
            told = (
                (name, _renamed(value, names) if isinstance(value, Text | Ref) else value)
                for name, value in values
            )
            return replace(label, values=tuple(told))
        case _:
            return label
