"""A place alone tells of no need."""

from __future__ import annotations

import pytest

from conversations.understanding.knowledge import Knowledge
from conversations.understanding.read import read
from conversations.understanding.reading import Urgency


@pytest.mark.parametrize(
    "text",
    ["Saint-Denis", "saint-étienne-du-rouvray", "j'habite à Elbeuf", "je suis à Rouen", "Le Havre"],
)
def test_a_place_alone_tells_of_no_need(text: str, knowledge: Knowledge) -> None:
    """« Saint-Denis » is not a mistyped « dents »."""
    reading = read(text, knowledge)
    assert reading.communes
    assert reading.needs == ()
    assert reading.urgency is Urgency.NONE


def test_a_need_told_with_its_place_is_read(knowledge: Knowledge) -> None:
    """The place does not hide the need, nor the need the place."""
    reading = read("mon fils est exclu, on est à Elbeuf", knowledge)
    assert reading.needs[0] == "exclusion_temporaire"
    assert reading.communes
