"""What the facts allow is shown, and nothing else (« Truth »)."""

from __future__ import annotations

import pytest

from resources_db.directory.records import to_json
from resources_db.directory.shelf import Shelf
from resources_db.directory.suiting import has_contact
from resources_db.directory.terms import PublishAdvice, Resource, ResourceId
from tests.resources_db.directory.raw_facts import BY_ID, PUBLIC, SEED, FactRecord

_CONTACTS = {"phone": "telephone", "address": "adresse", "url": "site_web"}
_SEEN_ONLY = {"hours": "horaires_accueil", "cost": "frais", "languages": "langues"}


def _ids(records: list[FactRecord]) -> list[str]:
    return [record["id"] for record in records]


def _by_id(resources: list[Resource]) -> dict[str, Resource]:
    return {str(r.id): r for r in resources}


def _shown_text(resource: Resource) -> str:
    return to_json(resource).encode().decode("unicode_escape")


@pytest.mark.parametrize("record", PUBLIC, ids=_ids(PUBLIC))
def test_publish_advice_is_obeyed(
    record: FactRecord, resources: list[Resource], shelf: Shelf
) -> None:
    """Every public record is shown with its advice, and « never » is not on the shelf."""
    advice = PublishAdvice(record["publish_advice"])
    assert _by_id(resources)[record["id"]].advice is advice
    assert (shelf.get(ResourceId(record["id"])) is None) == (advice is PublishAdvice.NEVER)


@pytest.mark.parametrize("record", PUBLIC, ids=_ids(PUBLIC))
def test_contacts_are_those_of_the_record(record: FactRecord, resources: list[Resource]) -> None:
    """A phone, an address or a site is the record's own word, or unknown when it is empty."""
    shown = _by_id(resources)[record["id"]]
    for fact, field in _CONTACTS.items():
        assert getattr(shown, field) == record[fact]
    if record["publish_advice"] == "empty_field":
        assert not has_contact(shown)


@pytest.mark.parametrize("record", PUBLIC, ids=_ids(PUBLIC))
def test_hours_cost_and_languages_were_seen(record: FactRecord, resources: list[Resource]) -> None:
    """They are shown in the record's words if a page was seen to give them, else unknown."""
    verified = " ".join(record["fields_verified"]).replace("gratuité", "cost")
    for fact, field in _SEEN_ONLY.items():
        shown = getattr(_by_id(resources)[record["id"]], field)
        assert shown in (None, record[fact])
        assert (shown is None) or fact in verified
        assert "non vérifié" not in (shown or "")


@pytest.mark.parametrize("record", PUBLIC, ids=_ids(PUBLIC))
def test_unverified_values_are_not_shown(record: FactRecord, resources: list[Resource]) -> None:
    """What the facts mark as unverified is nowhere on the card."""
    text = _shown_text(_by_id(resources)[record["id"]])
    for value in record["unverified_values"].values():
        if len(value) > 3:
            assert value not in text


def test_no_note_of_the_editor_is_shown(resources: list[Resource]) -> None:
    """The notes of both files are for the editor: none is on any card."""
    everything = "\n".join(_shown_text(r) for r in resources)
    notes = {str(record["notes"]) for record in [*PUBLIC, *SEED] if record["notes"]}
    assert len(notes) > 80
    assert [note for note in notes if note in everything] == []


def test_every_resource_has_a_source(resources: list[Resource]) -> None:
    """A card always says where its facts come from."""
    assert [r.id for r in resources if not r.sources or not all(s.label for s in r.sources)] == []


def test_every_date_is_in_a_source(resources: list[Resource]) -> None:
    """The year of a card is one that its record names, never later than its newest source."""
    for r in resources:
        if r.checked_year is not None:
            record = BY_ID[r.id]
            said = f"{record} {[source.date for source in r.sources]}"
            assert str(r.checked_year) in said
            assert r.date_maj is not None


def test_a_phone_is_as_old_as_its_page(resources: list[Resource]) -> None:
    """Addap13's phone was seen in 2011: a later page on something else does not refresh it."""
    assert _by_id(resources)["pub-070"].checked_year == 2011


def test_a_seed_record_says_its_document_and_article(resources: list[Resource]) -> None:
    """What comes from a founding document cites it."""
    for r in resources:
        if r.id.startswith("seed-"):
            assert BY_ID[r.id]["source_ref"] in r.sources[0].label
            assert r.sources[0].date is not None


def test_a_seed_record_without_contact_says_so(resources: list[Resource]) -> None:
    """Seed advice: a number to be called first, a site alone is fine, nothing is unknown."""
    for r in resources:
        if r.id.startswith("seed-"):
            if r.telephone:
                assert r.advice is PublishAdvice.CALL_FIRST
            else:
                assert r.advice is (PublishAdvice.OK if r.site_web else PublishAdvice.EMPTY_FIELD)


def test_a_rule_on_places_is_not_shown_as_hours(resources: list[Resource]) -> None:
    """« Au moins 2,5 jours par semaine » is a rule for such places, not when one is open."""
    assert _by_id(resources)["seed-081"].horaires_accueil is None


def test_two_records_of_one_thing_make_one_card(resources: list[Resource], shelf: Shelf) -> None:
    """The Service Jeunesse has one card, with the city's page and the founding document."""
    service = _by_id(resources)["pub-032"]
    assert shelf.get(ResourceId("seed-001")) is None
    assert [source.url is None for source in service.sources] == [False, True]
    assert service.publics == "jeunes collégiens et lycéens, familles, établissements"
