"""The sections of the page of a measure, in the order of the page; ``section`` says how to add one.

« Ce qui est attendu de vous » comes first; then where it stands; then what is done, in the order
of a measure's life; what holds all along comes last.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.console.measures import (
    check_section,
    days_section,
    expected_section,
    responsible_section,
    school_sentences,
    signatures_section,
    standing_section,
    stop_section,
)
from bot.console.measures.section import Section
from conversations.texts import Text

SECTIONS: tuple[Section, ...] = (
    expected_section.show,
    standing_section.show,
    days_section.show,
    signatures_section.show,
    check_section.show,
    stop_section.show,
    responsible_section.show,
)

DONE: Mapping[str, Text] = {**school_sentences.DONE}
"""What was just done, by the word that stands in the address."""
