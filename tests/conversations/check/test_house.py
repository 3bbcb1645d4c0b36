"""The dialogues of the house are proved, and drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.checking import HOUSE, Checked, Report, judge
from bot.checks.hash_order import hash_order_faults
from bot.library import CATALOGS, Library
from bot.rendering.catalogs import SOURCE, Catalogs, template
from conversations.check.drawing import outline, page
from conversations.check.events import Walk
from conversations.check.findings import Fault, Finding
from conversations.dialogues.house import DIALOGUES
from tools.dialogues_page import PAGE

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 21)


def test_nothing_is_wrong_with_the_house(library: Library, walked: Walk) -> None:
    """Every dialogue, in every language."""
    report = judge(Checked(DIALOGUES, library, template(CATALOGS), TODAY), walked)
    assert list(map(str, report.findings)) == []
    assert report.dialogues == len(DIALOGUES)
    assert report.questions > len(DIALOGUES)
    assert report.paths > report.steps > report.questions
    assert report.sentences > 200
    assert report.languages == library.catalogs.languages


def test_the_house_is_the_same_in_every_run() -> None:
    """Nothing depends on the order of a set."""
    assert list(hash_order_faults(HOUSE)) == []


def test_every_dialogue_is_walked_to_its_end(walked: Walk) -> None:
    """None is left out of the proof."""
    assert {end.at.dialogue for end in walked.ended} == set(DIALOGUES)


def test_every_reason_of_refusal_is_walked(walked: Walk) -> None:
    """Each change is refused for each reason on the way."""
    refused = {
        str(entry.value["refused"])
        for end in walked.ended
        for entry in end.at.journal
        if isinstance(entry.value, dict) and "refused" in entry.value
    }
    assert {"not_allowed", "unknown_resource", "unknown_language"} <= refused


def test_without_a_language_the_house_is_at_fault(library: Library, walked: Walk) -> None:
    """The same proof finds a language that lacks everything."""
    spoken = library.catalogs.by_language
    empty = replace(spoken["en"], sentences={}, plurals={})
    mute = replace(library, catalogs=Catalogs({SOURCE: spoken[SOURCE], "en": empty}))
    sentences = template(CATALOGS)
    report = judge(Checked(DIALOGUES, mute, sentences, TODAY), walked)
    assert {it.fault for it in report.findings} == {Fault.MISSING_TRANSLATION}
    assert sum(it.dialogue == "catalogue" for it in report.findings) == len(sentences)


def test_the_drawing_is_up_to_date(walked: Walk) -> None:
    """``python -m tools.dialogues_page`` would change nothing."""
    assert PAGE.read_text(encoding="utf-8") == page(walked)


def test_the_drawing_names_every_dialogue_and_answer(walked: Walk) -> None:
    """In words for a terminal, as in the charts."""
    drawn = outline(walked)
    assert all(f"\n{name}\n" in f"\n{drawn}" for name in DIALOGUES)
    assert "En voir plus → next" in drawn
    assert "rien → unmet" in drawn


def test_a_report_tells_its_figures_and_its_findings() -> None:
    """One line of figures, then a line for each fault."""
    finding = Finding(Fault.DEAD_END, "menu", ("go=x",), "il finit")
    assert str(Report(7, 20, 9, 30, ("fr", "en"), 200, [finding])) == (
        "7 dialogues, 20 étapes dont 9 questions, 30 chemins, 2 langues (fr, en), 200 phrases : "
        "1 défaut\nimpasse : menu › go=x : il finit"
    )
    assert str(Report(7, 20, 9, 30, ("fr",), 200, [])).endswith(": aucun défaut")
