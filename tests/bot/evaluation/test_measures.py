"""The figures of ``accroche ask --evaluate``."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.asking import Answer
from bot.evaluation.measures import MEASURES, Judged, interval
from bot.evaluation.table import confusions, table
from bot.evaluation.written import message

FIELDS = {
    "id": "X1",
    "lang": "fr",
    "audience": "parent",
    "group": "fr_parent",
    "text": "il sèche",
    "intent": "find_help",
    "acceptable_intents": ["find_help"],
    "need_codes": ["absenteisme"],
    "acceptable_resource_kinds": ["etablissement_scolaire"],
    "urgent": False,
    "expected_behavior": "give_resources",
    "tags": [],
}


def _judged(
    needs: list[str],
    behavior: str = "ask_one_question",
    changes: Mapping[str, object] = MappingProxyType({}),
) -> Judged:
    answer = Answer(
        id="X1",
        intent="find_help",
        needs=needs,
        urgent=False,
        behavior=behavior,
        kinds=["mission_locale"],
        resources=[],
        reply="",
    )
    return Judged(message({**FIELDS, **changes}), answer, has_number=False)


def _held(judged: Judged) -> dict[str, bool]:
    return {
        measure.name: measure.holds(judged) for measure in MEASURES if measure.about(judged.message)
    }


def test_a_need_in_second_place_is_found_but_not_first() -> None:
    """And a question is accepted where resources are expected."""
    held = _held(_judged(["orientation", "absenteisme"]))
    assert held == {
        "besoin 1er": False,
        "besoin 3": True,
        "intention": True,
        "conduite": True,
        "genre utile": False,
        "sans fausse alerte": True,
    }


def test_an_emergency_without_its_number_is_counted() -> None:
    """Missing the alarm and missing the number are two faults."""
    grave = {"urgent": True, "acceptable_intents": ["emergency"]}
    missed = _judged(["fugue"], changes=grave)
    held = _held(missed)
    assert not held["urgence certaine"]
    assert not held["urgence + numéro"]


def test_a_case_must_be_refused() -> None:
    """Any other behaviour than the refusal is a fault."""
    tags = {"tags": ["donnees_cas"], "expected_behavior": "refuse_case_data"}
    assert not _held(_judged([], changes=tags))["dossier refusé"]
    assert _held(_judged([], "refuse_case_data", tags))["dossier refusé"]


def test_an_interval_holds_its_share_and_narrows_with_numbers() -> None:
    """Few messages say little."""
    low, high = interval(8, 10)
    lower, higher = interval(800, 1000)
    assert low < lower < 0.8 < higher < high
    assert interval(0, 0) == (0.0, 1.0)


def test_the_table_has_a_line_for_all_each_group_and_each_language() -> None:
    """With the share, its interval and its count."""
    lines = table([_judged(["absenteisme"])]).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| tous", "| fr_parent", "| langue fr"]
    assert "100 % (21-100 ; 1)" in lines[2]


def test_what_was_taken_for_what_is_counted() -> None:
    """Only wrong first needs and wrong intents."""
    told = confusions([_judged(["orientation"]), _judged(["absenteisme"])])
    assert "- 1 × absenteisme → orientation" in told
    assert told.count("×") == 1
