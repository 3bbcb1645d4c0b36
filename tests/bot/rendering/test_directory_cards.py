"""Every record of the directory that comes with the assistant makes a good card."""

from __future__ import annotations

from functools import partial

import pytest

from bot.messages.body import Body, Card
from bot.rendering.cards import card
from bot.rendering.kind_labels import EMERGENCY
from bot.rendering.limits import excesses
from conversations.texts import Text
from resources_db.directory.loading import load_facts
from resources_db.directory.taxonomy import kinds
from resources_db.directory.terms import PublishAdvice, Resource
from tests.bot.rendering.cards_of import CATALOGS, TODAY

RECORDS = load_facts()
SHOWN = [record for record in RECORDS if record.advice is not PublishAdvice.NEVER]
UNKNOWN = (Text("inconnu"), Text("inconnue"), Text("inconnus"))
CONFIRM = (
    Text("À confirmer par téléphone avant de vous déplacer."),
    Text("À confirmer en appelant."),
    Text("Cette information reste à confirmer."),
)


def _card(record: Resource, lang: str) -> Card | None:
    return card(record, lang, partial(CATALOGS.sentence, lang=lang), kinds(), TODAY)


def _shown(record: Resource, lang: str) -> Card:
    made = _card(record, lang)
    assert made is not None
    return made


def test_advice_never_is_obeyed() -> None:
    """Exactly the records that must never be shown have no card."""
    hidden = [record for record in RECORDS if _card(record, "fr") is None]
    assert hidden == [record for record in RECORDS if record.advice is PublishAdvice.NEVER]
    assert hidden


@pytest.mark.parametrize("lang", CATALOGS.languages)
def test_three_of_the_longest_cards_fit(lang: str) -> None:
    """A screen of three cards is within the narrowest channel's limits."""
    cards = sorted((_shown(record, lang) for record in SHOWN), key=lambda made: len(str(made)))
    assert excesses(Body(lang, "x" * 400, tuple(cards[-3:]))) == []


@pytest.mark.parametrize("lang", CATALOGS.languages)
def test_unknown_facts_are_said_to_be_unknown(lang: str) -> None:
    """Phone, address and hours are told, or said to be unknown; nothing is empty."""
    unknown = {CATALOGS.sentence(text, lang) for text in UNKNOWN}
    for record in SHOWN:
        made = _shown(record, lang)
        values = [line.value for line in made.lines]
        assert all(values), record.id
        if record.kind == EMERGENCY:
            continue
        missing = [record.telephone, record.horaires_accueil].count(None)
        missing += record.adresse is None and not record.a_distance
        assert sum(value in unknown for value in values) == missing, record.id


@pytest.mark.parametrize("lang", CATALOGS.languages)
def test_cautions_follow_the_advice(lang: str) -> None:
    """« Call first » always has a word of caution, and it comes first."""
    confirm = tuple(CATALOGS.sentence(text, lang) for text in CONFIRM)
    for record in SHOWN:
        called = (_shown(record, lang).caution or "").startswith(confirm)
        assert called == (record.advice is PublishAdvice.CALL_FIRST), record.id


@pytest.mark.parametrize("lang", CATALOGS.languages)
def test_every_card_names_its_source(lang: str) -> None:
    """The label of one of the record's sources stands on the card."""
    for record in SHOWN:
        made = _shown(record, lang)
        assert any(source.label in made.source for source in record.sources), record.id
        assert made.kind_label, record.id


def test_every_known_number_can_be_dialled() -> None:
    """A phone number of the directory is a link, on every card."""
    for record in SHOWN:
        if record.telephone is not None:
            line = _shown(record, "fr").lines[0]
            assert line.href is not None, (record.id, record.telephone)
            assert line.href.startswith(("tel:", "sms:")), record.id
