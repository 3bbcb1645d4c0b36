"""Words on a page: what calls someone of the service, and what is only a day's work."""

from __future__ import annotations

import pytest

from conversations.understanding.knowledge import Knowledge
from conversations.understanding.reading import Danger, Urgency
from conversations.understanding.worrying import worry
from tests.conversations.understanding.messages import HERE

ORDINARY = (
    "J'ai rangé les livres.",
    "J'ai appris à peindre et à poncer.",
    "J'ai planté des fleurs au jardin.",
    "J'ai arrosé les plantes et balayé la cour.",
    "J'ai crié sur la prof, je regrette.",
    "Je sais pas.",
    "Bravo, il a été ponctuel et a bien travaillé.",
    "SVT : la digestion, schéma à compléter.",
    "Pinté la pared del club.",
    "Duvarı boyadım, güzeldi.",
)
GRAVE = (
    "parfois je me dis que ça serait mieux si j'étais pas là",
    "j'ai peur de rentrer à la maison",
    "il a des bleus sur les bras et ne veut pas dire pourquoi",
    "elle pleure tout le temps et parle de mourir",
    "they hit me at home",
    "أخاف أن أعود إلى البيت",
)


def test_the_booklets_that_judge_call_someone_when_grave(knowledge: Knowledge) -> None:
    """Measured: 52 of 60 grave sentences, 14 of 100 ordinary ones (32 and 9 before)."""
    ordinary, grave = _booklets()
    assert (len(ordinary), len(grave)) == (100, 60)
    assert sum(worry(text, knowledge)[0] is not Urgency.NONE for text in grave) >= 48
    assert sum(worry(text, knowledge)[0] is not Urgency.NONE for text in ordinary) <= 17


def _booklets() -> tuple[list[str], list[str]]:
    """The ordinary and the grave sentences of a file that only judges."""
    text = (HERE / "judging_booklets.txt").read_text("utf-8")
    ordinary, grave = text.removeprefix("= ordinary\n").split("= grave\n")
    return ordinary.splitlines(), grave.splitlines()


@pytest.mark.parametrize("text", ORDINARY)
def test_a_days_work_calls_nobody(knowledge: Knowledge, text: str) -> None:
    """Words that lean a little to danger, or are mended into a grave one (« peindre »)."""
    assert worry(text, knowledge) == (Urgency.NONE, ())


@pytest.mark.parametrize("text", GRAVE)
def test_what_may_be_grave_calls_someone(knowledge: Knowledge, text: str) -> None:
    """Without any sure phrase; what is seen by somebody else too."""
    urgency, dangers = worry(text, knowledge)
    assert urgency is not Urgency.NONE
    assert dangers


def test_what_is_certain_in_a_chat_is_certain_here(knowledge: Knowledge) -> None:
    """The same reading decides."""
    assert worry("je veux mourir", knowledge) == (Urgency.CERTAIN, (Danger.SUICIDE,))
