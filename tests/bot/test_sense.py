"""What the numbers of the optional model say, without the model."""

from __future__ import annotations

from bot.library import WORD_LISTS
from bot.sense import Head, Model, open_sense, read_head
from conversations.understanding.reading import Intent
from conversations.understanding.word_lists import CASE_DATA, About
from resources_db.directory.taxonomy import needs

TWO = Head(("near", "far"), (0.0, 0.0), (0.0, 0.0), ((1.0, 0.0), (-1.0, 0.0)))


def test_a_text_leans_to_the_code_it_is_nearest_to() -> None:
    """The shares make 1, whatever the length of the numbers; only the start is read."""
    read: list[str] = []

    def numbers(text: str) -> list[float]:
        read.append(text)
        return [0.1, 0.0]

    shares = Model(numbers, {About.NEEDS: TWO}).shares("a" * 100_000)[About.NEEDS]
    assert shares["near"] > 0.99
    assert abs(sum(shares.values()) - 1) < 1e-9
    assert len(read[0]) < 1_000


def test_the_usual_text_leans_nowhere() -> None:
    """A text that is exactly the centre is no division by zero."""
    assert TWO.shares([0.0, 0.0]) == {"near": 0.5, "far": 0.5}


def test_what_was_learned_fits_the_taxonomy() -> None:
    """Each file has a row of as many numbers for each code, and only known codes."""
    known = {About.NEEDS: set(needs()), About.INTENTS: {*Intent, CASE_DATA}}
    for about, codes in known.items():
        head = read_head(WORD_LISTS / "sense" / f"{about}.json")
        assert set(head.codes) <= {str(code) for code in codes}
        assert len(head.weights) == len(head.usual) == len(head.codes)
        assert {len(row) for row in head.weights} == {len(head.centre)}


def test_without_its_package_there_is_no_second_opinion() -> None:
    """The default installation has no model: everything works by words alone."""
    assert open_sense(WORD_LISTS / "sense") is None
