"""A guardian's agreement to the accompaniment, given on the telephone: it is provisional."""

from __future__ import annotations

from resources_db.agreements.actions import GiveAnswer
from resources_db.agreements.terms import Act, Answer, Means
from resources_db.agreements.texts import ShownText, text_of

_SPOKEN = "fr"
"""The text that the page shows to be read out; an interpreter puts it in the family's language."""


def text_to_read() -> ShownText:
    """What is read out before the question is asked."""
    return text_of(Act.ACCOMPANIMENT, _SPOKEN)


def by_phone(situation: int, person: int, version: str, who: str) -> GiveAnswer:
    """Their yes, on the version that the page showed: the door refuses one that changed since.

    ``who`` was on the telephone: the proof.
    """
    text = text_to_read()
    return GiveAnswer(
        situation,
        person,
        Act.ACCOMPANIMENT,
        Answer.YES,
        version,
        text.hash,
        text.lang,
        Means.PHONE,
        proof=who,
    )
