"""Whether every sentence exists in every language, with the same placeholders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot.rendering.catalogs import SOURCE, Catalog, Catalogs
from bot.rendering.placeholders import placeholders
from conversations.check.events import Stop, Walk
from conversations.check.findings import Fault, Finding
from conversations.texts import Label, Text

CATALOG = "catalogue"
"""Where a fault of a catalog is said to be, rather than in a dialogue."""


def spoken(walk: Walk) -> Iterator[tuple[Stop, Text]]:
    """Every sentence met on the walk, those inside sentences too, each once."""
    met: dict[Text, Stop] = {}
    for at, label in _labels(walk):
        if isinstance(label, Text):
            for text in label.nested():
                met.setdefault(text, at)
    for text, at in met.items():
        yield at, text


def _labels(walk: Walk) -> Iterator[tuple[Stop, Label]]:
    for asked in walk.asked:
        yield asked.at, asked.question.prompt
        if asked.question.unclear is not None:
            yield asked.at, asked.question.unclear
        for choice in asked.question.choices():
            yield asked.at, choice.label
    for told in walk.told:
        yield told.at, told.say.text
        for call in told.say.calls:
            yield told.at, call.label


def spoken_faults(walk: Walk, catalogs: Catalogs) -> Iterator[Finding]:
    """Sentences of the dialogues without their translation, or without their values."""
    for at, text in spoken(walk):
        for fault, detail in _faults(text, catalogs):
            yield Finding(fault, at.dialogue, at.path, detail)


def _faults(text: Text, catalogs: Catalogs) -> Iterator[tuple[Fault, str]]:
    given = {name for name, _value in text.values}
    if text.plural is not None:
        given.add("count")
    wanted = placeholders(text.msgid) | placeholders(text.plural or "")
    if wanted - given:
        yield Fault.WRONG_PLACEHOLDERS, f"« {text.msgid} » attend {_listed(wanted - given)}"
    for lang in _translations(catalogs):
        if catalogs.by_language[lang].wording(text) is None:
            yield Fault.MISSING_TRANSLATION, f"« {text.msgid} » n'existe pas en « {lang} »"


def catalog_faults(catalogs: Catalogs, sources: Iterable[Sequence[str]]) -> Iterator[Finding]:
    """Sentences of the source (one form, or two) that a catalog lacks or words otherwise."""
    for forms in sources:
        for lang in _translations(catalogs):
            translated = _translated(catalogs.by_language[lang], forms)
            if not translated:
                detail = f"« {forms[0]} » n'existe pas en « {lang} »"
                yield Finding(Fault.MISSING_TRANSLATION, CATALOG, (), detail)
            if not all(_same_placeholders(forms, words) for words in translated):
                detail = f"« {forms[0]} » n'a pas les mêmes en « {lang} »"
                yield Finding(Fault.WRONG_PLACEHOLDERS, CATALOG, (), detail)


def _translated(catalog: Catalog, forms: Sequence[str]) -> tuple[str, ...]:
    if len(forms) > 1:
        return tuple(catalog.plurals.get(forms[0], ()))
    found = catalog.sentences.get(forms[0])
    return () if found is None else (found,)


def _same_placeholders(forms: Sequence[str], words: str) -> bool:
    """A form that counts one may leave its number out; nothing else may differ."""
    return placeholders(words) in {placeholders(form) for form in forms}


def _translations(catalogs: Catalogs) -> list[str]:
    return [lang for lang in catalogs.languages if lang != SOURCE]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
