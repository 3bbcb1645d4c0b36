"""The sections of the page of a measure, in the order of the page; ``section`` says how to add one.

Danger comes first, else « Ce qui est attendu de vous »; then where it stands; then what is done,
in the order of a measure's life; what holds all along comes last.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.console.measures import (
    alarm_section,
    check_section,
    close_section,
    contract_section,
    days_section,
    end_section,
    expected_section,
    know_section,
    learnt_section,
    papers_section,
    referent_section,
    responsible_section,
    return_section,
    school_sentences,
    sentences,
    sheet_section,
    standing_section,
    stop_section,
    told_section,
    tutor_words_section,
    work_section,
)
from bot.console.measures.section import Section
from bot.console.measures.starting import plan_section, plan_sentences
from bot.measures.tutor_sentences import WORDS_KEPT
from conversations.texts import Text

SECTIONS: tuple[Section, ...] = (
    alarm_section.show,
    expected_section.show,
    know_section.show,
    told_section.show,
    standing_section.show,
    sheet_section.show,
    days_section.show,
    plan_section.show,
    contract_section.show,
    tutor_words_section.show,
    work_section.show,
    referent_section.show,
    check_section.show,
    end_section.show,
    return_section.show,
    learnt_section.show,
    stop_section.show,
    papers_section.show,
    responsible_section.show,
    close_section.show,
)

DONE: Mapping[str, Text] = {
    **sentences.DONE,
    **plan_sentences.ON_MEASURE,
    **school_sentences.DONE,
    "mot": WORDS_KEPT,
}
"""What was just done, by the word that stands in the address."""
