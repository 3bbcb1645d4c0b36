"""Messages to learn from are read whole, or the line to mend is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.learning.practice import PracticeError, practice_in, practised

LINE = "ro\tyoung\temergency\tfind_help\tfugue,logement\tfugue,grave\tam fugit de acasa"


def test_a_line_tells_all_that_is_learned_from_it() -> None:
    """Wish, other wishes, needs, danger and group."""
    message = practised("1", LINE)
    assert message.intent == "emergency"
    assert message.intents == {"emergency", "find_help"}
    assert message.needs == {"fugue", "logement"}
    assert (message.urgent, message.danger, message.group) == (True, "runaway", "other_lang")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (LINE.replace("fugue,logement", "fuite"), "no need is named"),
        (LINE.replace("emergency", "help!"), "help!"),
        (LINE.replace("young", "child"), "child"),
        (LINE.replace("\tam", " am"), "6 fields instead of 7"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, wrong: str, says: str) -> None:
    """The file, the line and what is wrong with it."""
    (tmp_path / "some.tsv").write_text(f"{LINE}\n{wrong}\n", "utf-8")
    with pytest.raises(PracticeError, match=r"some\.tsv, line 2: .*") as found:
        list(practice_in(tmp_path))
    assert says in str(found.value)
