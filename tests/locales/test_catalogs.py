"""The catalogs say everything that the source says, in every language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from bot.rendering.placeholders import placeholders
from conversations.dialogues.language import LANGUAGES as OFFERED
from locales.sources import ROOMS, extracted
from locales.update import ROOT, merged, updated

FILES = sorted((ROOT / "locales").glob("*/LC_MESSAGES/accroche.po"))
LANGUAGES = [file.parent.parent.name for file in FILES]
SOURCE = "fr"


def _read(file: Path) -> Catalog:
    return read_po(file.read_text(encoding="utf-8").splitlines(keepends=True), abort_invalid=True)


def _messages(file: Path) -> list[Message]:
    return [message for message in _read(file) if message.id]


def _forms(words: object) -> tuple[str, ...]:
    """The one form of a sentence, or the several of one that counts."""
    match words:
        case str():
            return (words,)
        case list() | tuple():
            return tuple(str(form) for form in words)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        case _:
            return ()


def test_french_and_english_are_there() -> None:
    """The two languages of the first version."""
    assert {"fr", "en"} <= set(LANGUAGES)


def test_the_languages_offered_are_those_of_the_catalogs() -> None:
    """Nobody is offered a language that is not there, nor kept from one that is."""
    assert {option.value for option in OFFERED} == set(LANGUAGES)


def test_catalogs_are_up_to_date() -> None:
    """``python -m locales.update`` would change nothing: no sentence is missing or left over."""
    stale = [str(file.name) for file, content in updated(ROOT) if file.read_text() != content]
    assert stale == []


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_every_sentence_is_translated(file: Path) -> None:
    """No language but the source leaves a sentence, or one of its forms, empty."""
    if file.parent.parent.name == SOURCE:
        assert all(not any(_forms(message.string)) for message in _messages(file))
        return
    missing = [message.id for message in _messages(file) if not all(_forms(message.string))]
    assert missing == []


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_translations_keep_the_placeholders(file: Path) -> None:
    """A translation has the placeholders of its source, no more, no less."""
    for message in _messages(file):
        wanted = {placeholders(form) for form in _forms(message.id)}
        used = {placeholders(form) for form in _forms(message.string) if form}
        assert used <= wanted, message.id


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_plural_forms_are_those_of_the_language(file: Path) -> None:
    """The header's rule is the language's, and each counting sentence has all its forms."""
    catalog = _read(file)
    rule = get_plural(Locale.parse(file.parent.parent.name))
    assert (catalog.num_plurals, catalog.plural_expr) == (rule.num_plurals, rule.plural_expr)
    counting = [message for message in catalog if isinstance(message.id, tuple | list)]
    assert counting
    assert all(len(_forms(message.string)) == rule.num_plurals for message in counting)


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_no_doubtful_translation(file: Path) -> None:
    """A fuzzy entry would be shown in French: it is either right or empty."""
    assert [message.id for message in _messages(file) if message.fuzzy] == []


@pytest.mark.parametrize("file", FILES, ids=LANGUAGES)
def test_the_review_state_is_said(file: Path) -> None:
    """Every catalog says whether a person who speaks the language has read it through."""
    states = {f'"X-Accroche-Review: {state}\\n"' for state in ("reviewed", "unreviewed")}
    assert states & set(file.read_text(encoding="utf-8").splitlines())


def _calls(folder: Path) -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"_", "plural"}
            ):
                yield f"{file.relative_to(ROOT)}:{node.lineno}", node


@pytest.mark.parametrize("room", ROOMS)
def test_sentences_are_whole_literals(room: str) -> None:
    """A sentence built from pieces could not be extracted, nor translated."""
    for where, call in _calls(ROOT / room):
        wanted = 1 if isinstance(call.func, ast.Name) and call.func.id == "_" else 2
        for argument in call.args[:wanted]:
            assert isinstance(argument, ast.Constant), where
            assert isinstance(argument.value, str), where


@pytest.mark.parametrize("room", ROOMS)
def test_every_placeholder_is_given_its_value(room: str) -> None:
    """The names in a sentence are exactly the names of the values it is called with."""
    for where, call in _calls(ROOT / room):
        forms = [arg.value for arg in call.args[:2] if isinstance(arg, ast.Constant)]
        wanted = set[str]().union(*(placeholders(str(form)) for form in forms))
        given = {keyword.arg for keyword in call.keywords}
        assert wanted - {"count"} == given, where


def _catalog(*messages: str | tuple[str, str]) -> Catalog:
    catalog = Catalog()
    for message in messages:
        catalog.add(message)
    return catalog


def test_a_sentence_that_leaves_and_returns_keeps_its_translation() -> None:
    """Nothing that a translator wrote is lost, and the header is left alone."""
    header = '# Mine\nmsgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"'
    here = f'{header}\n\nmsgid "Bonjour"\nmsgstr "Hello"\n\n'
    gone = merged(here, _catalog("Adieu"))
    assert gone.startswith(header + "\n\n")
    assert '#~ msgid "Bonjour"\n#~ msgstr "Hello"' in gone
    assert merged(gone, _catalog("Bonjour")) == here


def test_merging_twice_changes_nothing() -> None:
    """No dates, no line numbers: the same source gives the same file."""
    file = FILES[0]
    once = merged(file.read_text(encoding="utf-8"), extracted(ROOT))
    assert merged(once, extracted(ROOT)) == once
